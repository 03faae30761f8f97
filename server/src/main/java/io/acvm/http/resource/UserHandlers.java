package io.acvm.http.resource;

import io.acvm.api.UsersApi;
import io.acvm.api.model.UserUpdate;
import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.bus.Nothing;
import io.acvm.domain.user.AccountCommand.CreatePasswordReset;
import io.acvm.domain.user.AccountCommand.DeleteUser;
import io.acvm.domain.user.AccountCommand.UpdateUser;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** People and their roles. */
public final class UserHandlers implements UsersApi {
  private final Bus bus;

  public UserHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> listUsers(RoutingContext context) {
    return bus.request(AccountAddresses.LIST_USERS, Nothing.NOTHING)
        .compose(users -> new Exchange(context).json(UserModels.users(users)));
  }

  @Override
  public Future<?> updateUser(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(UserUpdate.class);
    var command =
        new UpdateUser(
            exchange.principal(),
            user(exchange),
            Optional.ofNullable(body.role()).map(role -> Role.valueOf(role.name())),
            Optional.ofNullable(body.state()).map(state -> UserState.valueOf(state.name())));
    return bus.request(AccountAddresses.UPDATE_USER, command)
        .compose(user -> exchange.json(UserModels.user(user)));
  }

  @Override
  public Future<?> deleteUser(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(
            AccountAddresses.DELETE_USER, new DeleteUser(exchange.principal(), user(exchange)))
        .compose(done -> exchange.nothing());
  }

  @Override
  public Future<?> createPasswordReset(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(
            AccountAddresses.CREATE_PASSWORD_RESET,
            new CreatePasswordReset(exchange.principal(), user(exchange)))
        .compose(link -> exchange.json(201, UserModels.link(link)));
  }

  private static UserId user(Exchange exchange) {
    return new UserId(exchange.input().text("userId"));
  }
}
