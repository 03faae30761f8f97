package io.acvm.provider.vmware.vmrun;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@link VmrunFinder} may look at of a computer.
 *
 * @param root of its file system, where fixed places begin
 * @param ask runs a short command and returns what it prints on both outputs; empty when it fails
 */
public record Computer(
    Family family,
    Map<String, String> environment,
    Path root,
    Function<List<String>, Optional<String>> ask) {
  /** Families of operating systems. */
  public enum Family {
    WINDOWS,
    LINUX,
    MACOS
  }

  /** The one that this server runs on. */
  public static Computer here(Function<List<String>, Optional<String>> ask) {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Family family =
        name.startsWith("windows")
            ? Family.WINDOWS
            : name.startsWith("mac") ? Family.MACOS : Family.LINUX;
    return new Computer(family, System.getenv(), Path.of("/"), ask);
  }

  boolean isWindows() {
    return family == Family.WINDOWS;
  }
}
