package io.acvm.auth;

import static io.acvm.auth.AuthWorld.ADDRESS;
import static io.acvm.auth.AuthWorld.PASSWORD;
import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.auth.AuthWorld.failure;
import static io.acvm.domain.error.ErrorCode.ACCOUNT_DISABLED;
import static io.acvm.domain.error.ErrorCode.ACCOUNT_PENDING;
import static io.acvm.domain.error.ErrorCode.CREDENTIALS_INVALID;
import static io.acvm.domain.error.ErrorCode.PASSWORD_TOO_WEAK;
import static io.acvm.domain.error.ErrorCode.PASSWORD_WRONG;
import static io.acvm.domain.error.ErrorCode.TOO_MANY_ATTEMPTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.user.AccountCommand.Login;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final String WRONG = "wrong horse battery";

  @TempDir Path directory;
  private AuthWorld world;
  private User amelie;

  @BeforeEach
  void aUser() throws Exception {
    world = new AuthWorld(directory);
    amelie = world.register("amelie");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void signingInIsWrittenDown() {
    world.login("AMELIE");

    Event event = world.lastEvent();
    assertThat(event.type()).isEqualTo(EventType.SESSION_STARTED);
    assertThat(event.actor()).contains("amelie");
    assertThat(event.facts()).containsEntry("address", ADDRESS);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
    AcvmException wrong = failure(world.login("amelie", WRONG));
    AcvmException unknown = failure(world.login("nobody", PASSWORD));

    assertThat(wrong.failure()).isEqualTo(unknown.failure());
    assertThat(wrong.code()).isEqualTo(CREDENTIALS_INVALID);
  }

  @Test
  void refusalsAreWrittenDownButNotNamesThatNobodyHas() {
    assertThat(code(world.login("amelie", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    assertThat(world.lastEvent().type()).isEqualTo(EventType.SESSION_REFUSED);
    assertThat(world.lastEvent().actor()).contains("amelie");

    assertThat(code(world.login("my secret password", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    assertThat(world.lastEvent().type()).isEqualTo(EventType.SESSION_REFUSED);
    assertThat(world.lastEvent().actor()).isEmpty();
    assertThat(world.lastEvent().facts())
        .containsEntry("address", ADDRESS)
        .doesNotContainValue("my secret password");
  }

  @Test
  void onlyWhoKnowsThePasswordLearnsThatAnAccountIsDisabled() {
    done(world.update(world.administrator(), amelie, null, UserState.DISABLED));

    assertThat(code(world.login("amelie", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    assertThat(code(world.login("amelie", PASSWORD))).isEqualTo(ACCOUNT_DISABLED);
  }

  @Test
  void anAccountThatWaitsForApprovalCannotSignInYet() {
    Auth strict = world.server(RegistrationPolicy.APPROVAL);
    User paul = done(strict.accounts().register(new Register(AuthWorld.account("paul"), ADDRESS)));

    assertThat(code(world.login("paul", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    assertThat(code(world.login("paul", PASSWORD))).isEqualTo(ACCOUNT_PENDING);
    done(world.update(world.administrator(), paul, null, UserState.ACTIVE));
    world.login("paul");
  }

  @Test
  void aHashWithOldParametersIsReplacedAtTheNextSignIn() {
    String old =
        Argon2Function.getInstance(8_192, 1, 1, 32, Argon2.ID)
            .hash(PASSWORD.getBytes(UTF_8), new byte[16])
            .getResult();
    done(world.store.write(tables -> tables.users().updatePasswordHash(amelie.id(), old)));

    world.login("amelie");

    Optional<String> now =
        done(world.store.read(tables -> tables.users().passwordHash(amelie.id())));
    assertThat(now).hasValueSatisfying(hash -> assertThat(Passwords.isCurrent(hash)).isTrue());
    world.login("amelie");
  }

  @Test
  void aPasswordThatIsChangedWhileItIsComparedOpensNoSession() {
    Principal principal = done(world.authenticate(world.login("amelie").accessToken()));
    world.store.beforeNextWrite(
        () -> world.changePassword(principal, PASSWORD, "even better staple"));

    assertThat(code(world.login("amelie", PASSWORD))).isEqualTo(CREDENTIALS_INVALID);
  }

  @Test
  void aUserWhoIsDisabledWhileThePasswordIsComparedGetsNoSession() {
    Principal admin = world.administrator();
    world.store.beforeNextWrite(
        () -> world.update(admin, amelie, null, UserState.DISABLED).mapEmpty());

    assertThat(code(world.login("amelie", PASSWORD))).isEqualTo(ACCOUNT_DISABLED);
  }

  @Test
  void afterAFewWrongPasswordsTheAccountMustWaitLongerAndLonger() {
    for (int i = 0; i < 5; i++) {
      assertThat(code(world.login("amelie", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    }

    AcvmException early = failure(world.login("Amelie", PASSWORD));
    assertThat(early.code()).isEqualTo(TOO_MANY_ATTEMPTS);
    assertThat(early.arguments()).containsEntry("retryAfterSeconds", "1");

    world.clock.pass(Duration.ofSeconds(1));
    assertThat(code(world.login("amelie", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    assertThat(failure(world.login("amelie", PASSWORD)).arguments())
        .containsEntry("retryAfterSeconds", "2");
  }

  @Test
  void aSuccessForgetsTheFailuresOfTheAccount() {
    for (int i = 0; i < 4; i++) {
      assertThat(code(world.login("amelie", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    }
    world.login("amelie");

    assertThat(code(world.login("amelie", WRONG))).isEqualTo(CREDENTIALS_INVALID);
    world.login("amelie");
  }

  @Test
  void anAddressThatTriesManyNamesMustWaitEvenWithAnAccountOfItsOwn() {
    for (int i = 0; i < 20; i++) {
      assertThat(code(world.login("name" + i, WRONG))).isEqualTo(CREDENTIALS_INVALID);
      if (i == 10) {
        world.login("amelie");
      }
    }

    assertThat(code(world.login("amelie", PASSWORD))).isEqualTo(TOO_MANY_ATTEMPTS);
    done(world.auth.signIn().login(new Login("amelie", PASSWORD, "10.0.0.8")));
  }

  @Test
  void manySignInsAtOnceOfWhoKnowsThePasswordAllSucceed() {
    List<Future<SessionTokens>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(world.login("amelie", PASSWORD));
    }

    assertThat(done(Future.all(all)).size()).isEqualTo(20);
  }

  @Test
  void aChangedPasswordReplacesTheOldOne() {
    Principal principal = done(world.authenticate(world.login("amelie").accessToken()));

    done(world.changePassword(principal, PASSWORD, "even better staple"));

    assertThat(world.lastEvent().type()).isEqualTo(EventType.USER_PASSWORD_CHANGED);
    assertThat(code(world.login("amelie", PASSWORD))).isEqualTo(CREDENTIALS_INVALID);
    done(world.login("amelie", "even better staple"));
  }

  @Test
  void changingThePasswordNeedsTheCurrentOneAndAGoodNewOne() {
    Principal principal = done(world.authenticate(world.login("amelie").accessToken()));

    assertThat(code(world.changePassword(principal, WRONG, "even better staple")))
        .isEqualTo(PASSWORD_WRONG);
    assertThat(world.lastEvent().type()).isEqualTo(EventType.SESSION_REFUSED);
    AcvmException weak = failure(world.changePassword(principal, PASSWORD, "motdepasse"));
    assertThat(weak.code()).isEqualTo(PASSWORD_TOO_WEAK);
    assertThat(weak.failure().fields().get(0).pointer()).isEqualTo("/newPassword");
    world.login("amelie");
  }

  @Test
  void guessingTheCurrentPasswordIsSlowedDownToo() {
    Principal principal = done(world.authenticate(world.login("amelie").accessToken()));
    for (int i = 0; i < 5; i++) {
      assertThat(code(world.changePassword(principal, WRONG, "even better staple")))
          .isEqualTo(PASSWORD_WRONG);
    }

    assertThat(code(world.changePassword(principal, PASSWORD, "even better staple")))
        .isEqualTo(TOO_MANY_ATTEMPTS);
  }
}
