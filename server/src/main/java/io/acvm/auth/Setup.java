package io.acvm.auth;

import io.acvm.auth.Journal.Entry;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.AccountCommand.NewAccount;
import io.acvm.domain.user.AccountCommand.SetUp;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.acvm.secret.Secret;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How the first administrator comes to be: by a password in the environment, or by a token that is
 * printed once and kept nowhere. There is no other way in.
 */
public final class Setup {
  private static final int TOKEN_BYTES = 32;

  private final Journal journal;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Clock clock;
  private final SecureRandom random;

  /** Hash of the token of the link; null when none was made. */
  private final AtomicReference<String> tokenHash = new AtomicReference<>();

  /** Once there is an administrator there always is one: the last cannot be taken away. */
  private final AtomicBoolean done = new AtomicBoolean();

  Setup(Journal journal, Passwords passwords, Guesses guesses, Clock clock, SecureRandom random) {
    this.journal = journal;
    this.passwords = passwords;
    this.guesses = guesses;
    this.clock = clock;
    this.random = random;
  }

  /**
   * To be called once at the start. Without an administrator it makes the user {@code admin} if a
   * password is given, and else a token for the one-time link, which is good until it is used or
   * the server stops.
   *
   * <p>Fails with {@code PASSWORD_TOO_WEAK}, or {@code USERNAME_TAKEN} when somebody without that
   * role is called {@code admin}.
   */
  public Future<Optional<Secret>> begin(Optional<Secret> password) {
    return needed()
        .compose(
            needed -> {
              if (!needed) {
                return Future.succeededFuture(Optional.empty());
              }
              return password
                  .map(given -> create(admin(given), "local").map(Optional.<Secret>empty()))
                  .orElseGet(() -> Future.succeededFuture(Optional.of(newToken())));
            });
  }

  /** Whether there is no administrator yet. */
  public Future<Boolean> needed() {
    return done.get()
        ? Future.succeededFuture(false)
        : journal
            .read(Setup::hasAdministrator)
            .map(
                has -> {
                  done.set(has);
                  return !has;
                });
  }

  /**
   * Makes the first administrator. The token works once, whoever comes first.
   *
   * <p>Fails with {@code SETUP_ALREADY_DONE}, {@code SETUP_TOKEN_INVALID}, {@code
   * PASSWORD_TOO_WEAK}, {@code USERNAME_TAKEN}, {@code TOO_MANY_ATTEMPTS} or {@code
   * TOO_MANY_REQUESTS}; the token stays good after all but the first.
   */
  public Future<User> setUp(SetUp command) {
    return needed()
        .compose(
            needed ->
                needed
                    ? guesses.signUp(command.address())
                    : Future.failedFuture(AcvmException.of(ErrorCode.SETUP_ALREADY_DONE)))
        .compose(counted -> use(Digest.sha256(command.token()), command));
  }

  private Future<User> use(String hash, SetUp command) {
    if (!hash.equals(tokenHash.get())) {
      return journal.write(
          tables ->
              Future.succeededFuture(
                  Entry.refused(
                      ErrorCode.SETUP_TOKEN_INVALID,
                      Happenings.refused(
                          Optional.empty(),
                          ErrorCode.SETUP_TOKEN_INVALID,
                          command.address(),
                          clock.instant()))));
    }
    // That it works once is up to the transaction, which sees an administrator or makes one.
    return create(command.account(), command.address());
  }

  private Future<User> create(NewAccount account, String address) {
    return PasswordRules.check(account.username(), account.password(), "/password")
        .compose(good -> passwords.hash(account.password()))
        .compose(hash -> journal.write(tables -> insert(tables, account, hash, address)));
  }

  private Future<Entry<User>> insert(
      Tables tables, NewAccount account, String hash, String address) {
    User user = Accounts.newUser(account, Role.ADMINISTRATOR, UserState.ACTIVE, clock.instant());
    return hasAdministrator(tables)
        .compose(
            has ->
                has
                    ? Future.failedFuture(AcvmException.of(ErrorCode.SETUP_ALREADY_DONE))
                    : Accounts.insert(tables, user, hash, address));
  }

  private Secret newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    tokenHash.set(Digest.sha256(token));
    return new Secret(token);
  }

  private static Future<Boolean> hasAdministrator(Tables tables) {
    return tables
        .users()
        .list()
        .map(users -> users.stream().anyMatch(Accounts::isActiveAdministrator));
  }

  private static NewAccount admin(Secret password) {
    return new NewAccount("admin", password.value(), "Administrator", "", Optional.empty());
  }
}
