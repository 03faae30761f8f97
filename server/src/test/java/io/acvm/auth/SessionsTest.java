package io.acvm.auth;

import static io.acvm.auth.AuthWorld.PASSWORD;
import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.domain.error.ErrorCode.ACCOUNT_DISABLED;
import static io.acvm.domain.error.ErrorCode.SESSION_ENDED;
import static io.acvm.domain.error.ErrorCode.TOKEN_EXPIRED;
import static io.acvm.domain.error.ErrorCode.TOKEN_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.event.EventType;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

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
  void anAccessTokenTellsWhoItBelongsTo() {
    SessionTokens tokens = world.login("Amelie");

    Principal principal = done(world.authenticate(tokens.accessToken()));

    assertThat(principal.userId()).isEqualTo(amelie.id());
    assertThat(principal.username()).isEqualTo("amelie");
    assertThat(principal.role()).isEqualTo(Role.OPERATOR);
    assertThat(principal.csrfToken()).isEqualTo(tokens.csrfToken()).hasSize(43);
    assertThat(principal.expiresAt()).isEqualTo(world.clock.instant().plusSeconds(900));
  }

  @Test
  void anAccessTokenIsRefusedWhenItsTimeIsOver() {
    String token = world.login("amelie").accessToken();
    world.clock.pass(AccessTokens.LIFETIME.minus(SECOND));
    done(world.authenticate(token));

    world.clock.pass(SECOND);

    assertThat(code(world.authenticate(token))).isEqualTo(TOKEN_EXPIRED);
  }

  @Test
  void afterSigningOutBothTokensAreRefusedAtOnce() {
    SessionTokens tokens = world.login("amelie");
    Principal principal = done(world.authenticate(tokens.accessToken()));

    done(world.auth.sessions().end(principal));

    assertThat(code(world.authenticate(tokens.accessToken()))).isEqualTo(SESSION_ENDED);
    assertThat(code(world.refresh(tokens.refreshToken()))).isEqualTo(SESSION_ENDED);
    assertThat(world.lastEvent().type()).isEqualTo(EventType.SESSION_ENDED);
    assertThat(world.lastEvent().facts()).isEqualTo(Map.of("reason", "logout"));
  }

  @Test
  void signingOutTwiceIsToldOnce() {
    Principal principal = done(world.authenticate(world.login("amelie").accessToken()));
    done(world.auth.sessions().end(principal));
    int events = world.published.size();

    done(world.auth.sessions().end(principal));

    assertThat(world.published).hasSize(events);
  }

  @Test
  void signingOutOnOneDeviceLeavesTheOthers() {
    SessionTokens desk = world.login("amelie");
    SessionTokens phone = world.login("amelie");

    done(world.auth.sessions().end(done(world.authenticate(desk.accessToken()))));

    assertThat(done(world.authenticate(phone.accessToken())).username()).isEqualTo("amelie");
  }

  @Test
  void aRequestThatIsReadingWhileSomebodySignsOutDoesNotBringTheSessionBack() {
    SessionTokens tokens = world.login("amelie");
    Principal principal = done(world.authenticate(tokens.accessToken()));
    ProofCache<SessionId, User> cache = new ProofCache<>(world.clock, User::id);
    long before = cache.drops();
    cache.drop(principal.session());

    cache.put(principal.session(), amelie, before);

    assertThat(cache.find(principal.session())).isEmpty();
  }

  @Test
  void anotherServerNoticesTheEndOfASessionWithinSeconds() {
    String token = world.login("amelie").accessToken();
    Auth other = world.server(RegistrationPolicy.OPEN);
    Principal principal = done(other.sessions().authenticate(token));

    done(world.auth.sessions().end(principal));
    world.clock.pass(ProofCache.LIFETIME);

    assertThat(code(other.sessions().authenticate(token))).isEqualTo(SESSION_ENDED);
  }

  @Test
  void disablingAUserEndsTheirSessionsAtOnceAndTellsThemWhy() {
    SessionTokens tokens = world.login("amelie");
    done(world.authenticate(tokens.accessToken()));

    done(world.update(world.administrator(), amelie, null, UserState.DISABLED));

    assertThat(code(world.authenticate(tokens.accessToken()))).isEqualTo(ACCOUNT_DISABLED);
    assertThat(code(world.refresh(tokens.refreshToken()))).isEqualTo(ACCOUNT_DISABLED);
  }

  @Test
  void aSessionThatEndedByDisablingStaysEnded() {
    SessionTokens tokens = world.login("amelie");
    Principal admin = world.administrator();

    done(world.update(admin, amelie, null, UserState.DISABLED));
    done(world.update(admin, amelie, null, UserState.ACTIVE));

    assertThat(code(world.authenticate(tokens.accessToken()))).isEqualTo(SESSION_ENDED);
  }

  @Test
  void aChangedRoleCountsAtOnceWhateverTheTokenSays() {
    String token = world.login("amelie").accessToken();
    done(world.authenticate(token));

    done(world.update(world.administrator(), amelie, Role.VIEWER, null));

    assertThat(done(world.authenticate(token)).role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void refreshingGivesANewPairAndKeepsTheSession() {
    SessionTokens first = world.login("amelie");
    world.clock.pass(AccessTokens.LIFETIME);

    SessionTokens second = done(world.refresh(first.refreshToken()));

    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(second.csrfToken()).isEqualTo(first.csrfToken());
    assertThat(second.user().id()).isEqualTo(amelie.id());
    done(world.authenticate(second.accessToken()));
  }

  @Test
  void twoTabsThatRefreshAtTheSameTimeBothKeepTheSession() {
    String token = world.login("amelie").refreshToken();

    Future<SessionTokens> one = world.refresh(token);
    Future<SessionTokens> two = world.refresh(token);

    assertThat(done(one).refreshToken()).isEqualTo(done(two).refreshToken());
    world.clock.pass(AccessTokens.LIFETIME);
    done(world.refresh(done(one).refreshToken()));
  }

  @Test
  void theReplacedRefreshTokenIsGoodForAMinute() {
    String old = world.login("amelie").refreshToken();
    String next = done(world.refresh(old)).refreshToken();
    world.clock.pass(Sessions.GRACE);

    assertThat(done(world.refresh(old)).refreshToken()).isEqualTo(next);
  }

  @Test
  void reuseOfARefreshTokenAfterTheMinuteEndsTheSession() {
    String old = world.login("amelie").refreshToken();
    SessionTokens next = done(world.refresh(old));
    done(world.authenticate(next.accessToken()));
    world.clock.pass(Sessions.GRACE.plus(SECOND));

    assertThat(code(world.refresh(old))).isEqualTo(SESSION_ENDED);

    assertThat(code(world.refresh(next.refreshToken()))).isEqualTo(SESSION_ENDED);
    assertThat(code(world.authenticate(next.accessToken()))).isEqualTo(SESSION_ENDED);
    assertThat(world.lastEvent().type()).isEqualTo(EventType.SESSION_ENDED);
    assertThat(world.lastEvent().facts()).containsEntry("reason", "refreshTokenReused");
  }

  @Test
  void aThiefWhoRefreshesTwiceCannotHideTheTheft() {
    String stolen = world.login("amelie").refreshToken();
    String thiefs = done(world.refresh(done(world.refresh(stolen)).refreshToken())).refreshToken();

    assertThat(code(world.refresh(stolen))).isEqualTo(SESSION_ENDED);

    assertThat(code(world.refresh(thiefs))).isEqualTo(SESSION_ENDED);
  }

  @Test
  void aSessionInUseNeverExpires() {
    SessionTokens tokens = world.login("amelie");
    for (int month = 0; month < 3; month++) {
      world.clock.pass(Sessions.LIFETIME.minus(SECOND));
      tokens = done(world.refresh(tokens.refreshToken()));
    }

    world.clock.pass(Sessions.LIFETIME);

    assertThat(code(world.refresh(tokens.refreshToken()))).isEqualTo(SESSION_ENDED);
  }

  @Test
  void whatIsNoRefreshTokenIsRefused() {
    String token = world.login("amelie").refreshToken();

    assertThat(code(world.refresh(""))).isEqualTo(TOKEN_INVALID);
    assertThat(code(world.refresh("no token"))).isEqualTo(TOKEN_INVALID);
    assertThat(code(world.refresh("x." + token))).isEqualTo(TOKEN_INVALID);
  }

  @Test
  void sessionsThatEndedADayAgoAreForgotten() {
    Principal gone = done(world.authenticate(world.login("amelie").accessToken()));
    String kept = world.login("amelie").refreshToken();
    done(world.auth.sessions().end(gone));
    world.clock.pass(Duration.ofDays(1).plus(SECOND));

    assertThat(done(world.auth.sessions().forgetOld())).isEqualTo(1);

    done(world.refresh(kept));
  }

  @Test
  void changingThePasswordEndsAllOtherSessions() {
    SessionTokens own = world.login("amelie");
    SessionTokens other = world.login("amelie");
    Principal principal = done(world.authenticate(own.accessToken()));
    done(world.authenticate(other.accessToken()));

    done(world.changePassword(principal, PASSWORD, "even better staple"));

    assertThat(code(world.authenticate(other.accessToken()))).isEqualTo(SESSION_ENDED);
    assertThat(code(world.refresh(other.refreshToken()))).isEqualTo(SESSION_ENDED);
    done(world.authenticate(own.accessToken()));
    done(world.refresh(own.refreshToken()));
  }
}
