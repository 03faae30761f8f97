package io.acvm.auth;

import static io.acvm.domain.user.RegistrationPolicy.OPEN;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.user.AccountCommand.ChangePassword;
import io.acvm.domain.user.AccountCommand.Login;
import io.acvm.domain.user.AccountCommand.NewAccount;
import io.acvm.domain.user.AccountCommand.Refresh;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.AccountCommand.UpdateUser;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.acvm.secret.KeyRing;
import io.acvm.secret.Secret;
import io.acvm.store.sql.SqlStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The area of accounts on a database of its own, with a clock that stands still. */
final class AuthWorld implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  static final String ADDRESS = "10.0.0.7";

  final Vertx vertx = Vertx.vertx();
  final TestClock clock = new TestClock();
  final SecureRandom random = new SecureRandom();
  final List<Event> published = new CopyOnWriteArrayList<>();
  final InterruptedStore store;
  final KeyRing keys;
  final Auth auth;

  AuthWorld(Path directory) throws Exception {
    this(directory, OPEN);
  }

  AuthWorld(Path directory, RegistrationPolicy policy) throws Exception {
    store =
        new InterruptedStore(done(SqlStores.open(vertx, "sqlite:" + directory.resolve("acvm.db"))));
    keys = KeyRing.open(directory.resolve("acvm.key"), random);
    auth = server(policy);
  }

  /** One more server on the same database, with the same keys. */
  Auth server(RegistrationPolicy policy) {
    return server(new RegistrationSetting(policy, false));
  }

  Auth server(RegistrationSetting registration) {
    return Auth.create(vertx, store, keys, registration, clock, random, published::addAll);
  }

  static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("no end within 60 s", late);
    }
  }

  static AcvmException failure(Future<?> future) {
    try {
      Object result = done(future);
      throw new AssertionError("succeeded with " + result);
    } catch (AcvmException failure) {
      return failure;
    }
  }

  static ErrorCode code(Future<?> future) {
    return failure(future).code();
  }

  static NewAccount account(String username) {
    return new NewAccount(username, PASSWORD, "Amélie", "Durand", Optional.empty());
  }

  User register(String username) {
    return done(auth.accounts().register(new Register(account(username), ADDRESS)));
  }

  Future<SessionTokens> login(String username, String password) {
    return auth.signIn().login(new Login(username, password, ADDRESS));
  }

  SessionTokens login(String username) {
    return done(login(username, PASSWORD));
  }

  Future<SessionTokens> refresh(String token) {
    return auth.sessions().refresh(new Refresh(token, ADDRESS));
  }

  Future<Principal> authenticate(String accessToken) {
    return auth.authenticate(new Authenticate(accessToken, ADDRESS));
  }

  /** The first administrator, signed in. */
  Principal administrator() {
    done(auth.setup().begin(Optional.of(new Secret(PASSWORD))));
    return done(authenticate(login("admin").accessToken()));
  }

  Future<User> update(Principal by, User user, Role role, UserState state) {
    return auth.accounts()
        .update(
            new UpdateUser(by, user.id(), Optional.ofNullable(role), Optional.ofNullable(state)));
  }

  Future<Void> changePassword(Principal of, String from, String to) {
    return auth.signIn().changePassword(new ChangePassword(of, from, to, ADDRESS));
  }

  List<EventType> eventTypes() {
    return published.stream().map(Event::type).toList();
  }

  Event lastEvent() {
    return published.get(published.size() - 1);
  }

  @Override
  public void close() {
    done(store.close());
    done(vertx.close());
  }
}
