package io.acvm.vmfiles.dictionary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * One line as bytes: what stands before the value, the value, what stands after it, and the line's
 * end. A line that was not changed is written back as it was read.
 */
final class Line {
  private static final byte[] NONE = {};

  /** The key's bytes; null for a comment, an empty line and a malformed one. */
  private final byte[] name;

  private byte[] raw;
  private byte[] before;
  private byte[] value;
  private byte[] after;
  private boolean quoted;
  private byte[] end;

  private Line(byte[] name, byte[] raw, byte[] end) {
    this.name = name;
    this.raw = raw;
    this.end = end;
  }

  static Line parse(byte[] raw, byte[] end) {
    int at = skipBlanks(raw, 0);
    int nameStart = at;
    while (at < raw.length && !isBlank(raw[at]) && raw[at] != '=' && raw[at] != '#') {
      at++;
    }
    int nameEnd = at;
    at = skipBlanks(raw, at);
    if (nameEnd == nameStart || at == raw.length || raw[at] != '=') {
      return new Line(null, raw, end);
    }
    at = skipBlanks(raw, at + 1);
    boolean quoted = at < raw.length && raw[at] == '"';
    int valueStart = quoted ? at + 1 : at;
    int valueEnd = quoted ? indexOf(raw, '"', valueStart) : endOfWord(raw, valueStart);
    if (valueEnd < 0) {
      return new Line(null, raw, end);
    }
    int afterStart = quoted ? valueEnd + 1 : valueEnd;
    int rest = skipBlanks(raw, afterStart);
    if (rest < raw.length && raw[rest] != '#') {
      return new Line(null, raw, end);
    }
    Line line = new Line(Arrays.copyOfRange(raw, nameStart, nameEnd), raw, end);
    line.before = Arrays.copyOfRange(raw, 0, at);
    line.value = Escapes.undo(Arrays.copyOfRange(raw, valueStart, valueEnd));
    line.after = Arrays.copyOfRange(raw, afterStart, raw.length);
    line.quoted = quoted;
    return line;
  }

  static Line create(byte[] name, byte[] value, boolean quoted, byte[] end) {
    Line line = new Line(name, NONE, end);
    line.before = concat(name, new byte[] {' ', '=', ' '});
    line.after = NONE;
    line.quoted = quoted;
    line.setValue(value);
    return line;
  }

  byte[] name() {
    return name;
  }

  byte[] value() {
    return value;
  }

  byte[] raw() {
    return raw;
  }

  byte[] end() {
    return end;
  }

  void setEnd(byte[] end) {
    this.end = end;
  }

  /** Keeps quotes, or their absence, where the value allows it. */
  void setValue(byte[] newValue) {
    value = newValue;
    byte[] escaped = Escapes.apply(newValue);
    quoted = quoted || escaped.length == 0 || endOfWord(escaped, 0) < escaped.length;
    byte[] gap = before[before.length - 1] == '=' ? new byte[] {' '} : NONE;
    byte[] quote = quoted ? new byte[] {'"'} : NONE;
    raw = concat(before, gap, quote, escaped, quote, after);
  }

  /**
   * The same line in another encoding. What the old encoding cannot read, in a comment only, stays
   * as it is.
   */
  Line recode(Charset from, Charset to) {
    if (name == null) {
      return new Line(null, recode(raw, from, to), end);
    }
    Line line = new Line(recode(name, from, to), raw, end);
    line.before = recode(before, from, to);
    line.after = recode(after, from, to);
    line.value = recode(value, from, to);
    line.quoted = quoted;
    if (isAscii(value)) {
      // Not written anew, so that escapes that nobody needed stay as they were spelled.
      line.raw = recode(raw, from, to);
    } else {
      line.setValue(line.value);
    }
    return line;
  }

  private static byte[] recode(byte[] bytes, Charset from, Charset to) {
    return isAscii(bytes)
        ? bytes
        : Encodings.decode(bytes, from).map(text -> text.getBytes(to)).orElse(bytes);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  void writeTo(ByteArrayOutputStream out) {
    out.writeBytes(raw);
    out.writeBytes(end);
  }

  private static int skipBlanks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static int endOfWord(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && !isBlank(bytes[at]) && bytes[at] != '#') {
      at++;
    }
    return at;
  }

  private static int indexOf(byte[] bytes, char wanted, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
