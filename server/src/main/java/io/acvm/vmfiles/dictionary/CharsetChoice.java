package io.acvm.vmfiles.dictionary;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The header decides and not the look of the bytes: names in GBK are often valid UTF-8 for
 * something else. Only where the bytes contradict the header is UTF-8 tried, and only where there
 * is no header the host's own code page.
 */
final class CharsetChoice {
  private CharsetChoice() {}

  static Charset of(List<Line> lines, boolean byteOrderMark, Charset hostCharset)
      throws VmFileException {
    String header = header(lines);
    List<Charset> candidates = new ArrayList<>();
    if (!byteOrderMark && header != null) {
      Encodings.find(header).ifPresent(candidates::add);
    }
    candidates.add(StandardCharsets.UTF_8);
    if (!byteOrderMark && header == null) {
      candidates.add(hostCharset);
    }
    for (Charset candidate : candidates) {
      if (canRead(lines, candidate)) {
        return candidate;
      }
    }
    throw new VmFileException(
        Reason.ENCODING,
        header == null
            ? "names no encoding, and its bytes are neither UTF-8 nor " + hostCharset
            : "holds bytes that are neither in the encoding which it names nor UTF-8");
  }

  /** The last line counts, as for every key. */
  private static String header(List<Line> lines) {
    String header = null;
    for (Line line : lines) {
      if (line.name() != null && ".encoding".equalsIgnoreCase(latin1(line.name()))) {
        header = latin1(line.value());
      }
    }
    return header;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean canRead(List<Line> lines, Charset charset) {
    for (Line line : lines) {
      if (line.name() != null
          && !(canRead(line.name(), charset) && canRead(line.value(), charset))) {
        return false;
      }
    }
    return true;
  }

  private static boolean canRead(byte[] bytes, Charset charset) {
    for (byte b : bytes) {
      if (b < 0) {
        return Encodings.decode(bytes, charset).isPresent();
      }
    }
    return true;
  }
}
