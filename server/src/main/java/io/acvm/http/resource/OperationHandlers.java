package io.acvm.http.resource;

import io.acvm.api.OperationsApi;
import io.acvm.bus.Bus;
import io.acvm.bus.OperationAddresses;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.OperationState;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** Long work. */
public final class OperationHandlers implements OperationsApi {
  /** How much longer than the caller wants to wait the answer may take to come. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Bus bus;

  public OperationHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> listOperations(RoutingContext context) {
    var exchange = new Exchange(context);
    var input = exchange.input();
    var query =
        new OperationQuery(
            Optional.ofNullable(input.text("state")).map(OperationState::valueOf),
            Optional.ofNullable(input.text("targetId")),
            input.flag("mine") ? Optional.of(exchange.principal().username()) : Optional.empty(),
            VmCommands.page(input));
    return bus.request(OperationAddresses.LIST, query)
        .compose(page -> exchange.json(OperationModels.page(page, exchange.language())));
  }

  @Override
  public Future<?> getOperation(RoutingContext context) {
    var exchange = new Exchange(context);
    var wait = Duration.ofSeconds(exchange.input().number("wait"));
    return bus.request(
            OperationAddresses.GET,
            new OperationAddresses.Get(id(exchange), wait),
            wait.plus(GRACE))
        .compose(op -> exchange.json(OperationModels.operation(op, exchange.language())));
  }

  @Override
  public Future<?> cancelOperation(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(
            OperationAddresses.CANCEL,
            new OperationAddresses.Cancel(id(exchange), exchange.principal()))
        .compose(op -> exchange.accepted(OperationModels.operation(op, exchange.language())));
  }

  @Override
  public Future<?> listOperationLog(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(OperationAddresses.LOG, id(exchange))
        .compose(entries -> exchange.json(OperationModels.log(entries)));
  }

  @Override
  public Future<?> getOperationRequest(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(OperationAddresses.REQUEST, id(exchange))
        .compose(request -> exchange.json(AskedForModels.request(request)));
  }

  private static OperationId id(Exchange exchange) {
    return new OperationId(exchange.input().text("operationId"));
  }
}
