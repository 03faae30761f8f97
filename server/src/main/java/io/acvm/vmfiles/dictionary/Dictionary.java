package io.acvm.vmfiles.dictionary;

import io.acvm.vmfiles.SmallFiles;
import io.acvm.vmfiles.VmFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * VMware's {@code key = "value"} file (.vmx, .vmsd, .vmls, preferences) with every line as it
 * stands: comments, order, unknown keys, malformed lines, quotes, line ends and encoding survive an
 * edit of something else.
 *
 * <p>Keys compare without regard to case. Of a key that stands twice the last one is read, and a
 * write leaves one. Not for use by several threads at once.
 */
public final class Dictionary {
  /** More than any real file; inventories of thousands of VMs included. */
  public static final int MAX_BYTES = 16 << 20;

  private static final String ENCODING = ".encoding";

  private final boolean byteOrderMark;
  private final List<Line> lines;
  private final Map<String, Line> byKey = new HashMap<>();
  private final byte[] newLine;
  private Charset charset;

  private Dictionary(boolean byteOrderMark, List<Line> lines, Charset charset, byte[] newLine) {
    this.byteOrderMark = byteOrderMark;
    this.lines = lines;
    this.charset = charset;
    this.newLine = newLine;
    lines.forEach(this::index);
  }

  /** A new file in UTF-8 that holds only the line which says so; line ends are the platform's. */
  public static Dictionary create() {
    byte[] newLine = System.lineSeparator().getBytes(StandardCharsets.US_ASCII);
    Dictionary created = new Dictionary(false, new ArrayList<>(), StandardCharsets.UTF_8, newLine);
    created.set(ENCODING, StandardCharsets.UTF_8.name());
    return created;
  }

  /**
   * Reads a file. One of no bytes is a dictionary with no keys (VMware leaves .vmsd so).
   *
   * @throws VmFileException for anything that is not text in an encoding that is known, or larger
   *     than {@link #MAX_BYTES}
   */
  public static Dictionary read(Path file) throws IOException {
    return parse(SmallFiles.read(file, MAX_BYTES));
  }

  /** As {@link #read}, from bytes. */
  public static Dictionary parse(byte[] bytes) throws VmFileException {
    return parse(bytes, hostCharset());
  }

  static Dictionary parse(byte[] bytes, Charset hostCharset) throws VmFileException {
    boolean mark = Lines.startsWithByteOrderMark(bytes);
    List<Line> lines = Lines.split(bytes, mark ? Lines.BYTE_ORDER_MARK_LENGTH : 0);
    Charset charset = CharsetChoice.of(lines, mark, hostCharset);
    return new Dictionary(mark, lines, charset, Lines.prevailingEnd(lines));
  }

  private static Charset hostCharset() {
    return Encodings.find(System.getProperty("native.encoding", "UTF-8"))
        .orElse(StandardCharsets.UTF_8);
  }

  private void index(Line line) {
    if (line.name() != null) {
      byKey.put(keyOf(line), line);
    }
  }

