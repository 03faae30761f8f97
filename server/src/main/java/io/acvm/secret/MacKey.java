package io.acvm.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key for HMAC-SHA256. */
public final class MacKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public MacKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** 32 bytes that only a holder of the key can tell from the text. */
  public byte[] sign(String text) {
    return sign(text.getBytes(UTF_8));
  }

  /** As {@link #sign(String)}, in unpadded base64url: 43 characters. */
  public String tag(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(text));
  }

  byte[] sign(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
