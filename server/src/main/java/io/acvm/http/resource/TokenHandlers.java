package io.acvm.http.resource;

import io.acvm.api.TokensApi;
import io.acvm.api.model.ApiToken;
import io.acvm.api.model.ApiTokenCreate;
import io.acvm.api.model.ApiTokenList;
import io.acvm.api.model.NewApiToken;
import io.acvm.api.model.Role;
import io.acvm.api.model.UserRef;
import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.domain.user.ApiTokenId;
import io.acvm.domain.user.TokenCommand.CreateToken;
import io.acvm.domain.user.TokenCommand.ListTokens;
import io.acvm.domain.user.TokenCommand.RevokeToken;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;

/** API tokens for scripts. */
public final class TokenHandlers implements TokensApi {
  private static final int STANDARD_DAYS = 90;

  private final Bus bus;

  public TokenHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> listTokens(RoutingContext context) {
    var exchange = new Exchange(context);
    var command = new ListTokens(exchange.principal(), exchange.input().flag("all"));
    return bus.request(AccountAddresses.LIST_TOKENS, command)
        .map(tokens -> tokens.stream().map(TokenHandlers::token).toList())
        .compose(tokens -> exchange.json(new ApiTokenList(tokens, tokens.size())));
  }

  @Override
  public Future<?> createToken(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(ApiTokenCreate.class);
    var role = Objects.requireNonNullElse(body.role(), ApiTokenCreate.RoleEnum.VIEWER);
    var days = Objects.requireNonNullElse(body.expiresInDays(), STANDARD_DAYS);
    var command =
        new CreateToken(
            exchange.principal(),
            body.name().strip(),
            io.acvm.domain.user.Role.valueOf(role.name()),
            Duration.ofDays(days));
    return bus.request(AccountAddresses.CREATE_TOKEN, command)
        .compose(made -> exchange.json(201, new NewApiToken(made.secret(), token(made.token()))));
  }

  @Override
  public Future<?> revokeToken(RoutingContext context) {
    var exchange = new Exchange(context);
    var command =
        new RevokeToken(exchange.principal(), new ApiTokenId(exchange.input().text("tokenId")));
    return bus.request(AccountAddresses.REVOKE_TOKEN, command).compose(done -> exchange.nothing());
  }

  private static ApiToken token(io.acvm.domain.user.ApiToken token) {
    return new ApiToken(
        token.id().value(),
        token.name(),
        Role.valueOf(token.role().name()),
        new UserRef(token.owner().value(), token.ownerName()),
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedOn().orElse(null));
  }
}
