package io.acvm.vmfiles.seed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads a small ISO image by the bytes of its standard, and not with the library that wrote it. */
public final class IsoReading {
  private static final int SECTOR = 2048;
  private static final int PRIMARY = 16;

  private IsoReading() {}

  /** The root directory's files by the names of the Rock Ridge extension. */
  public static Map<String, String> files(byte[] image) {
    Map<String, String> files = new HashMap<>();
    ByteBuffer buffer = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    int root = PRIMARY * SECTOR + 156;
    int at = buffer.getInt(root + 2) * SECTOR;
    while (image[at] != 0) {
      int length = image[at] & 0xFF;
      boolean isDirectory = (image[at + 25] & 2) != 0;
      if (!isDirectory) {
        int start = buffer.getInt(at + 2) * SECTOR;
        byte[] content = Arrays.copyOfRange(image, start, start + buffer.getInt(at + 10));
        files.put(realName(image, at, length), new String(content, StandardCharsets.UTF_8));
      }
      at += length;
    }
    return files;
  }

  private static String realName(byte[] image, int record, int length) {
    int nameLength = image[record + 32] & 0xFF;
    int at = record + 33 + nameLength + (nameLength % 2 == 0 ? 1 : 0);
    while (at + 4 < record + length) {
      int entryLength = image[at + 2] & 0xFF;
      if (image[at] == 'N' && image[at + 1] == 'M') {
        return new String(image, at + 5, entryLength - 5, StandardCharsets.US_ASCII);
      }
      at += entryLength;
    }
    return "";
  }
}
