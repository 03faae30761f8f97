package io.acvm.provider.vmware.vmrun;

import static io.acvm.domain.error.ErrorCode.VMRUN_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VMRUN_NOT_USABLE;

import io.acvm.domain.error.AcvmException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds vmrun: where the settings say and nowhere else, or on the search path, in the registry of
 * Windows, and in the default places of all versions. What was found is kept while it is there.
 */
public final class VmrunFinder implements Supplier<Path> {
  private static final Pattern VALUE = Pattern.compile("REG_(?:EXPAND_)?SZ\\s+(.+)");
  private static final Pattern PRODUCT =
      Pattern.compile("VMware (?:Workstation|Player|Fusion)[^\\r\\n]{0,80}");
  private static final List<String> PRODUCT_KEYS =
      List.of(
          "HKLM\\SOFTWARE\\WOW6432Node\\VMware, Inc.\\VMware Workstation",
          "HKLM\\SOFTWARE\\VMware, Inc.\\VMware Workstation");
  private static final String APP_KEY =
      "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\vmware.exe";
  private static final String WINDOWS_FOLDER = "VMware/VMware Workstation";

  private final Computer computer;
  private final Optional<Path> configured;
  private volatile Path found;

  public VmrunFinder(Computer computer, Optional<Path> configured) {
    this.computer = computer;
    this.configured = configured;
  }

  /**
   * The executable.
   *
   * @throws AcvmException {@code VMRUN_NOT_FOUND} with the places that were looked at, {@code
   *     VMRUN_NOT_USABLE} when it is there and this account must not run it
   */
  @Override
  public Path get() {
    Path known = found;
    if (known != null && Files.isExecutable(known)) {
      return known;
    }
    Set<Path> places = new LinkedHashSet<>(places());
    Optional<Path> file = places.stream().filter(Files::isRegularFile).findFirst();
    if (file.isEmpty()) {
      String looked = String.join(", ", places.stream().map(Path::toString).toList());
      throw AcvmException.of(VMRUN_NOT_FOUND, "places", looked);
    }
    if (!Files.isExecutable(file.get())) {
      throw AcvmException.of(VMRUN_NOT_USABLE, "path", file.get().toString());
    }
    found = file.get();
    return found;
  }

  /** A tool of the same installation, such as {@code vmware-vdiskmanager}. */
  public Optional<Path> sibling(String name) {
    Path file = get().resolveSibling(computer.isWindows() ? name + ".exe" : name);
    return Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
  }

  /** The product with its version, such as {@code VMware Workstation 17.6.3 build-24583834}. */
  public Optional<String> product() {
    if (computer.isWindows()) {
      return PRODUCT_KEYS.stream()
          .flatMap(key -> registry(key, "ProductVersion").stream())
          .findFirst()
          .map(version -> "VMware Workstation " + version);
    }
    return sibling("vmware")
        .flatMap(tool -> computer.ask().apply(List.of(tool.toString(), "-v")))
        .flatMap(
            answer -> {
              Matcher product = PRODUCT.matcher(answer);
              return product.find() ? Optional.of(product.group().strip()) : Optional.empty();
            });
  }

  private List<Path> places() {
    String name = computer.isWindows() ? "vmrun.exe" : "vmrun";
    if (configured.isPresent()) {
      Path path = configured.get();
      return List.of(Files.isDirectory(path) ? path.resolve(name) : path);
    }
    List<Path> places = new ArrayList<>();
    folders().forEach(folder -> places.add(folder.resolve(name)));
    return places;
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    Pattern separator = Pattern.compile(computer.isWindows() ? ";" : ":");
    separator
        .splitAsStream(computer.environment().getOrDefault("PATH", ""))
        .flatMap(entry -> path(entry).stream())
        .filter(Path::isAbsolute)
        .forEach(folders::add);
    switch (computer.family()) {
      case WINDOWS -> {
        PRODUCT_KEYS.forEach(
            key -> registry(key, "InstallPath").flatMap(this::path).ifPresent(folders::add));
        registry(APP_KEY, "Path").flatMap(this::path).ifPresent(folders::add);
        programFolder("ProgramFiles(x86)").ifPresent(folders::add);
        programFolder("ProgramFiles").ifPresent(folders::add);
      }
      case LINUX -> {
        folders.add(computer.root().resolve("usr/bin"));
        folders.add(computer.root().resolve("usr/lib/vmware/bin"));
      }
      case MACOS -> {
        Path fusion = computer.root().resolve("Applications/VMware Fusion.app/Contents");
        folders.add(fusion.resolve("Public"));
        folders.add(fusion.resolve("Library"));
      }
    }
    return folders;
  }

  private Optional<Path> programFolder(String variable) {
    return Optional.ofNullable(computer.environment().get(variable))
        .flatMap(this::path)
        .map(folder -> folder.resolve(WINDOWS_FOLDER));
  }

  private Optional<String> registry(String key, String value) {
    return computer
        .ask()
        .apply(List.of("reg", "query", key, "/v", value))
        .flatMap(
            answer -> {
              Matcher line = VALUE.matcher(answer);
              return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
            });
  }

  private Optional<Path> path(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }
}
