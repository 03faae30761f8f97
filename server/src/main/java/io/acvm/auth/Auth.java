package io.acvm.auth;

import io.acvm.domain.event.Event;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.domain.user.UserId;
import io.acvm.secret.KeyRing;
import io.acvm.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The area of accounts and sessions, put together. */
public record Auth(
    Accounts accounts,
    SignIn signIn,
    Sessions sessions,
    ApiTokens tokens,
    PasswordResets passwordResets,
    Registration registration,
    Setup setup) {
  /**
   * @param registration as configured, or the start value
   * @param published told of every event after it was committed
   */
  public static Auth create(
      Vertx vertx,
      Store store,
      KeyRing keys,
      RegistrationSetting registration,
      Clock clock,
      SecureRandom random,
      Consumer<List<Event>> published) {
    Journal journal = new Journal(store, published);
    Passwords passwords = new Passwords(vertx, random);
    Guesses guesses = new Guesses(clock);
    Sessions sessions = new Sessions(vertx, journal, keys, clock, random);
    ApiTokens tokens = new ApiTokens(journal, guesses, clock, random);
    Consumer<UserId> changed =
        user -> {
          sessions.drop(user);
          tokens.drop(user);
        };
    Registration policy = new Registration(registration, journal, clock);
    return new Auth(
        new Accounts(policy, journal, passwords, guesses, changed, clock),
        new SignIn(journal, passwords, guesses, sessions, clock),
        sessions,
        tokens,
        new PasswordResets(journal, passwords, guesses, changed, clock, random),
        policy,
        new Setup(journal, passwords, guesses, clock, random));
  }

  /** Who calls; fails as {@link Sessions#authenticate} and {@link ApiTokens} say. */
  Future<Principal> authenticate(Authenticate command) {
    return command.token().startsWith(ApiTokenSecret.PREFIX)
        ? tokens.authenticate(command)
        : sessions.authenticate(command.token());
  }
}
