package io.acvm.auth;

import io.acvm.auth.Journal.Entry;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.AccountCommand.Refresh;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.secret.KeyRing;
import io.acvm.secret.KeyRing.Purpose;
import io.acvm.secret.MacKey;
import io.acvm.store.SessionTable.Session;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sessions: how they start, are proven, renewed and ended. A session ends 30 days after its last
 * renewal.
 */
public final class Sessions {
  static final Duration LIFETIME = Duration.ofDays(30);
  static final Duration GRACE = Duration.ofSeconds(60);
  private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

  private final Journal journal;
  private final AccessTokens accessTokens;
  private final ProofCache<SessionId, User> cache;
  private final MacKey refreshKey;
  private final MacKey csrfKey;
  private final Clock clock;
  private final SecureRandom random;

  Sessions(Vertx vertx, Journal journal, KeyRing keys, Clock clock, SecureRandom random) {
    this.journal = journal;
    this.accessTokens = new AccessTokens(vertx, keys.derive(Purpose.ACCESS_TOKEN), clock);
    this.cache = new ProofCache<>(clock, User::id);
    this.refreshKey = new MacKey(keys.derive(Purpose.REFRESH_TOKEN));
    this.csrfKey = new MacKey(keys.derive(Purpose.CSRF_TOKEN));
    this.clock = clock;
    this.random = random;
  }

  /** Writes a new session within a transaction. */
  Future<SessionTokens> start(Tables tables, User user, SessionId id) {
    Instant now = clock.instant();
    RefreshToken token = RefreshToken.first(id, random);
    Session session =
        new Session(
            id,
            user.id(),
            token.hash(),
            Optional.empty(),
            Optional.empty(),
            now,
            now.plus(LIFETIME),
            Optional.empty());
    return tables.sessions().insert(session).map(done -> tokens(user, token));
  }

  /**
   * New tokens for a refresh token. The token before stays good for a minute and leads to the same
   * successor; any other one ends the session, since somebody has a copy.
   *
   * <p>Fails with {@code TOKEN_INVALID}, {@code SESSION_ENDED} or {@code ACCOUNT_DISABLED}.
   */
  public Future<SessionTokens> refresh(Refresh command) {
    Optional<RefreshToken> token = RefreshToken.parse(command.refreshToken());
    if (token.isEmpty()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.TOKEN_INVALID));
    }
    return journal
        .<SessionTokens>write(tables -> renew(tables, token.get(), command.address()))
        .onFailure(cause -> cache.drop(token.get().session()));
  }

  /**
   * Whose access token it is, with the role that the user has now.
   *
   * <p>Fails with {@code TOKEN_INVALID}, {@code TOKEN_EXPIRED}, {@code SESSION_ENDED} or {@code
   * ACCOUNT_DISABLED}.
   */
  public Future<Principal> authenticate(String accessToken) {
    return accessTokens
        .verify(accessToken)
        .compose(claims -> owner(claims.session()).map(user -> principal(claims, user)));
  }

  /** Ends the session; repeating it changes nothing. Fails with {@code SESSION_REQUIRED}. */
  public Future<Void> end(Principal principal) {
    return journal
        .<Void>write(tables -> end(tables, principal))
        .andThen((done, failure) -> principal.sessionId().ifPresent(cache::drop));
  }

  /** What was known of the user's sessions is read anew. To be called after each change. */
  void drop(UserId user) {
    cache.dropAll(user);
  }

  /** Forgets sessions that ended or expired a day ago; returns how many. */
  public Future<Integer> forgetOld() {
    Instant before = clock.instant().minus(KEPT_AFTER_END);
    return journal.write(tables -> tables.sessions().deleteOld(before).map(Entry::of));
  }

  private Future<Entry<SessionTokens>> renew(Tables tables, RefreshToken token, String address) {
    return tables
        .sessions()
        .find(token.session())
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Entry.refused(ErrorCode.TOKEN_INVALID))
                    : owner(tables, found.get())
                        .compose(user -> renew(tables, found.get(), user, token, address)));
  }

  private Future<Entry<SessionTokens>> renew(
      Tables tables, Session session, User user, RefreshToken token, String address) {
    Instant now = clock.instant();
    RefreshToken next = token.next(refreshKey);
    if (token.hash().equals(session.refreshHash())) {
      return tables
          .sessions()
          .update(SessionRows.rotated(session, next.hash(), now, now.plus(LIFETIME)))
          .map(done -> Entry.of(tokens(user, next)));
    }
    if (SessionRows.isJustReplaced(session, token.hash(), now, GRACE)) {
      return Future.succeededFuture(Entry.of(tokens(user, next)));
    }
    return tables
        .sessions()
        .update(SessionRows.ended(session, now))
        .map(
            done ->
                Entry.refused(
                    ErrorCode.SESSION_ENDED,
                    Happenings.refreshTokenReused(user, session.id(), address, now)));
  }

  private Future<Entry<Void>> end(Tables tables, Principal principal) {
    Instant now = clock.instant();
    return tables
        .sessions()
        .find(principal.session())
        .compose(
            found ->
                found.isEmpty() || found.get().endedAt().isPresent()
                    ? Future.succeededFuture(Entry.nothing())
                    : tables
                        .sessions()
                        .update(SessionRows.ended(found.get(), now))
                        .map(done -> Entry.nothing(Happenings.signedOut(principal, now))));
  }

  private Future<User> owner(SessionId id) {
    Optional<User> known = cache.find(id);
    if (known.isPresent()) {
      return Future.succeededFuture(known.get());
    }
    long drops = cache.drops();
    return journal
        .read(
            tables ->
                tables
                    .sessions()
                    .find(id)
                    .compose(
                        found ->
                            found
                                .map(session -> owner(tables, session))
                                .orElseGet(() -> Future.failedFuture(ended()))))
        .onSuccess(user -> cache.put(id, user, drops));
  }

  /**
   * Fails with {@code ACCOUNT_DISABLED} or {@code SESSION_ENDED}. The first comes first: disabling
   * ends sessions, and people are to read why.
   */
  private Future<User> owner(Tables tables, Session session) {
    return tables
        .users()
        .find(session.user())
        .map(
            found -> {
              User user = found.orElseThrow(Sessions::ended);
              if (user.state() == UserState.DISABLED) {
                throw AcvmException.of(ErrorCode.ACCOUNT_DISABLED);
              }
              boolean over =
                  session.endedAt().isPresent() || !clock.instant().isBefore(session.expiresAt());
              if (over || user.state() != UserState.ACTIVE) {
                throw ended();
              }
              return user;
            });
  }

  private static AcvmException ended() {
    return AcvmException.of(ErrorCode.SESSION_ENDED);
  }

  private Principal principal(AccessTokens.Claims claims, User user) {
    if (!user.id().equals(claims.user())) {
      throw AcvmException.of(ErrorCode.TOKEN_INVALID);
    }
    return new Principal(
        user.id(),
        user.username(),
        user.role(),
        Optional.of(claims.session()),
        csrfToken(claims.session()),
        claims.expiresAt());
  }

  private SessionTokens tokens(User user, RefreshToken token) {
    return new SessionTokens(
        accessTokens.issue(user, token.session()),
        AccessTokens.LIFETIME,
        token.text(),
        LIFETIME,
        csrfToken(token.session()),
        user);
  }

  private String csrfToken(SessionId session) {
    return csrfKey.tag("csrf:" + session.value());
  }
}
