package io.acvm.organizer;

import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A note beside the place that a VM outside the directories of VMs was taken from. It tells people
 * where the VM is now, and it is the only leave to put files there again: whoever can write it
 * could put them there himself.
 */
final class Adoption {
  private static final String ENDING = ".acvm-moved.txt";
  private static final int MAX_BYTES = 1 << 16;

  private Adoption() {}

  static void note(Path from, Path to) throws IOException {
    SmallFiles.replace(note(from), (to + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static boolean isOfFilesNowIn(Path folder, Path from) {
    try {
      byte[] said = SmallFiles.read(note(from), MAX_BYTES);
      return new String(said, StandardCharsets.UTF_8).strip().equals(folder.toString());
    } catch (IOException notSaid) {
      return false;
    }
  }

  static void forget(Path from) throws IOException {
    Files.deleteIfExists(note(from));
  }

  private static Path note(Path from) {
    return from.resolveSibling(SideNames.of("", from, ENDING));
  }
}