  private String keyOf(Line line) {
    return lower(new String(line.name(), charset));
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  /** The value of a key; empty when the key is not there, {@code ""} when it has an empty value. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(byKey.get(lower(key)))
        .map(line -> new String(line.value(), charset));
  }

  /** The value, or {@code fallback} when the key is missing. */
  public String get(String key, String fallback) {
    return get(key).orElse(fallback);
  }

  /**
   * {@code TRUE} in any case is true, any other value is false, a missing or empty one is {@code
   * fallback}.
   */
  public boolean getBoolean(String key, boolean fallback) {
    return get(key)
        .filter(v -> !v.isBlank())
        .map(v -> v.strip().equalsIgnoreCase("true"))
        .orElse(fallback);
  }

  /** A decimal number; {@code fallback} when the key is missing or holds anything else. */
  public long getLong(String key, long fallback) {
    try {
      return get(key).map(v -> Long.parseLong(v.strip())).orElse(fallback);
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  public boolean has(String key) {
    return byKey.containsKey(lower(key));
  }

  /** Every key as the file spells it, in the file's order; of doubles the last one. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (Line line : lines) {
      if (line.name() != null && byKey.get(keyOf(line)) == line) {
        keys.add(new String(line.name(), charset));
      }
    }
    return Collections.unmodifiableList(keys);
  }

  /** The encoding in which values are read and written now. */
  public Charset charset() {
    return charset;
  }

  /**
   * Sets a value in the key's own line, or in a new line at the end. A text that the file's
   * encoding cannot express turns the whole file into UTF-8.
   *
   * @throws IllegalArgumentException for a key with blanks, {@code =}, {@code #} or control
   *     characters, and for a text that is not Unicode (half a surrogate pair)
   */
  public void set(String key, String value) {
    requireKey(key);
    if (get(key).filter(value::equals).isPresent()) {
      return;
    }
    if (needsUtf8(key) || needsUtf8(value)) {
      switchToUtf8();
    }
    byte[] encoded = encode(value);
    Line line = byKey.get(lower(key));
    if (line == null) {
      append(key, encoded);
    } else {
      lines.removeIf(
          other -> other != line && other.name() != null && keyOf(other).equals(lower(key)));
      line.setValue(encoded);
    }
  }

  public void set(String key, long value) {
    set(key, Long.toString(value));
  }

  /** Writes {@code TRUE} or {@code FALSE}. */
  public void set(String key, boolean value) {
    set(key, value ? "TRUE" : "FALSE");
  }

  /** Removes a key, every line of it; nothing happens when it is not there. */
  public void remove(String key) {
    String wanted = lower(key);
    if (byKey.containsKey(wanted)) {
      removeIf(wanted::equals);
    }
  }

  /** Removes every key that the test accepts; it is asked about keys in lower case. */
  public void removeIf(Predicate<String> lowerCaseKey) {
    lines.removeIf(line -> line.name() != null && lowerCaseKey.test(keyOf(line)));
    byKey.keySet().removeIf(lowerCaseKey);
  }

  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (byteOrderMark) {
      out.writeBytes(Lines.byteOrderMark());
    }
    lines.forEach(line -> line.writeTo(out));
    return out.toByteArray();
  }

  /** Replaces the file in one step; see {@link SmallFiles#replace}. */
  public void save(Path file) throws IOException {
    SmallFiles.replace(file, toBytes());
  }

  private static void requireKey(String key) {
    boolean bad =
        key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c == '=' || c == '#' || c == 0x7F);
    if (bad) {
      throw new IllegalArgumentException("not a key: " + key.replaceAll("\\p{Cntrl}", "?"));
    }
  }

  private byte[] encode(String text) {
    return Encodings.encode(text, charset)
        .orElseThrow(() -> new IllegalArgumentException("not Unicode text"));
  }

  private boolean needsUtf8(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    return !ascii && (!isDeclared() || Encodings.encode(text, charset).isEmpty());
  }

  /** Whether the file's own header leads a reader to the encoding in use. */
  private boolean isDeclared() {
    return get(ENCODING).flatMap(Encodings::find).filter(charset::equals).isPresent();
  }

  private void switchToUtf8() {
    List<Line> old = new ArrayList<>(lines);
    lines.clear();
    byKey.clear();
    for (Line line : old) {
      lines.add(line.recode(charset, StandardCharsets.UTF_8));
    }
    charset = StandardCharsets.UTF_8;
    lines.forEach(this::index);
    Line header = byKey.get(ENCODING);
    if (header == null) {
      byte[] name = ENCODING.getBytes(StandardCharsets.US_ASCII);
      header = Line.create(name, new byte[0], true, newLine);
      lines.add(Lines.startsWithShebang(lines) ? 1 : 0, header);
      index(header);
    }
    header.setValue(StandardCharsets.UTF_8.name().getBytes(StandardCharsets.US_ASCII));
  }

  private void append(String key, byte[] value) {
    if (!lines.isEmpty() && lines.get(lines.size() - 1).end().length == 0) {
      lines.get(lines.size() - 1).setEnd(newLine);
    }
    // VMware reads this one key only without quotes.
    boolean quoted = !lower(key).endsWith(".virtualssd");
    Line line = Line.create(encode(key), value, quoted, newLine);
    lines.add(line);
    index(line);
  }
}
