package io.acvm.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * What the secret of an API token looks like: {@code acvm_}, 36 random letters and digits (214
 * bits), and a check sum of six. The prefix lets scanners find one that leaked; the check sum lets
 * them, and us, tell a real one from any other text without asking anybody.
 */
final class ApiTokenSecret {
  static final String PREFIX = "acvm_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 36;
  private static final int CHECK_LENGTH = 6;

  private ApiTokenSecret() {}

  static String random(SecureRandom random) {
    StringBuilder text = new StringBuilder(PREFIX);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return text + check(text.toString());
  }

  static boolean isWellFormed(String text) {
    int checkAt = PREFIX.length() + RANDOM_LENGTH;
    return text.length() == checkAt + CHECK_LENGTH
        && text.startsWith(PREFIX)
        && text.substring(checkAt).equals(check(text.substring(0, checkAt)));
  }

  private static String check(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(US_ASCII));
    char[] digits = new char[CHECK_LENGTH];
    long rest = crc.getValue();
    for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(digits);
  }
}
