package io.acvm.vmfiles.disk;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import io.acvm.vmfiles.dictionary.Encodings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that describes a disk, as lines that stay what they are unless they are set. */
final class DiskDescriptor {
  static final String NO_PARENT = "ffffffff";

  private static final Pattern SIGNATURE = Pattern.compile("(?i)#\\s*Disk\\s*Descriptor\\s*File.*");
  private static final Pattern EXTENT =
      Pattern.compile(
          "(?i)\\s*(RW|RDONLY|NOACCESS)\\s+(\\d{1,18})\\s+(\\w+)(?:\\s+\"([^\"]*)\"(?:\\s+(\\d{1,18}))?.*)?\\s*");
  private static final Pattern KEY_VALUE = Pattern.compile("\\s*([\\w.]+)\\s*=\\s*(.*?)\\s*");
  private static final Pattern HEADER =
      Pattern.compile("(?im)^\\s*encoding\\s*=\\s*\"?([\\w.:+-]+)\"?\\s*$");

  private final List<String> lines;
  private final String newLine;
  private Charset charset;

  private DiskDescriptor(List<String> lines, Charset charset, String newLine) {
    this.lines = lines;
    this.charset = charset;
    this.newLine = newLine;
  }

  /** An author's text in UTF-8, whose encoding line says so. */
  static DiskDescriptor of(String text) {
    return new DiskDescriptor(new ArrayList<>(text.lines().toList()), StandardCharsets.UTF_8, "\n");
  }

  /** Up to the first NUL, with which an embedded descriptor is padded. */
  static DiskDescriptor parse(byte[] bytes) throws VmFileException {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    String ascii = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    Charset charset = charset(ascii);
    byte[] content = java.util.Arrays.copyOf(bytes, length);
    String text =
        Encodings.decode(content, charset)
            .or(() -> Encodings.decode(content, StandardCharsets.UTF_8))
            .orElse(ascii);
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.stream().noneMatch(line -> SIGNATURE.matcher(line.strip()).matches())) {
      throw new VmFileException(Reason.MALFORMED, "is not the descriptor of a disk");
    }
    boolean isLatin1 = text.equals(ascii) && !ascii.chars().allMatch(c -> c < 0x80);
    DiskDescriptor descriptor =
        new DiskDescriptor(
            lines,
            isLatin1 ? StandardCharsets.ISO_8859_1 : charset,
            text.contains("\r\n") ? "\r\n" : "\n");
    descriptor.requireSound();
    return descriptor;
  }

  private static Charset charset(String ascii) {
    Matcher header = HEADER.matcher(ascii);
    return header.find()
        ? Encodings.find(header.group(1)).orElse(StandardCharsets.UTF_8)
        : StandardCharsets.UTF_8;
  }

  private void requireSound() throws VmFileException {
    try {
      sectors();
    } catch (ArithmeticException e) {
      throw new VmFileException(
          Reason.MALFORMED, "describes a disk that is too large to be true", e);
    }
    if (extents().isEmpty()) {
      throw new VmFileException(Reason.MALFORMED, "describes a disk without content");
    }
  }

  byte[] toBytes() {
    String text = String.join(newLine, lines) + newLine;
    if (!charset.newEncoder().canEncode(text)) {
      charset = StandardCharsets.UTF_8;
      set("encoding", "UTF-8");
      text = String.join(newLine, lines) + newLine;
    }
    return text.getBytes(charset);
  }

  List<Extent> extents() {
    List<Extent> extents = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = EXTENT.matcher(line);
      if (matcher.matches()) {
        extents.add(extent(matcher));
      }
    }
    return extents;
  }

  private static Extent extent(Matcher matcher) {
    return new Extent(
        matcher.group(1).toUpperCase(Locale.ROOT),
        Long.parseLong(matcher.group(2)),
        matcher.group(3).toUpperCase(Locale.ROOT),
        matcher.group(4) == null ? "" : matcher.group(4),
        matcher.group(5) == null ? 0 : Long.parseLong(matcher.group(5)));
  }

  /** All parts together: after a disk has grown not only the last one differs in size. */
  long sectors() {
    long bytes = 0;
    for (Extent extent : extents()) {
      bytes =
          Math.addExact(bytes, Math.multiplyExact(extent.sectors(), (long) Extent.SECTOR_BYTES));
    }
    return bytes / Extent.SECTOR_BYTES;
  }

  /** Puts these parts in the place of those that are there. */
  void setExtents(List<Extent> extents) {
    int at = 0;
    while (!EXTENT.matcher(lines.get(at)).matches()) {
      at++;
    }
    lines.removeIf(line -> EXTENT.matcher(line).matches());
    lines.addAll(at, extents.stream().map(Extent::line).toList());
  }

  /** The value without its quotes. */
  Optional<String> get(String key) {
    for (String line : lines) {
      Matcher matcher = KEY_VALUE.matcher(line);
      if (matcher.matches() && matcher.group(1).equalsIgnoreCase(key)) {
        return Optional.of(unquoted(matcher.group(2)));
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Keeps the form of a line that is there; a new one goes to the disk's data base at the end. */
  void set(String key, String value) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = KEY_VALUE.matcher(lines.get(i));
      if (matcher.matches() && matcher.group(1).equalsIgnoreCase(key)) {
        String start = lines.get(i).substring(0, matcher.start(2));
        lines.set(
            i, matcher.group(2).startsWith("\"") ? start + "\"" + value + "\"" : start + value);
        return;
      }
    }
    lines.add(key + " = \"" + value + "\"");
  }

  /** Writes what follows from the disk's size. */
  void setGeometry(Geometry geometry) {
    set("ddb.geometry.cylinders", Long.toString(geometry.cylinders()));
    set("ddb.geometry.heads", Integer.toString(geometry.heads()));
    set("ddb.geometry.sectors", Integer.toString(geometry.sectors()));
  }
}
