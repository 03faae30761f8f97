package io.acvm.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps texts secret and whole where others may read and write, such as in the database:
 * AES-256-GCM with a fresh nonce each time.
 */
public final class Sealer {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String FORMAT = "v1.";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  public Sealer(KeyRing keys, SecureRandom random) {
    this.key = new SecretKeySpec(keys.derive(KeyRing.Purpose.SEALING), "AES");
    this.random = random;
  }

  /** Printable ASCII, a third longer than the text. The same text is never sealed alike twice. */
  public String seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(UTF_8));
      byte[] sealed = new byte[NONCE_BYTES + body.length];
      System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
      System.arraycopy(body, 0, sealed, NONCE_BYTES, body.length);
      return FORMAT + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  /**
   * The text that was sealed.
   *
   * @throws AcvmException {@code INTERNAL} when it was changed, or sealed with another key
   */
  public String open(String sealed) {
    if (!sealed.startsWith(FORMAT)) {
      throw AcvmException.of(ErrorCode.INTERNAL, "reason", "not a sealed text");
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(FORMAT.length()));
      if (bytes.length <= NONCE_BYTES) {
        throw new GeneralSecurityException("sealed text is too short");
      }
      byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new String(text, UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw AcvmException.of(ErrorCode.INTERNAL, "reason", "sealed text was changed").causedBy(e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
