package io.acvm.vmfiles.dictionary;

import java.io.ByteArrayOutputStream;

/** {@code |22} and its like: a bar and two hexadecimal digits stand for one byte. */
final class Escapes {
  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  static byte[] undo(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '|'
          && i + 2 < text.length
          && digit(text[i + 1]) >= 0
          && digit(text[i + 2]) >= 0) {
        out.write(digit(text[i + 1]) << 4 | digit(text[i + 2]));
        i += 2;
      } else {
        out.write(text[i]);
      }
    }
    return out.toByteArray();
  }

  static byte[] apply(byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length);
    for (byte b : value) {
      if (mustEscape(b)) {
        out.write('|');
        out.write(HEX.charAt(b >> 4));
        out.write(HEX.charAt(b & 0xF));
      } else {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  /** Bytes from 0x80 up are negative here and stay as they are. */
  private static boolean mustEscape(byte b) {
    return b == '"' || b == '|' || b == 0x7F || (b >= 0 && b < ' ' && b != '\t');
  }

  private static int digit(byte b) {
    return b < 0 ? -1 : Character.digit((char) b, 16);
  }
}
