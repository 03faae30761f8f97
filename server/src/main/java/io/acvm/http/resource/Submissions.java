package io.acvm.http.resource;

import io.acvm.bus.Bus;
import io.acvm.bus.OperationAddresses;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** Turns a request about one VM into a command and answers 202 with its operation. */
final class Submissions {
  private final Bus bus;

  Submissions(Bus bus) {
    this.bus = bus;
  }

  Future<?> submit(RoutingContext context, Function<Exchange, VmCommand> command) {
    var exchange = new Exchange(context);
    var submission =
        new Submission(
            command.apply(exchange),
            exchange.principal(),
            Optional.ofNullable(exchange.input().text("Idempotency-Key")),
            Optional.of(AskedForModels.of(context, exchange.input())));
    return bus.request(OperationAddresses.SUBMIT, submission)
        .compose(op -> exchange.accepted(OperationModels.operation(op, exchange.language())));
  }

  static VmId vmId(Exchange exchange) {
    return new VmId(exchange.input().text("vmId"));
  }
}
