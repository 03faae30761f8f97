package io.acvm.vmfiles.dictionary;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encodings that VMware's files name, which are names of ICU converters and not all known to
 * Java.
 */
public final class Encodings {
  private static final Pattern IBM = Pattern.compile("ibm-(\\d+)(_.*)?");
  private static final String PRINTABLE_ASCII = printableAscii();

  /**
   * ICU names, without a trailing "-2000", where Java has another name or means another table by
   * the same one.
   */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("windows-932", "windows-31j"),
          Map.entry("big5", "x-windows-950"),
          Map.entry("windows-950", "x-windows-950"),
          Map.entry("windows-949", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("windows-936", "GBK"),
          Map.entry("windows-874", "x-windows-874"));

  /** Numbers of IBM code pages, as in "ibm-943_P15A-2003". */
  private static final Map<String, String> IBM_PAGES =
      Map.ofEntries(
          Map.entry("367", "US-ASCII"),
          Map.entry("874", "x-windows-874"),
          Map.entry("878", "KOI8-R"),
          Map.entry("912", "ISO-8859-2"),
          Map.entry("913", "ISO-8859-3"),
          Map.entry("914", "ISO-8859-4"),
          Map.entry("915", "ISO-8859-5"),
          Map.entry("920", "ISO-8859-9"),
          Map.entry("921", "ISO-8859-13"),
          Map.entry("923", "ISO-8859-15"),
          Map.entry("943", "windows-31j"),
          Map.entry("949", "x-windows-949"),
          Map.entry("950", "x-windows-950"),
          Map.entry("954", "EUC-JP"),
          Map.entry("970", "EUC-KR"),
          Map.entry("1162", "x-windows-874"),
          Map.entry("1363", "x-windows-949"),
          Map.entry("1373", "x-windows-950"),
          Map.entry("1375", "Big5-HKSCS"),
          Map.entry("1383", "GB2312"),
          Map.entry("1386", "GBK"),
          Map.entry("1392", "GB18030"),
          Map.entry("5346", "windows-1250"),
          Map.entry("5347", "windows-1251"),
          Map.entry("5348", "windows-1252"),
          Map.entry("5349", "windows-1253"),
          Map.entry("5350", "windows-1254"),
          Map.entry("5351", "windows-1255"),
          Map.entry("5352", "windows-1256"),
          Map.entry("5353", "windows-1257"),
          Map.entry("5354", "windows-1258"),
          Map.entry("9447", "windows-1255"),
          Map.entry("9448", "windows-1256"),
          Map.entry("9449", "windows-1257"));

  private Encodings() {}

  /**
   * The charset for a name in a file; empty when there is none, or none in which ASCII is ASCII.
   */
  public static Optional<Charset> find(String name) {
    String key = name.strip().toLowerCase(Locale.ROOT);
    if (key.endsWith("-2000")) {
      key = key.substring(0, key.length() - "-2000".length());
    }
    Matcher ibm = IBM.matcher(key);
    if (ibm.matches()) {
      String page = ibm.group(1);
      return charset(IBM_PAGES.getOrDefault(page, "IBM" + page));
    }
    return charset(ALIASES.getOrDefault(key, key));
  }

  private static Optional<Charset> charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      return isAsciiSuperset(charset) ? Optional.of(charset) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static boolean isAsciiSuperset(Charset charset) {
    byte[] ascii = PRINTABLE_ASCII.getBytes(StandardCharsets.US_ASCII);
    return charset.canEncode() && new String(ascii, charset).equals(PRINTABLE_ASCII);
  }

  private static String printableAscii() {
    StringBuilder text = new StringBuilder();
    for (char c = ' '; c < 0x7F; c++) {
      text.append(c);
    }
    return text.toString();
  }

  /** The text, or nothing when a byte has no meaning in the charset. */
  public static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The bytes, or nothing when the charset cannot say the text and have it read back the same. */
  static Optional<byte[]> encode(String text, Charset charset) {
    try {
      ByteBuffer buffer =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return new String(bytes, charset).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
