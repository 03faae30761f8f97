package io.acvm.auth;

import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.domain.error.ErrorCode.PASSWORD_TOO_WEAK;
import static io.acvm.domain.error.ErrorCode.TOO_MANY_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final String PASSWORD = "correct horse battery";

  private final Vertx vertx = Vertx.vertx();
  private final Passwords passwords = new Passwords(vertx, new SecureRandom());

  @AfterEach
  void close() {
    done(vertx.close());
  }

  @Test
  void aHashIsArgon2idWithTheRecommendedParametersAndASaltOfItsOwn() {
    String hash = done(passwords.hash(PASSWORD));

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(done(passwords.hash(PASSWORD))).isNotEqualTo(hash);
    assertThat(Passwords.isCurrent(hash)).isTrue();
  }

  @Test
  void onlyThePasswordMatchesItsHash() {
    Optional<String> hash = Optional.of(done(passwords.hash(PASSWORD)));

    assertThat(done(passwords.verify(PASSWORD, hash))).isTrue();
    assertThat(done(passwords.verify(PASSWORD + " ", hash))).isFalse();
    assertThat(done(passwords.verify("", hash))).isFalse();
  }

  @Test
  void accentsMatchHoweverTheKeyboardComposesThem() {
    Optional<String> hash = Optional.of(done(passwords.hash("crème brûlée")));

    assertThat(done(passwords.verify("cre\u0300me bru\u0302le\u0301e", hash))).isTrue();
    assertThat(done(passwords.verify("creme brulee", hash))).isFalse();
  }

  @Test
  void hashesWithOtherParametersAreKnownButNotCurrent() {
    String old =
        Argon2Function.getInstance(8_192, 1, 1, 32, Argon2.ID)
            .hash(PASSWORD.getBytes(UTF_8), new byte[16])
            .getResult();

    assertThat(done(passwords.verify(PASSWORD, Optional.of(old)))).isTrue();
    assertThat(Passwords.isCurrent(old)).isFalse();
  }

  @Test
  void toFindNoUserTakesAsLongAsAWrongPassword() {
    Optional<String> hash = Optional.of(done(passwords.hash(PASSWORD)));

    long wrong = fastestNanos(() -> passwords.verify("wrong horse battery", hash));
    long nobody = fastestNanos(() -> passwords.verify("wrong horse battery", Optional.empty()));

    assertThat(done(passwords.verify(PASSWORD, Optional.empty()))).isFalse();
    assertThat(nobody).isGreaterThan(wrong / 2).isLessThan(wrong * 2);
  }

  @Test
  void whatWouldWaitTooLongIsRefusedAndTheRestIsDone() {
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 65; i++) {
      all.add(passwords.verify(PASSWORD, Optional.empty()));
    }

    assertThat(code(all.remove(64))).isEqualTo(TOO_MANY_REQUESTS);
    done(Future.all(all));
    done(passwords.verify(PASSWORD, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123456789",
        "ébène été",
        "AmelieDurand",
        "motdepasse",
        "MotDePasse",
        "aaaaaaaaaaaa"
      })
  void passwordsThatAreTriedFirstAreTooWeak(String password) {
    assertThat(code(PasswordRules.check("ameliedurand", password, "/password")))
        .isEqualTo(PASSWORD_TOO_WEAK);
  }

  @ParameterizedTest
  @ValueSource(strings = {PASSWORD, "été à Nice", "\uD83D\uDC0E horses x", "0000000001"})
  void anyOtherTextOfTenCharactersIsGoodEnough(String password) {
    done(PasswordRules.check("amelie", password, "/password"));
  }

  private static long fastestNanos(Supplier<Future<?>> work) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 7; i++) {
      long start = System.nanoTime();
      done(work.get());
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }
}
