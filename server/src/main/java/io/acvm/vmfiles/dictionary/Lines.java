package io.acvm.vmfiles.dictionary;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes into lines; {@code \n}, {@code \r\n} and {@code \r} all end one. */
final class Lines {
  static final int BYTE_ORDER_MARK_LENGTH = 3;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Lines() {}

  static byte[] byteOrderMark() {
    return BYTE_ORDER_MARK.clone();
  }

  static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  static List<Line> split(byte[] bytes, int from) throws VmFileException {
    List<Line> lines = new ArrayList<>();
    int start = from;
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        // A file that was being written when the power failed is often nothing but these.
        throw new VmFileException(
            Reason.MALFORMED, "holds a NUL byte at offset " + i + ", so it is not text");
      }
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        int next = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n' ? i + 2 : i + 1;
        lines.add(
            Line.parse(Arrays.copyOfRange(bytes, start, i), Arrays.copyOfRange(bytes, i, next)));
        start = next;
        i = next - 1;
      }
    }
    if (start < bytes.length) {
      lines.add(Line.parse(Arrays.copyOfRange(bytes, start, bytes.length), new byte[0]));
    }
    return lines;
  }

  /** The end of the first line, which files use throughout. */
  static byte[] prevailingEnd(List<Line> lines) {
    return lines.isEmpty() || lines.get(0).end().length == 0
        ? System.lineSeparator().getBytes(StandardCharsets.US_ASCII)
        : lines.get(0).end();
  }

  static boolean startsWithShebang(List<Line> lines) {
    return !lines.isEmpty()
        && new String(lines.get(0).raw(), StandardCharsets.ISO_8859_1).startsWith("#!");
  }
}
