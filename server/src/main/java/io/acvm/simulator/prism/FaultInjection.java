package io.acvm.simulator.prism;

import io.acvm.simulator.prism.FaultEffect.AnswerWith;
import io.acvm.simulator.prism.FaultEffect.DropConnection;
import io.acvm.simulator.prism.FaultEffect.Truncate;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests wait, be answered wrongly, or lose their connection, as the rules say. */
final class FaultInjection {
  private static final Logger LOG = LoggerFactory.getLogger(FaultInjection.class);
  private static final String AFTER_WORK = "fault.afterWork";

  private final World world;
  private final Faults faults;
  private final Journal journal;
  private final SimulatorClock clock;

  FaultInjection(World world, Faults faults, Journal journal, SimulatorClock clock) {
    this.world = world;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Faults.Hit hit =
        faults
            .onRequest(request.method().name(), request.path(), world.known(request.path()))
            .orElse(null);
    Duration delay = faults.requestDelay();
    if (hit == null) {
      later(context, delay, context::next);
      return;
    }
    journal.hit(context, hit.rule().id());
    later(context, delay.plus(hit.delay()), () -> strike(context, hit.rule().effect()));
  }

  private void later(RoutingContext context, Duration delay, Runnable code) {
    if (delay.isZero()) {
      code.run();
      return;
    }
    context.request().pause();
    Context loop = Vertx.currentContext();
    clock.at(
        clock.now().plus(delay),
        () -> {
          Promise<Void> done = Promise.promise();
          loop.runOnContext(
              go -> {
                context.request().resume();
                code.run();
                done.complete();
              });
          return done.future();
        });
  }

  private static void strike(RoutingContext context, FaultEffect effect) {
    if (effect instanceof AnswerWith answer) {
      HttpServerResponse response = context.response().setStatusCode(answer.status());
      response.putHeader("content-type", answer.contentType());
      answer.headers().forEach(response::putHeader);
      response.end(answer.body());
    } else if (effect instanceof DropConnection drop && !drop.afterWork()) {
      close(context);
    } else {
      context.put(AFTER_WORK, effect);
      context.next();
    }
  }

  /** What becomes of an answer that is ready. */
  static void send(RoutingContext context, HttpServerResponse response, Buffer body) {
    FaultEffect effect = context.get(AFTER_WORK);
    if (effect instanceof DropConnection) {
      close(context);
    } else if (effect instanceof Truncate truncate) {
      response
          .putHeader("content-length", String.valueOf(body.length() + truncate.bytes() + 1))
          .end(body.slice(0, Math.min(truncate.bytes(), body.length())))
          .onComplete(ended -> close(context));
    } else {
      response.end(body);
    }
  }

  private static void close(RoutingContext context) {
    context.request().connection().close().onFailure(cause -> LOG.debug("Already closed", cause));
  }
}
