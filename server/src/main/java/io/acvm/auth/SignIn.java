package io.acvm.auth;

import io.acvm.auth.Journal.Entry;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.AccountCommand.ChangePassword;
import io.acvm.domain.user.AccountCommand.Login;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What takes a password: signing in, and changing it. */
public final class SignIn {
  private final Journal journal;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Sessions sessions;
  private final Clock clock;

  SignIn(Journal journal, Passwords passwords, Guesses guesses, Sessions sessions, Clock clock) {
    this.journal = journal;
    this.passwords = passwords;
    this.guesses = guesses;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * A password that was compared with the hash of a user.
   *
   * @param user empty when there is none of that name
   * @param newHash what to keep from now on, when it is another
   */
  private record Compared(
      Optional<User> user, Optional<String> hash, boolean matches, Optional<String> newHash) {
    Compared keeping(String hash) {
      return new Compared(user, this.hash, matches, Optional.of(hash));
    }
  }

  /**
   * Starts a session. Whether an account waits or is disabled is told only to who knows its
   * password.
   *
   * <p>Fails with {@code CREDENTIALS_INVALID}, {@code ACCOUNT_PENDING}, {@code ACCOUNT_DISABLED},
   * {@code TOO_MANY_ATTEMPTS} or {@code TOO_MANY_REQUESTS}.
   */
  public Future<SessionTokens> login(Login command) {
    return guesses.ofPassword(
        command.username(),
        command.address(),
        () ->
            compare(command.username(), command.password())
                .compose(compared -> renewHash(compared, command.password()))
                .compose(
                    compared ->
                        journal.write(tables -> start(tables, compared, command.address()))));
  }

  /**
   * Changes a password and ends the user's other sessions.
   *
   * <p>Fails with {@code SESSION_REQUIRED}, {@code PASSWORD_WRONG}, {@code PASSWORD_TOO_WEAK},
   * {@code TOO_MANY_ATTEMPTS} or {@code TOO_MANY_REQUESTS}.
   */
  public Future<Void> changePassword(ChangePassword command) {
    if (command.principal().sessionId().isEmpty()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.SESSION_REQUIRED));
    }
    String username = command.principal().username();
    return PasswordRules.check(username, command.newPassword(), "/newPassword")
        .compose(
            good ->
                guesses.ofPassword(
                    username,
                    command.address(),
                    () ->
                        compare(username, command.currentPassword())
                            .compose(compared -> hash(compared, command.newPassword()))
                            .compose(
                                compared ->
                                    journal.write(tables -> change(tables, compared, command)))))
        .andThen((done, failure) -> sessions.drop(command.principal().userId()));
  }

  private Future<Compared> compare(String username, String password) {
    return journal
        .read(tables -> find(tables, username))
        .compose(
            found ->
                passwords
                    .verify(password, found.hash)
                    .map(
                        matches ->
                            new Compared(found.user, found.hash, matches, Optional.empty())));
  }

  private static Future<Compared> find(Tables tables, String username) {
    return tables
        .users()
        .findByUsername(username)
        .compose(
            user ->
                user.map(known -> tables.users().passwordHash(known.id()))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                    .map(hash -> new Compared(user, hash, false, Optional.empty())));
  }

  /** Follows a change of our parameters when the password is at hand. */
  private Future<Compared> renewHash(Compared compared, String password) {
    return compared.hash.filter(Passwords::isCurrent).isPresent()
        ? Future.succeededFuture(compared)
        : hash(compared, password);
  }

  private Future<Compared> hash(Compared compared, String password) {
    return compared.matches
        ? passwords.hash(password).map(compared::keeping)
        : Future.succeededFuture(compared);
  }

  private Future<Entry<SessionTokens>> start(Tables tables, Compared compared, String address) {
    return current(tables, compared)
        .compose(
            user -> {
              Instant now = clock.instant();
              Optional<ErrorCode> refusal =
                  user.map(SignIn::refusal).orElse(Optional.of(ErrorCode.CREDENTIALS_INVALID));
              if (refusal.isPresent()) {
                return Future.succeededFuture(
                    Entry.refused(
                        refusal.get(),
                        Happenings.refused(compared.user, refusal.get(), address, now)));
              }
              SessionId session = SessionId.random();
              return keep(tables, user.get(), compared)
                  .compose(kept -> sessions.start(tables, user.get(), session))
                  .map(
                      tokens ->
                          Entry.of(
                              tokens,
                              Happenings.sessionStarted(user.get(), session, address, now)));
            });
  }

  private Future<Entry<Void>> change(Tables tables, Compared compared, ChangePassword command) {
    return current(tables, compared)
        .compose(
            user -> {
              Instant now = clock.instant();
              String address = command.address();
              if (user.isEmpty()) {
                return Future.succeededFuture(
                    Entry.refused(
                        ErrorCode.PASSWORD_WRONG,
                        Happenings.refused(compared.user, ErrorCode.PASSWORD_WRONG, address, now)));
              }
              Optional<SessionId> own = command.principal().sessionId();
              return keep(tables, user.get(), compared)
                  .compose(kept -> tables.sessions().endAll(user.get().id(), own, now))
                  .map(
                      ended ->
                          Entry.nothing(
                              Happenings.passwordChanged(user.get(), ended, address, now)));
            });
  }

  /**
   * The user as of now, empty unless the password still is what it was compared with: comparing
   * takes long enough for somebody to change it.
   */
  private static Future<Optional<User>> current(Tables tables, Compared compared) {
    if (!compared.matches) {
      return Future.succeededFuture(Optional.empty());
    }
    UserId id = compared.user.orElseThrow().id();
    return tables
        .users()
        .passwordHash(id)
        .compose(
            hash ->
                hash.equals(compared.hash)
                    ? tables.users().find(id)
                    : Future.succeededFuture(Optional.empty()));
  }

  private static Future<Void> keep(Tables tables, User user, Compared compared) {
    return compared
        .newHash
        .map(hash -> tables.users().updatePasswordHash(user.id(), hash))
        .orElseGet(Future::succeededFuture);
  }

  private static Optional<ErrorCode> refusal(User user) {
    return switch (user.state()) {
      case ACTIVE -> Optional.empty();
      case PENDING -> Optional.of(ErrorCode.ACCOUNT_PENDING);
      case DISABLED -> Optional.of(ErrorCode.ACCOUNT_DISABLED);
    };
  }
}
