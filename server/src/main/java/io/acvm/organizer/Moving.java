package io.acvm.organizer;

import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A note beside a folder that files are being moved to: as long as it is there, the VM in that
 * folder does not count as being there.
 */
public final class Moving {
  private static final String PREFIX = ".acvm-moving-";

  private Moving() {}

  /** Whether the VM is only on its way to where this file is. */
  public static boolean isUnderWay(Path vmx) {
    Path folder = vmx.getParent();
    return folder.getParent() != null
        && Files.isRegularFile(note(folder), LinkOption.NOFOLLOW_LINKS);
  }

  static void begin(Path folder, Path from) throws IOException {
    SmallFiles.replace(note(folder), from.toString().getBytes(StandardCharsets.UTF_8));
  }

  static void end(Path folder) throws IOException {
    if (Files.deleteIfExists(note(folder))) {
      Trees.sync(folder.getParent());
    }
  }

  private static Path note(Path folder) {
    return folder.resolveSibling(SideNames.of(PREFIX, folder, ""));
  }
}
