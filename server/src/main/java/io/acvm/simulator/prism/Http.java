package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
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

  /** Answers one request later. */
  interface SlowRoute {
    Future<Answer> handle(Call call);
  }

  /** One route, for those who look for it without a request of its own. */
  record Mounted(HttpMethod method, String path, Route route) {}

  static final String V3 = "/api/nutanix/v3";
  private static final Logger LOG = LoggerFactory.getLogger(Http.class);
  private static final long MAX_BODY_BYTES = 16L << 20;

  /** The state of a large inventory is larger than anything a client of the API sends. */
  private static final long MAX_STATE_BYTES = 1L << 30;

  /** What was recorded of every answer, as far as it does not change. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "server", "envoy",
          "vary", "Accept-Encoding",
          "strict-transport-security", "max-age=8640000:includeSubdomains",
          "x-content-type-options", "nosniff",
          "x-frame-options", "SAMEORIGIN",
          "x-ntnx-env", "pc",
          "x-ntnx-product", Service.PRODUCT_VERSION);

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
  private final List<Mounted> routes = new ArrayList<>();
  private String prefix = V3;

  /**
   * @param faults hit everything but {@link ControlRoutes}, and the journal follows the same
   */
  Http(
      Vertx vertx,
      ChangeLog log,
      Journal journal,
      FaultInjection faults,
      Authentication authentication) {
    this.router = Router.router(vertx);
    this.log = log;
    router
        .route()
        .handler(
            context -> {
              if (isControl(context)) {
                context.next();
              } else {
                journal.follow(context);
                faults.handle(context);
              }
            });
    router.route().handler(authentication::check);
    REASONS.keySet().forEach(status -> router.errorHandler(status, this::fail));
  }

  private static boolean isControl(RoutingContext context) {
    return context.request().path().startsWith(ControlRoutes.PREFIX + "/");
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
    router
        .route(ControlRoutes.PREFIX + "/*")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_STATE_BYTES));
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
  }

  Router router() {
    return router;
  }

  /** Every route that answers at once. */
  List<Mounted> routes() {
    return routes;
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

  void slow(HttpMethod method, String path, SlowRoute route) {
    router
        .route(method, prefix + path)
        .handler(context -> finish(context, route.handle(Call.of(context))));
  }

  private void mount(HttpMethod method, String path, Route route) {
    routes.add(new Mounted(method, prefix + path, route));
    slow(method, path, call -> Future.succeededFuture(route.handle(call)));
  }

  /** The answer leaves only after what it speaks of is on disk. */
  private void finish(RoutingContext context, Future<Answer> answered) {
    answered
        .compose(answer -> log.commit().map(answer))
        .onSuccess(answer -> send(context, answer))
        .onFailure(context::fail);
  }

  void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (!response.headWritten() && !response.closed()) {
      response.setStatusCode(answer.status()).putHeader("content-type", "application/json");
      HEADERS.forEach(response::putHeader);
      Buffer body = answer.body() == null ? Buffer.buffer("null") : answer.body().toBuffer();
      FaultInjection.send(context, response, body);
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
}
