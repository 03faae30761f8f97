package io.acvm.auth;

import io.acvm.domain.event.Event;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.secret.KeyRing;
import io.acvm.store.Store;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The area of accounts and sessions, put together. */
public record Auth(Accounts accounts, SignIn signIn, Sessions sessions, Setup setup) {
  /**
   * @param published told of every event after it was committed
   */
  public static Auth create(
      Vertx vertx,
      Store store,
      KeyRing keys,
      RegistrationPolicy policy,
      Clock clock,
      SecureRandom random,
      Consumer<List<Event>> published) {
    Journal journal = new Journal(store, published);
    Passwords passwords = new Passwords(vertx, random);
    Guesses guesses = new Guesses(clock);
    Sessions sessions = new Sessions(vertx, journal, keys, clock, random);
    return new Auth(
        new Accounts(policy, journal, passwords, guesses, sessions, clock),
        new SignIn(journal, passwords, guesses, sessions, clock),
        sessions,
        new Setup(journal, passwords, guesses, clock, random));
  }
}
