package io.acvm.auth;

import static io.acvm.auth.AuthWorld.ADDRESS;
import static io.acvm.auth.AuthWorld.PASSWORD;
import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.domain.error.ErrorCode.CREDENTIALS_INVALID;
import static io.acvm.domain.error.ErrorCode.PASSWORD_RESET_INVALID;
import static io.acvm.domain.error.ErrorCode.PASSWORD_TOO_WEAK;
import static io.acvm.domain.error.ErrorCode.ROLE_REQUIRED;
import static io.acvm.domain.error.ErrorCode.SESSION_ENDED;
import static io.acvm.domain.error.ErrorCode.SESSION_REQUIRED;
import static io.acvm.domain.error.ErrorCode.TOO_MANY_ATTEMPTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.event.EventType;
import io.acvm.domain.user.AccountCommand.CreatePasswordReset;
import io.acvm.domain.user.AccountCommand.ResetPassword;
import io.acvm.domain.user.PasswordResetLink;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.TokenCommand.CreateToken;
import io.acvm.domain.user.User;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordResetsTest {
  private static final String NEW_PASSWORD = "even better staple";

  @TempDir Path directory;
  private AuthWorld world;
  private User amelie;
  private Principal admin;

  @BeforeEach
  void open() throws Exception {
    world = new AuthWorld(directory);
    amelie = world.register("amelie");
    admin = world.administrator();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theLinkSetsANewPasswordOnceAndEndsTheSessions() {
    SessionTokens before = world.login("amelie");
    PasswordResetLink link = done(create(admin));
    assertThat(world.lastEvent().type()).isEqualTo(EventType.USER_PASSWORD_RESET_CREATED);
    assertThat(done(world.authenticate(before.accessToken())).username()).isEqualTo("amelie");

    done(reset(link.token(), NEW_PASSWORD));

    assertThat(code(world.authenticate(before.accessToken()))).isEqualTo(SESSION_ENDED);
    assertThat(code(world.login("amelie", PASSWORD))).isEqualTo(CREDENTIALS_INVALID);
    assertThat(done(world.login("amelie", NEW_PASSWORD)).user()).isEqualTo(amelie);
    assertThat(code(reset(link.token(), PASSWORD))).isEqualTo(PASSWORD_RESET_INVALID);
    assertThat(world.published.toString()).doesNotContain(link.token());
  }

  @Test
  void aWeakPasswordLeavesTheLinkGood() {
    PasswordResetLink link = done(create(admin));
    assertThat(code(reset(link.token(), "password123"))).isEqualTo(PASSWORD_TOO_WEAK);
    done(reset(link.token(), NEW_PASSWORD));
  }

  @Test
  void aNewLinkReplacesTheOneBefore() {
    PasswordResetLink first = done(create(admin));
    PasswordResetLink second = done(create(admin));
    assertThat(code(reset(first.token(), NEW_PASSWORD))).isEqualTo(PASSWORD_RESET_INVALID);
    done(reset(second.token(), NEW_PASSWORD));
  }

  @Test
  void theLinkIsGoodForADay() {
    PasswordResetLink link = done(create(admin));
    world.clock.pass(Duration.ofDays(1));
    assertThat(code(reset(link.token(), NEW_PASSWORD))).isEqualTo(PASSWORD_RESET_INVALID);
  }

  @Test
  void onlyAnAdministratorWhoIsSignedInMakesOne() {
    Principal own = done(world.authenticate(world.login("amelie").accessToken()));
    assertThat(code(create(own))).isEqualTo(ROLE_REQUIRED);
    CreateToken command = new CreateToken(admin, "script", Role.ADMINISTRATOR, Duration.ofDays(1));
    Principal script = done(world.authenticate(done(world.auth.tokens().create(command)).secret()));
    assertThat(code(create(script))).isEqualTo(SESSION_REQUIRED);
  }

  @Test
  void guessesAreSlowedDown() {
    for (int i = 0; i < 20; i++) {
      assertThat(code(reset("guess " + i, NEW_PASSWORD))).isEqualTo(PASSWORD_RESET_INVALID);
    }
    assertThat(code(reset("one more", NEW_PASSWORD))).isEqualTo(TOO_MANY_ATTEMPTS);
  }

  private Future<PasswordResetLink> create(Principal by) {
    return world.auth.passwordResets().create(new CreatePasswordReset(by, amelie.id()));
  }

  private Future<Void> reset(String token, String password) {
    return world.auth.passwordResets().reset(new ResetPassword(token, password, ADDRESS));
  }
}
