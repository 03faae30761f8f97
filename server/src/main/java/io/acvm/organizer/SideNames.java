package io.acvm.organizer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Names for what lies beside a file for a while; no longer than a volume takes. */
final class SideNames {
  private static final int LONGEST_BYTES = 200;

  private SideNames() {}

  static String of(String prefix, Path file, String ending) {
    String name = file.getFileName().toString();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    String stem = bytes.length > LONGEST_BYTES ? UUID.nameUUIDFromBytes(bytes).toString() : name;
    return prefix + stem + ending;
  }
}
