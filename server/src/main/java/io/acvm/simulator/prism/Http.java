package io.acvm.simulator.prism;

import io.acvm.simulator.prism.FaultEffect.AnswerWith;
import io.acvm.simulator.prism.FaultEffect.DropConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns plain functions into routes: faults, sign-in, bodies, durable answers, and one shape for
 * every failure.
 */
final class Http {
  /** Answers one request; throws {@link ApiError} to refuse it. */
  interface Route {
    Answer handle(Call call);
  }

  static final String V3 = "/api/nutanix/v3";
  private static final Logger LOG = LoggerFactory.getLogger(Http.class);
  private static final String DROP = "drop";
  private static final long MAX_BODY_BYTES = 16L << 20;
  private static final Map<Integer, String> REASONS =
      Map.of(
          400, "INVALID_REQUEST",
          404, "ENTITY_NOT_FOUND",
          405, "REQUEST_NOT_SUPPORTED",
          413, "INVALID_REQUEST",
          415, "UNSUPPORTED_MEDIA_TYPE_ERROR",
          500, "INTERNAL_ERROR");

  private final Router router;
  private final ChangeLog log;
  private final Faults faults;
  private String prefix = V3;

  Http(Vertx vertx, ChangeLog log, Faults faults, Authentication authentication) {
    this.router = Router.router(vertx);
    this.log = log;
    this.faults = faults;
    router.route().handler(this::injectFaults);
    router.route().handler(authentication::check);
    REASONS.keySet().forEach(status -> router.errorHandler(status, this::fail));
  }

  /**
   * A route that reads or writes the stream itself; null means it has answered. To be mounted
   * before the rest.
   */
  interface RawRoute {
    Future<Answer> handle(RoutingContext context);
  }

  void getRaw(String path, RawRoute route) {
    router.get(prefix + path).handler(context -> handleRaw(context, route));
  }

  void putRaw(String path, RawRoute route) {
    router.put(prefix + path).handler(context -> handleRaw(context, route));
  }

  private void handleRaw(RoutingContext context, RawRoute route) {
    route
        .handle(context)
        .compose(answer -> log.commit().map(answer))
        .onSuccess(answer -> sendUnlessEnded(context, answer))
        .onFailure(context::fail);
  }

  private void sendUnlessEnded(RoutingContext context, Answer answer) {
    if (answer != null) {
      send(context, answer);
    }
  }

  /** Routes mounted before this see the raw request. */
  void readBodies() {
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
  }

  Router router() {
    return router;
  }

  /** What the paths of the following routes begin with. */
  void under(String newPrefix) {
    prefix = newPrefix;
  }

  void get(String path, Route route) {
    mount(HttpMethod.GET, path, route);
  }

  void post(String path, Route route) {
    mount(HttpMethod.POST, path, route);
  }

  void put(String path, Route route) {
    mount(HttpMethod.PUT, path, route);
  }

  void delete(String path, Route route) {
    mount(HttpMethod.DELETE, path, route);
  }

  private void mount(HttpMethod method, String path, Route route) {
    router.route(method, prefix + path).handler(context -> handle(context, route));
  }

  /** The answer leaves only after what it speaks of is on disk. */
  private void handle(RoutingContext context, Route route) {
    Answer answer = route.handle(new Call(context));
    log.commit().onSuccess(done -> send(context, answer)).onFailure(context::fail);
  }

  void send(RoutingContext context, Answer answer) {
    if (context.get(DROP) != null) {
      close(context);
      return;
    }
    HttpServerResponse response = context.response();
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(answer.status())
          .putHeader("content-type", "application/json")
          .putHeader("x-ntnx-env", "pc")
          .putHeader("x-ntnx-product", Service.PRODUCT_VERSION)
          .end(answer.body() == null ? "null" : answer.body().encode());
    }
  }

  private void fail(RoutingContext context) {
    if (context.failure() instanceof ApiError refused) {
      send(context, new Answer(refused.status(), refused.body()));
      return;
    }
    int status = context.statusCode() < 0 ? 500 : context.statusCode();
    if (status == 500) {
      LOG.error("The simulated Prism Central failed", context.failure());
    }
    String message = status == 500 ? "Internal Server Error" : "The request cannot be served.";
    ApiError error = ApiError.of(status, REASONS.getOrDefault(status, "INTERNAL_ERROR"), message);
    send(context, new Answer(status, error.body()));
  }

  private void injectFaults(RoutingContext context) {
    HttpServerRequest request = context.request();
    FaultEffect effect = faults.onRequest(request.method().name(), request.path()).orElse(null);
    if (effect instanceof AnswerWith answer) {
      context
          .response()
          .setStatusCode(answer.status())
          .putHeader("content-type", answer.contentType())
          .end(answer.body());
    } else if (effect instanceof DropConnection drop) {
      if (drop.afterWork()) {
        context.put(DROP, true).next();
      } else {
        close(context);
      }
    } else {
      context.next();
    }
  }

  private static void close(RoutingContext context) {
    context.request().connection().close().onFailure(cause -> LOG.debug("Already closed", cause));
  }
}
