package io.acvm.organizer;

import io.acvm.vmfiles.Folders;
import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A note beside a folder that files are being moved to: as long as it is there, the VM in that
 * folder does not count as being there.
 */
public final class Moving {
  private static final String PREFIX = ".acvm-moving-";
  private static final int MAX_BYTES = 1 << 16;

  private Moving() {}

  /** Whether the VM is only on its way to where this file is. */
  public static boolean isUnderWay(Path vmx) {
    Path folder = vmx.getParent();
    return folder.getParent() != null
        && Files.isRegularFile(note(folder), LinkOption.NOFOLLOW_LINKS);
  }

  /** Fails when the place is taken, also by another VM that is on its way there. */
  static void begin(Path folder, Path from) throws IOException {
    if (isFrom(folder, from)) {
      return;
    }
    if (Files.exists(note(folder), LinkOption.NOFOLLOW_LINKS)
        || Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    SmallFiles.replace(note(folder), from.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the files on their way to a folder are those of another one. */
  static boolean isFrom(Path folder, Path from) throws IOException {
    try {
      byte[] said = SmallFiles.read(note(folder), MAX_BYTES);
      return new String(said, StandardCharsets.UTF_8).equals(from.toString());
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  static void end(Path folder) throws IOException {
    if (Files.deleteIfExists(note(folder))) {
      Folders.sync(folder.getParent());
    }
  }

  private static Path note(Path folder) {
    return folder.resolveSibling(SideNames.of(PREFIX, folder, ""));
  }
}
