package io.acvm.auth;

import io.acvm.auth.Journal.Entry;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.ApiTokenId;
import io.acvm.domain.user.NewApiToken;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.domain.user.TokenCommand.CreateToken;
import io.acvm.domain.user.TokenCommand.ListTokens;
import io.acvm.domain.user.TokenCommand.RevokeToken;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API tokens: what scripts sign in with. They can do no more than their owner can at the time of
 * the call, and nothing at all while the owner's account is disabled.
 */
public final class ApiTokens {
  private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);
  private static final int MOST_PER_USER = 50;
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(30);

  private final Journal journal;
  private final Guesses guesses;
  private final Clock clock;
  private final SecureRandom random;
  private final ProofCache<String, Proof> cache;
  private final KnownWrong knownWrong = new KnownWrong();

  private record Proof(ApiToken token, User owner) {}

  ApiTokens(Journal journal, Guesses guesses, Clock clock, SecureRandom random) {
    this.journal = journal;
    this.guesses = guesses;
    this.clock = clock;
    this.random = random;
    this.cache = new ProofCache<>(clock, proof -> proof.owner.id());
  }

  /** Newest first. Fails with {@code ROLE_REQUIRED} when another than an administrator asks all. */
  public Future<List<ApiToken>> list(ListTokens command) {
    Principal principal = command.principal();
    if (!command.all()) {
      return journal.read(tables -> tables.apiTokens().list(Optional.of(principal.userId())));
    }
    return principal.role().includes(Role.ADMINISTRATOR)
        ? journal.read(tables -> tables.apiTokens().list(Optional.empty()))
        : Future.failedFuture(roleRequired(Role.ADMINISTRATOR));
  }

  /**
   * Makes a token for who asks.
   *
   * <p>Fails with {@code SESSION_REQUIRED}, {@code ROLE_REQUIRED} for a role above one's own, or
   * {@code TOO_MANY_TOKENS}.
   */
  public Future<NewApiToken> create(CreateToken command) {
    Principal principal = command.principal();
    if (principal.sessionId().isEmpty()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.SESSION_REQUIRED));
    }
    if (!principal.role().includes(command.role())) {
      return Future.failedFuture(roleRequired(command.role()));
    }
    Instant now = clock.instant();
    ApiToken token =
        new ApiToken(
            ApiTokenId.random(),
            principal.userId(),
            principal.username(),
            command.name(),
            command.role(),
            now,
            now.plus(command.lifetime()),
            Optional.empty());
    String secret = ApiTokenSecret.random(random);
    return journal.write(tables -> insert(tables, new NewApiToken(token, secret)));
  }

  /**
   * Takes a token back, one's own or as an administrator anybody's.
   *
   * <p>Fails with {@code API_TOKEN_NOT_FOUND}, also for those of others: that they exist is nobody
   * else's business.
   */
  public Future<Void> revoke(RevokeToken command) {
    return journal
        .<ApiToken>write(tables -> revoke(tables, command))
        .onSuccess(token -> cache.dropAll(token.owner()))
        .mapEmpty();
  }

  /**
   * Who calls, with the lower of the token's and the owner's role.
   *
   * <p>Fails with {@code API_TOKEN_INVALID}, {@code API_TOKEN_EXPIRED}, {@code ACCOUNT_DISABLED} or
   * {@code TOO_MANY_ATTEMPTS}.
   */
  Future<Principal> authenticate(Authenticate command) {
    if (!ApiTokenSecret.isWellFormed(command.token())) {
      return Future.failedFuture(AcvmException.of(ErrorCode.API_TOKEN_INVALID));
    }
    String hash = Digest.sha256(command.token());
    return cache
        .find(hash)
        .map(Future::succeededFuture)
        .orElseGet(() -> prove(hash, command.address()))
        .map(this::principal);
  }

  /** What was known of the user's tokens is read anew. To be called after each change. */
  void drop(UserId user) {
    cache.dropAll(user);
  }

  /** Forgets tokens that expired a month ago; returns how many. */
  public Future<Integer> forgetOld() {
    Instant before = clock.instant().minus(KEPT_AFTER_EXPIRY);
    return journal.write(tables -> tables.apiTokens().deleteOld(before).map(Entry::of));
  }

  private Future<Entry<NewApiToken>> insert(Tables tables, NewApiToken made) {
    ApiToken token = made.token();
    return tables
        .apiTokens()
        .list(Optional.of(token.owner()))
        .compose(
            known ->
                known.size() < MOST_PER_USER
                    ? tables.apiTokens().insert(token, Digest.sha256(made.secret()))
                    : Future.failedFuture(
                        AcvmException.of(
                            ErrorCode.TOO_MANY_TOKENS, "limit", Integer.toString(MOST_PER_USER))))
        .map(done -> Entry.of(made, Happenings.tokenCreated(token)));
  }

  private Future<Entry<ApiToken>> revoke(Tables tables, RevokeToken command) {
    Principal by = command.principal();
    return tables
        .apiTokens()
        .find(command.token())
        .map(
            found ->
                found
                    .filter(
                        token ->
                            token.owner().equals(by.userId())
                                || by.role().includes(Role.ADMINISTRATOR))
                    .orElseThrow(() -> AcvmException.of(ErrorCode.API_TOKEN_NOT_FOUND)))
        .compose(
            token ->
                tables
                    .apiTokens()
                    .delete(token.id())
                    .map(
                        gone ->
                            Entry.of(
                                token,
                                Happenings.tokenRevoked(by.username(), token, clock.instant()))));
  }

  /** Only wrong secrets that are new count as guesses: a forgotten script repeats the same one. */
  private Future<Proof> prove(String hash, String address) {
    if (knownWrong.contains(hash)) {
      return Future.failedFuture(AcvmException.of(ErrorCode.API_TOKEN_INVALID));
    }
    long drops = cache.drops();
    return guesses
        .ofToken(address, () -> journal.read(tables -> find(tables, hash)))
        .onFailure(cause -> knownWrong.note(hash, cause))
        .onSuccess(proof -> cache.put(hash, proof, drops))
        .onSuccess(proof -> noteUse(proof.token));
  }

  private static Future<Proof> find(Tables tables, String hash) {
    return tables
        .apiTokens()
        .findBySecretHash(hash)
        .map(found -> found.orElseThrow(() -> AcvmException.of(ErrorCode.API_TOKEN_INVALID)))
        .compose(
            token ->
                tables
                    .users()
                    .find(token.owner())
                    .map(owner -> new Proof(token, owner.orElseThrow())));
  }

  /** At most one write a day; a call does not wait for it, nor fail with it. */
  private void noteUse(ApiToken token) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (token.lastUsedOn().filter(day -> !day.isBefore(today)).isEmpty()) {
      journal
          .<Void>write(
              tables -> tables.apiTokens().used(token.id(), today).map(done -> Entry.nothing()))
          .onFailure(cause -> LOG.warn("The use of a token could not be noted", cause));
    }
  }

  private Principal principal(Proof proof) {
    if (!clock.instant().isBefore(proof.token.expiresAt())) {
      throw AcvmException.of(ErrorCode.API_TOKEN_EXPIRED);
    }
    if (proof.owner.state() != UserState.ACTIVE) {
      throw AcvmException.of(ErrorCode.ACCOUNT_DISABLED);
    }
    return new Principal(
        proof.owner.id(),
        proof.owner.username(),
        proof.token.role().orLower(proof.owner.role()),
        Optional.empty(),
        "",
        proof.token.expiresAt());
  }

  private static AcvmException roleRequired(Role role) {
    return AcvmException.of(ErrorCode.ROLE_REQUIRED, "role", role.name());
  }
}
