package io.acvm.auth;

import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.domain.error.ErrorCode.ACCOUNT_DISABLED;
import static io.acvm.domain.error.ErrorCode.API_TOKEN_EXPIRED;
import static io.acvm.domain.error.ErrorCode.API_TOKEN_INVALID;
import static io.acvm.domain.error.ErrorCode.API_TOKEN_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.ROLE_REQUIRED;
import static io.acvm.domain.error.ErrorCode.SESSION_REQUIRED;
import static io.acvm.domain.error.ErrorCode.TOO_MANY_ATTEMPTS;
import static io.acvm.domain.error.ErrorCode.TOO_MANY_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.event.EventType;
import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.NewApiToken;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.domain.user.TokenCommand.CreateToken;
import io.acvm.domain.user.TokenCommand.ListTokens;
import io.acvm.domain.user.TokenCommand.RevokeToken;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokensTest {
  @TempDir Path directory;
  private AuthWorld world;
  private User amelie;
  private Principal session;

  @BeforeEach
  void open() throws Exception {
    world = new AuthWorld(directory);
    amelie = world.register("amelie");
    session = done(world.authenticate(world.login("amelie").accessToken()));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aTokenStandsForItsOwnerWithItsOwnRole() {
    NewApiToken made = done(create(session, Role.VIEWER));

    Principal principal = done(world.authenticate(made.secret()));

    assertThat(principal.userId()).isEqualTo(amelie.id());
    assertThat(principal.role()).isEqualTo(Role.VIEWER);
    assertThat(principal.sessionId()).isEmpty();
    assertThat(world.lastEvent().type()).isEqualTo(EventType.TOKEN_CREATED);
    assertThat(world.published.toString()).doesNotContain(made.secret());
  }

  @Test
  void secretsHaveAFormThatScannersKnowAndEveryTypingErrorIsSeen() {
    String secret = done(create(session, Role.VIEWER)).secret();

    assertThat(secret).matches("acvm_[0-9A-Za-z]{42}");
    assertThat(ApiTokenSecret.isWellFormed(secret)).isTrue();
    for (int i = 5; i < secret.length(); i++) {
      char other = secret.charAt(i) == 'x' ? 'y' : 'x';
      assertThat(
              ApiTokenSecret.isWellFormed(secret.substring(0, i) + other + secret.substring(i + 1)))
          .isFalse();
    }
  }

  @Test
  void theRoleIsAtMostTheOwnersWhenMadeAndWhenUsed() {
    assertThat(code(create(session, Role.ADMINISTRATOR))).isEqualTo(ROLE_REQUIRED);
    String secret = done(create(session, Role.OPERATOR)).secret();
    assertThat(done(world.authenticate(secret)).role()).isEqualTo(Role.OPERATOR);

    done(world.update(world.administrator(), amelie, Role.VIEWER, null));

    assertThat(done(world.authenticate(secret)).role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void aTokenRestsWhileItsOwnerIsDisabled() {
    String secret = done(create(session, Role.OPERATOR)).secret();
    done(world.authenticate(secret));
    Principal admin = world.administrator();

    done(world.update(admin, amelie, null, UserState.DISABLED));
    assertThat(code(world.authenticate(secret))).isEqualTo(ACCOUNT_DISABLED);
    done(world.update(admin, amelie, null, UserState.ACTIVE));

    assertThat(done(world.authenticate(secret)).role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void aTokenExpires() {
    String secret = done(create(session, Role.OPERATOR)).secret();
    done(world.authenticate(secret));

    world.clock.pass(Duration.ofDays(7));
    assertThat(code(world.authenticate(secret))).isEqualTo(API_TOKEN_EXPIRED);
    assertThat(done(world.auth.tokens().forgetOld())).isZero();
    world.clock.pass(Duration.ofDays(31));

    assertThat(done(world.auth.tokens().forgetOld())).isEqualTo(1);
    assertThat(own()).isEmpty();
  }

  @Test
  void aRevokedTokenIsRefusedAtOnce() {
    NewApiToken made = done(create(session, Role.OPERATOR));
    done(world.authenticate(made.secret()));

    done(revoke(session, made));

    assertThat(code(world.authenticate(made.secret()))).isEqualTo(API_TOKEN_INVALID);
    assertThat(own()).isEmpty();
    assertThat(world.lastEvent().type()).isEqualTo(EventType.TOKEN_REVOKED);
    assertThat(code(revoke(session, made))).isEqualTo(API_TOKEN_NOT_FOUND);
  }

  @Test
  void onlyAdministratorsSeeAndRevokeTokensOfOthers() {
    NewApiToken made = done(create(session, Role.OPERATOR));
    world.register("bob");
    Principal bob = done(world.authenticate(world.login("bob").accessToken()));
    Principal admin = world.administrator();

    assertThat(done(list(bob, false))).isEmpty();
    assertThat(code(list(bob, true))).isEqualTo(ROLE_REQUIRED);
    assertThat(code(revoke(bob, made))).isEqualTo(API_TOKEN_NOT_FOUND);
    assertThat(done(list(admin, true))).containsExactly(made.token());
    done(revoke(admin, made));

    assertThat(code(world.authenticate(made.secret()))).isEqualTo(API_TOKEN_INVALID);
  }

  @Test
  void aTokenMakesNoTokenAndChangesNoPassword() {
    Principal script = done(world.authenticate(done(create(session, Role.OPERATOR)).secret()));

    assertThat(code(create(script, Role.VIEWER))).isEqualTo(SESSION_REQUIRED);
    assertThat(code(world.changePassword(script, AuthWorld.PASSWORD, "even better staple")))
        .isEqualTo(SESSION_REQUIRED);
    assertThat(code(world.auth.sessions().end(script))).isEqualTo(SESSION_REQUIRED);
  }

  @Test
  void theDayOfTheLastUseIsNotedOnceADay() {
    String secret = done(create(session, Role.OPERATOR)).secret();
    assertThat(own().get(0).lastUsedOn()).isEmpty();

    done(world.authenticate(secret));
    assertThat(lastUse()).isEqualTo(LocalDate.of(2026, 1, 15));
    world.clock.pass(Duration.ofDays(1));
    done(world.authenticate(secret));

    assertThat(lastUse()).isEqualTo(LocalDate.of(2026, 1, 16));
  }

  @Test
  void guessesFromOneAddressAreSlowedDownButAForgottenScriptShutsNobodyOut() {
    String good = done(create(session, Role.VIEWER)).secret();
    String revoked = ApiTokenSecret.random(world.random);
    for (int i = 0; i < 100; i++) {
      assertThat(code(world.authenticate(revoked))).isEqualTo(API_TOKEN_INVALID);
    }
    assertThat(done(world.authenticate(good)).username()).isEqualTo("amelie");

    for (int i = 0; i < 19; i++) {
      code(world.authenticate(ApiTokenSecret.random(world.random)));
    }

    String guess = ApiTokenSecret.random(world.random);
    assertThat(code(world.authenticate(guess))).isEqualTo(TOO_MANY_ATTEMPTS);
    assertThat(code(world.auth.authenticate(new Authenticate(guess, "10.0.0.8"))))
        .isEqualTo(API_TOKEN_INVALID);
  }

  @Test
  void aUserHasABoundedNumberOfTokens() {
    for (int i = 0; i < 50; i++) {
      done(create(session, Role.VIEWER));
    }
    assertThat(code(create(session, Role.VIEWER))).isEqualTo(TOO_MANY_TOKENS);
  }

  /** Noting the use is not waited for, but it is written before what is asked next. */
  private LocalDate lastUse() {
    done(world.store.write(tables -> Future.succeededFuture()));
    return own().get(0).lastUsedOn().orElseThrow();
  }

  private List<ApiToken> own() {
    return done(list(session, false));
  }

  private Future<NewApiToken> create(Principal by, Role role) {
    return world.auth.tokens().create(new CreateToken(by, "backup", role, Duration.ofDays(7)));
  }

  private Future<List<ApiToken>> list(Principal by, boolean all) {
    return world.auth.tokens().list(new ListTokens(by, all));
  }

  private Future<Void> revoke(Principal by, NewApiToken made) {
    return world.auth.tokens().revoke(new RevokeToken(by, made.token().id()));
  }
}
