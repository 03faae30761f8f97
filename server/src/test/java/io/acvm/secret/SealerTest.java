package io.acvm.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
  private static final String TEXT = "{\"password\":\"crème brûlée\"}";

  @TempDir Path directory;
  private Sealer sealer;

  @BeforeEach
  void keys() throws IOException {
    sealer = sealer("acvm.key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", TEXT})
  void whatIsSealedCanBeOpened(String text) {
    assertThat(sealer.open(sealer.seal(text))).isEqualTo(text);
  }

  @Test
  void theSameTextIsNeverSealedAlike() {
    assertThat(sealer.seal(TEXT)).isNotEqualTo(sealer.seal(TEXT)).doesNotContain("password");
  }

  @Test
  void aChangeOfAnyByteIsNoticed() {
    String sealed = sealer.seal(TEXT);
    byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(3));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertRefused(sealer, "v1." + Base64.getUrlEncoder().encodeToString(changed));
    }
  }

  @Test
  void anotherServersKeyOpensNothing() throws IOException {
    assertRefused(sealer("other.key"), sealer.seal(TEXT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v1.", "v1.AAAA", "v1.!", "v2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", TEXT})
  void whatWasNeverSealedIsRefused(String text) {
    assertRefused(sealer, text);
  }

  private Sealer sealer(String key) throws IOException {
    SecureRandom random = new SecureRandom();
    return new Sealer(KeyRing.open(directory.resolve(key), random), random);
  }

  private static void assertRefused(Sealer sealer, String sealed) {
    assertThatThrownBy(() -> sealer.open(sealed))
        .isInstanceOf(AcvmException.class)
        .hasMessageNotContaining("crème");
  }
}
