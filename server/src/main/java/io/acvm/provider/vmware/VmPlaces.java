package io.acvm.provider.vmware;

import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.organizer.Places;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where VMs may be, and the way from a reference to a file and back. A reference is the absolute
 * path of a VMX without symbolic links; a path from outside is never followed out of the configured
 * directories.
 */
final class VmPlaces {
  /** Deeper than any structure that VMware or the organizer makes. */
  private static final int MAX_DEPTH = 6;

  private static final int MAX_VMS = 20_000;
  private static final int SUFFIX_LENGTH = 6;
  private static final String SUFFIX_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final boolean SAME_IN_ANY_CASE = File.separatorChar == '\\' || isMac();

  private final VmwareSettings settings;
  private final SecureRandom random = new SecureRandom();

  VmPlaces(VmwareSettings settings) {
    this.settings = settings;
  }

  private static boolean isMac() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  /**
   * A place for a new VM that nobody has, also none that was reserved before a restart: its name is
   * partly random. Makes nothing.
   */
  ProviderVmRef reserve(String name) {
    String file = VmNames.fileName(name);
    Path root = real(settings.defaultVmDirectory());
    while (true) {
      Path folder = root.resolve(file + "-" + suffix());
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        return new ProviderVmRef(folder.resolve(file + ".vmx").toString());
      }
    }
  }

  private String suffix() {
    StringBuilder text = new StringBuilder(SUFFIX_LENGTH);
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      text.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
    }
    return text.toString();
  }

  /**
   * The place that a reference names, whether or not anything is there: a VMX in a folder of its
   * own inside one of our directories, and no template.
   */
  Optional<Path> place(ProviderVmRef ref) {
    try {
      Path path = Path.of(ref.value());
      if (!path.isAbsolute() || !path.normalize().equals(path) || !isVmx(path)) {
        return Optional.empty();
      }
      Path real = real(path.getParent()).resolve(path.getFileName());
      boolean inside = roots().stream().anyMatch(root -> isBeneath(real.getParent(), root));
      return inside && !isTemplate(real) ? Optional.of(real) : Optional.empty();
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }

  /** The VMX that a reference names, when it is there and an ordinary file. */
  Optional<Path> find(ProviderVmRef ref) {
    return place(ref).filter(vmx -> Files.isRegularFile(vmx, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * All VMX files of VMs; symbolic links are not followed, nor what cannot be read complained of.
   */
  Set<Path> scan() {
    Set<Path> found = new LinkedHashSet<>();
    roots().forEach(root -> collect(root, found));
    return found;
  }

  /** All files of one ending beneath a directory. */
  static List<Path> filesIn(Path directory, String ending) {
    Set<Path> found = new LinkedHashSet<>();
    walk(real(directory), path -> false, ending, found);
    return List.copyOf(found);
  }

  private void collect(Path root, Set<Path> found) {
    walk(root, this::isTemplate, ".vmx", found);
  }

  private static void walk(
      Path root, java.util.function.Predicate<Path> skipped, String ending, Set<Path> found) {
    try {
      Files.walkFileTree(
          root,
          Set.<FileVisitOption>of(),
          MAX_DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return skipped.test(folder)
                      || folder.toString().endsWith(".lck")
                      || folder.endsWith(Places.TRASH)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && endsWith(file, ending)) {
                found.add(file);
              }
              return found.size() < MAX_VMS ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException cause) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Whether a path is a template's, or the directory of templates itself. */
  boolean isTemplate(Path path) {
    return settings.templatesDirectory().map(VmPlaces::real).filter(path::startsWith).isPresent();
  }

  /** Whether a file is inside our directories, and so ours to change. */
  boolean isOurs(Path real) {
    return roots().stream().anyMatch(root -> isBeneath(real, root)) && !isTemplate(real);
  }

  private static boolean isBeneath(Path path, Path root) {
    return path.startsWith(root) && !path.equals(root);
  }

  private List<Path> roots() {
    List<Path> roots = new ArrayList<>();
    settings.roots().forEach(root -> roots.add(real(root)));
    return roots;
  }

  /** The path without symbolic links, as far as it exists. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      Path parent = path.getParent();
      return parent == null ? path : real(parent).resolve(path.getFileName());
    }
  }

  /** One text for one file, however its path is written where case does not matter. */
  static String key(Path real) {
    return SAME_IN_ANY_CASE ? real.toString().toLowerCase(Locale.ROOT) : real.toString();
  }

  private static boolean isVmx(Path path) {
    return endsWith(path, ".vmx");
  }

  private static boolean endsWith(Path path, String ending) {
    return path.getFileName() != null
        && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
