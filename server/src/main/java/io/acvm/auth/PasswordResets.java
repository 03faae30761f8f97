package io.acvm.auth;

import io.acvm.auth.Journal.Entry;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.AccountCommand.CreatePasswordReset;
import io.acvm.domain.user.AccountCommand.ResetPassword;
import io.acvm.domain.user.PasswordResetLink;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.store.PasswordResetTable.PasswordReset;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/** New passwords for who forgot theirs, by a one-time link that an administrator makes. */
public final class PasswordResets {
  static final Duration LIFETIME = Duration.ofDays(1);
  private static final int TOKEN_BYTES = 32;

  private final Journal journal;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Consumer<UserId> changed;
  private final Clock clock;
  private final SecureRandom random;

  PasswordResets(
      Journal journal,
      Passwords passwords,
      Guesses guesses,
      Consumer<UserId> changed,
      Clock clock,
      SecureRandom random) {
    this.journal = journal;
    this.passwords = passwords;
    this.guesses = guesses;
    this.changed = changed;
    this.clock = clock;
    this.random = random;
  }

  private record Known(PasswordReset reset, User user) {}

  /**
   * Makes a link in place of the one before.
   *
   * <p>Fails with {@code SESSION_REQUIRED}, {@code ROLE_REQUIRED} or {@code USER_NOT_FOUND}.
   */
  public Future<PasswordResetLink> create(CreatePasswordReset command) {
    if (command.principal().sessionId().isEmpty()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.SESSION_REQUIRED));
    }
    if (!command.principal().role().includes(Role.ADMINISTRATOR)) {
      return Future.failedFuture(
          AcvmException.of(ErrorCode.ROLE_REQUIRED, "role", Role.ADMINISTRATOR.name()));
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    PasswordResetLink link = new PasswordResetLink(token, now.plus(LIFETIME));
    return journal.write(
        tables ->
            Accounts.find(tables, command.user())
                .compose(
                    user ->
                        tables
                            .passwordResets()
                            .put(
                                new PasswordReset(
                                    user.id(), Digest.sha256(token), link.expiresAt()))
                            .map(
                                done ->
                                    Entry.of(
                                        link,
                                        Happenings.passwordResetCreated(
                                            command.principal().username(), user, now)))));
  }

  /**
   * Uses a link: sets the password and ends the user's sessions.
   *
   * <p>Fails with {@code PASSWORD_RESET_INVALID}, {@code PASSWORD_TOO_WEAK}, {@code
   * TOO_MANY_ATTEMPTS} or {@code TOO_MANY_REQUESTS}; the link stays good after all but the first.
   */
  public Future<Void> reset(ResetPassword command) {
    String hash = Digest.sha256(command.token());
    return guesses
        .ofToken(command.address(), () -> journal.read(tables -> find(tables, hash)))
        .compose(
            known ->
                PasswordRules.check(known.user.username(), command.newPassword(), "/newPassword")
                    .compose(good -> passwords.hash(command.newPassword()))
                    .compose(
                        password ->
                            journal.<Void>write(
                                tables -> use(tables, hash, password, command.address())))
                    .andThen((done, failure) -> changed.accept(known.user.id())));
  }

  private Future<Known> find(Tables tables, String hash) {
    return tables
        .passwordResets()
        .findByTokenHash(hash)
        .map(
            found ->
                found
                    .filter(reset -> clock.instant().isBefore(reset.expiresAt()))
                    .orElseThrow(() -> AcvmException.of(ErrorCode.PASSWORD_RESET_INVALID)))
        .compose(reset -> Accounts.find(tables, reset.user()).map(user -> new Known(reset, user)));
  }

  /** That it works once is up to this transaction, which looks again. */
  private Future<Entry<Void>> use(Tables tables, String hash, String password, String address) {
    Instant now = clock.instant();
    return find(tables, hash)
        .compose(
            known -> {
              UserId id = known.user.id();
              return tables
                  .users()
                  .updatePasswordHash(id, password)
                  .compose(set -> tables.passwordResets().delete(id))
                  .compose(used -> tables.sessions().endAll(id, Optional.empty(), now))
                  .map(
                      ended ->
                          Entry.nothing(
                              Happenings.passwordChanged(known.user, ended, address, now)));
            });
  }
}
