package io.acvm.organizer;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.VirtualDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the files of a VM say about other files, made true after they were moved: what lies with
 * them is named relative to them, what stayed elsewhere by its whole path. Both are true in the old
 * place too, so this needs no undoing and may be done again.
 */
final class References {
  private static final Pattern IN_VMX =
      Pattern.compile(
          "(?:scsi|sata|nvme|ide|floppy|serial|parallel)\\d+(?::\\d+)?\\.filename"
              + "|nvram|extendedconfigfile|workingdir|checkpoint\\.vmstate|vmxstats\\.filename");
  private static final Pattern IN_VMSD =
      Pattern.compile("snapshot\\d+\\.(?:filename|disk\\d+\\.filename)|sentinel\\d+");
  private static final String SEARCH_PATH = "fileSearchPath";

  private final Path then;

  /**
   * @param then the folder that the files were in when what they say was true
   */
  References(Path then) {
    this.then = then;
  }

  void mend(Path folder) throws IOException {
    for (Path file : Trees.files(folder)) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".vmx")) {
        mend(file, IN_VMX);
      } else if (name.endsWith(".vmsd") && Files.size(file) > 0) {
        mend(file, IN_VMSD);
      } else if (name.endsWith(".vmdk")) {
        mendDisk(file);
      }
    }
  }

  private void mend(Path file, Pattern keys) throws IOException {
    Dictionary dictionary = Dictionary.read(file);
    boolean changed = false;
    for (String key : List.copyOf(dictionary.keys())) {
      String before = dictionary.get(key, "");
      String after = before;
      if (keys.matcher(key.toLowerCase(Locale.ROOT)).matches()) {
        after = mended(before);
      } else if (key.equalsIgnoreCase(SEARCH_PATH)) {
        after = Arrays.stream(before.split(";")).map(this::mended).collect(Collectors.joining(";"));
      }
      if (!after.equals(before)) {
        dictionary.set(key, after);
        changed = true;
      }
    }
    if (changed) {
      dictionary.save(file);
    }
  }

  private void mendDisk(Path file) throws IOException {
    Optional<VirtualDisk> disk = disk(file);
    Optional<String> hint = disk.flatMap(VirtualDisk::parentHint);
    if (hint.isPresent() && !mended(hint.get()).equals(hint.get())) {
      DiskFiles.setParentHint(file, mended(hint.get()));
    }
  }

  /** Empty for a part of a disk, which says nothing of other files. */
  static Optional<VirtualDisk> disk(Path file) throws IOException {
    try {
      return Optional.of(VirtualDisk.read(file));
    } catch (VmFileException part) {
      return Optional.empty();
    }
  }

  /** The same file, named so that the name is true in any place of the folder. */
  String mended(String text) {
    if (text.isBlank() || text.equals(".")) {
      return text;
    }
    try {
      Path path = Path.of(text);
      Path whole = then.resolve(path).normalize();
      boolean inside = whole.startsWith(then) && !whole.equals(then);
      if (path.isAbsolute() && inside) {
        return then.relativize(whole).toString();
      }
      return !path.isAbsolute() && !inside && isPath(text) ? whole.toString() : text;
    } catch (InvalidPathException notHere) {
      return text;
    }
  }

  /** A name of a device of the host, such as {@code auto detect}, leads nowhere. */
  private static boolean isPath(String text) {
    return text.startsWith("..");
  }
}
