package io.acvm.http.resource;

import io.acvm.api.SessionApi;
import io.acvm.api.model.AdministratorSetup;
import io.acvm.api.model.Credentials;
import io.acvm.api.model.PasswordChange;
import io.acvm.api.model.PasswordReset;
import io.acvm.api.model.RefreshRequest;
import io.acvm.api.model.Registration;
import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.AccountCommand.ChangePassword;
import io.acvm.domain.user.AccountCommand.Login;
import io.acvm.domain.user.AccountCommand.NewAccount;
import io.acvm.domain.user.AccountCommand.Refresh;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.AccountCommand.ResetPassword;
import io.acvm.domain.user.AccountCommand.SetUp;
import io.acvm.http.Exchange;
import io.acvm.http.security.Cookies;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Signing up, in and out, and one's own account. */
public final class SessionHandlers implements SessionApi {
  private final Bus bus;

  public SessionHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> register(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(Registration.class);
    var account =
        new NewAccount(
            body.username(),
            body.password(),
            body.firstName(),
            body.lastName(),
            Optional.ofNullable(body.email()));
    return bus.request(AccountAddresses.REGISTER, new Register(account, exchange.address()))
        .compose(user -> exchange.json(201, UserModels.user(user)));
  }

  @Override
  public Future<?> setUpAdministrator(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(AdministratorSetup.class);
    var account =
        new NewAccount(
            body.username(),
            body.password(),
            body.firstName(),
            body.lastName(),
            Optional.ofNullable(body.email()));
    return bus.request(
            AccountAddresses.SET_UP, new SetUp(body.token(), account, exchange.address()))
        .compose(user -> exchange.json(201, UserModels.user(user)));
  }

  @Override
  public Future<?> login(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(Credentials.class);
    return bus.request(
            AccountAddresses.LOGIN, new Login(body.username(), body.password(), exchange.address()))
        .onSuccess(tokens -> Cookies.put(context, tokens))
        .compose(tokens -> exchange.json(UserModels.tokens(tokens)));
  }

  @Override
  public Future<?> refreshSession(RoutingContext context) {
    var exchange = new Exchange(context);
    var inBody = Optional.ofNullable(exchange.input().body(RefreshRequest.class).refreshToken());
    var token = inBody.or(() -> Cookies.refreshToken(context));
    if (token.isEmpty()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.AUTHENTICATION_REQUIRED));
    }
    return bus.request(AccountAddresses.REFRESH, new Refresh(token.get(), exchange.address()))
        .onSuccess(
            tokens -> {
              if (inBody.isEmpty()) {
                Cookies.put(context, tokens);
              }
            })
        .compose(tokens -> exchange.json(UserModels.tokens(tokens)));
  }

  @Override
  public Future<?> logout(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(AccountAddresses.LOGOUT, exchange.principal())
        .onSuccess(done -> Cookies.clear(context))
        .compose(done -> exchange.nothing());
  }

  @Override
  public Future<?> getProfile(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(AccountAddresses.GET_USER, exchange.principal().userId())
        .compose(user -> exchange.json(UserModels.user(user)));
  }

  @Override
  public Future<?> changePassword(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(PasswordChange.class);
    return bus.request(
            AccountAddresses.CHANGE_PASSWORD,
            new ChangePassword(
                exchange.principal(),
                body.currentPassword(),
                body.newPassword(),
                exchange.address()))
        .compose(done -> exchange.nothing());
  }

  @Override
  public Future<?> resetPassword(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(PasswordReset.class);
    return bus.request(
            AccountAddresses.RESET_PASSWORD,
            new ResetPassword(body.token(), body.newPassword(), exchange.address()))
        .compose(done -> exchange.nothing());
  }
}
