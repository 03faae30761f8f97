package io.acvm.auth;

import io.acvm.auth.Journal.Entry;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.AccountCommand.DeleteUser;
import io.acvm.domain.user.AccountCommand.NewAccount;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.AccountCommand.UpdateUser;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Users: signing up, approving, disabling, roles. */
public final class Accounts {
  private final Registration registration;
  private final Journal journal;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Consumer<UserId> changed;
  private final Clock clock;

  /**
   * @param changed told of every user whose proofs must be read anew
   */
  Accounts(
      Registration registration,
      Journal journal,
      Passwords passwords,
      Guesses guesses,
      Consumer<UserId> changed,
      Clock clock) {
    this.registration = registration;
    this.journal = journal;
    this.passwords = passwords;
    this.guesses = guesses;
    this.changed = changed;
    this.clock = clock;
  }

  /**
   * Makes an account of an operator, which waits for an administrator if the policy says so.
   *
   * <p>Fails with {@code REGISTRATION_CLOSED}, {@code USERNAME_TAKEN}, {@code PASSWORD_TOO_WEAK},
   * {@code TOO_MANY_ATTEMPTS} or {@code TOO_MANY_REQUESTS}.
   */
  public Future<User> register(Register command) {
    return registration.current().compose(setting -> register(command, setting.policy()));
  }

  private Future<User> register(Register command, RegistrationPolicy policy) {
    if (policy == RegistrationPolicy.CLOSED) {
      return Future.failedFuture(AcvmException.of(ErrorCode.REGISTRATION_CLOSED));
    }
    NewAccount account = command.account();
    UserState state = policy == RegistrationPolicy.OPEN ? UserState.ACTIVE : UserState.PENDING;
    return PasswordRules.check(account.username(), account.password(), "/password")
        .compose(good -> guesses.signUp(command.address()))
        .compose(counted -> passwords.hash(account.password()))
        .compose(
            hash ->
                journal.write(
                    tables ->
                        insert(
                            tables,
                            newUser(account, Role.OPERATOR, state, clock.instant()),
                            hash,
                            command.address())));
  }

  /** Fails with {@code USER_NOT_FOUND}. */
  public Future<User> get(UserId id) {
    return journal.read(tables -> find(tables, id));
  }

  /** All users, by name. */
  public Future<List<User>> list() {
    return journal.read(tables -> tables.users().list());
  }

  /**
   * Changes a user's role or state; repeating it changes nothing. Counts from the user's next call
   * on. A user who may no longer sign in is signed out everywhere.
   *
   * <p>Fails with {@code ROLE_REQUIRED}, {@code USER_NOT_FOUND}, {@code LAST_ADMINISTRATOR}, or
   * {@code REQUEST_INVALID} for the state {@code PENDING}, to which nobody returns.
   */
  public Future<User> update(UpdateUser command) {
    if (!command.principal().role().includes(Role.ADMINISTRATOR)) {
      return Future.failedFuture(administratorsOnly());
    }
    if (command.state().filter(UserState.PENDING::equals).isPresent()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.REQUEST_INVALID));
    }
    return journal
        .write(tables -> update(tables, command))
        .andThen((user, failure) -> changed.accept(command.user()));
  }

  /**
   * Turns a sign-up down. Only accounts that never were active can go: operations and the audit
   * trail name people by their user names, which must not pass to somebody else.
   *
   * <p>Fails with {@code ROLE_REQUIRED}, {@code USER_NOT_FOUND} or {@code USER_NOT_PENDING}.
   */
  public Future<Void> delete(DeleteUser command) {
    return command.principal().role().includes(Role.ADMINISTRATOR)
        ? journal.write(tables -> delete(tables, command))
        : Future.failedFuture(administratorsOnly());
  }

  private Future<Entry<Void>> delete(Tables tables, DeleteUser command) {
    return find(tables, command.user())
        .compose(
            user ->
                user.state() == UserState.PENDING
                    ? tables
                        .users()
                        .delete(user.id())
                        .compose(gone -> tables.passwordResets().delete(user.id()))
                        .map(
                            gone ->
                                Entry.nothing(
                                    Happenings.deleted(
                                        command.principal().username(), user, clock.instant())))
                    : Future.failedFuture(AcvmException.of(ErrorCode.USER_NOT_PENDING)));
  }

  private static AcvmException administratorsOnly() {
    return AcvmException.of(ErrorCode.ROLE_REQUIRED, "role", Role.ADMINISTRATOR.name());
  }

  static boolean isActiveAdministrator(User user) {
    return user.role() == Role.ADMINISTRATOR && user.state() == UserState.ACTIVE;
  }

  static User newUser(NewAccount account, Role role, UserState state, Instant now) {
    return new User(
        UserId.random(),
        account.username(),
        account.firstName(),
        account.lastName(),
        account.email(),
        role,
        state,
        now);
  }

  static Future<Entry<User>> insert(Tables tables, User user, String hash, String address) {
    return tables
        .users()
        .insert(user, hash)
        .map(done -> Entry.of(user, Happenings.registered(user, address, user.createdAt())));
  }

  private Future<Entry<User>> update(Tables tables, UpdateUser command) {
    return find(tables, command.user())
        .compose(
            before -> {
              User after =
                  changed(
                      before,
                      command.role().orElse(before.role()),
                      command.state().orElse(before.state()));
              return after.equals(before)
                  ? Future.succeededFuture(Entry.of(after))
                  : keepAnAdministrator(tables, before, after)
                      .compose(kept -> write(tables, command, before, after));
            });
  }

  private Future<Entry<User>> write(Tables tables, UpdateUser command, User before, User after) {
    Instant now = clock.instant();
    return tables
        .users()
        .update(after)
        .compose(
            done ->
                after.state() == UserState.ACTIVE
                    ? Future.succeededFuture(0)
                    : tables.sessions().endAll(after.id(), Optional.empty(), now))
        .map(
            ended ->
                Entry.of(
                    after, Happenings.changed(command.principal().username(), before, after, now)));
  }

  private static Future<Void> keepAnAdministrator(Tables tables, User before, User after) {
    return !isActiveAdministrator(before) || isActiveAdministrator(after)
        ? Future.succeededFuture()
        : tables
            .users()
            .list()
            .compose(
                users ->
                    users.stream()
                            .filter(user -> !user.id().equals(after.id()))
                            .anyMatch(Accounts::isActiveAdministrator)
                        ? Future.succeededFuture()
                        : Future.failedFuture(AcvmException.of(ErrorCode.LAST_ADMINISTRATOR)));
  }

  static Future<User> find(Tables tables, UserId id) {
    return tables
        .users()
        .find(id)
        .map(
            found ->
                found.orElseThrow(
                    () -> AcvmException.of(ErrorCode.USER_NOT_FOUND, "id", id.value())));
  }

  private static User changed(User user, Role role, UserState state) {
    return new User(
        user.id(),
        user.username(),
        user.firstName(),
        user.lastName(),
        user.email(),
        role,
        state,
        user.createdAt());
  }
}
