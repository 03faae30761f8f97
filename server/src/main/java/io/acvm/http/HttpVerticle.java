package io.acvm.http;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.http.contract.ContractFile;
import io.acvm.http.events.EventStreams;
import io.acvm.http.page.Pages;
import io.acvm.http.page.ProblemPages;
import io.acvm.http.page.SecurityHeaders;
import io.acvm.http.problem.ProblemHandler;
import io.acvm.http.resource.BackupHandlers;
import io.acvm.http.resource.CatalogueHandlers;
import io.acvm.http.resource.CleanupHandlers;
import io.acvm.http.resource.EventHandlers;
import io.acvm.http.resource.IpHandlers;
import io.acvm.http.resource.OperationHandlers;
import io.acvm.http.resource.OrganizerHandlers;
import io.acvm.http.resource.ProviderHandlers;
import io.acvm.http.resource.ServiceHandlers;
import io.acvm.http.resource.SessionHandlers;
import io.acvm.http.resource.SettingsHandlers;
import io.acvm.http.resource.SimulatorHandlers;
import io.acvm.http.resource.SnapshotHandlers;
import io.acvm.http.resource.TokenHandlers;
import io.acvm.http.resource.UserHandlers;
import io.acvm.http.resource.VmHandlers;
import io.acvm.http.security.Gate;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The edge: everything that comes in by HTTP. Fails to start when handlers, roles and contract do
 * not match.
 */
public final class HttpVerticle extends VerticleBase {
  /** Longer than any answer may take to come, so that only dead connections are closed by it. */
  private static final int IDLE_SECONDS = 150;

  private final HttpOptions options;
  private final HttpServices services;
  private EventStreams streams;
  private HttpServer server;
  private volatile boolean isServing;

  public HttpVerticle(HttpOptions options, HttpServices services) {
    this.options = options;
    this.services = services;
  }

  /** The port that the server really has; only after the start. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public Future<?> start() {
    streams = new EventStreams(services.bus(), options.maxStreamsPerUser());
    streams.start(vertx, options.heartbeat());
    return ContractFile.load(vertx)
        .compose(contract -> listen(router(contract)))
        .onSuccess(listening -> isServing = true);
  }

  /** No longer ready, no new connections, streams end, requests under way are waited for. */
  @Override
  public Future<?> stop() {
    isServing = false;
    streams.close();
    return server.shutdown(options.drain().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Future<HttpServer> listen(Router router) {
    var http =
        new HttpServerOptions()
            .setHost(options.host())
            .setPort(options.port())
            .setCompressionSupported(true)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    options.tls().ifPresent(tls -> http.setSsl(true).setUseAlpn(true).setKeyCertOptions(tls));
    server = vertx.createHttpServer(http).requestHandler(router);
    return server.listen();
  }

  private Router router(OpenAPIContract contract) {
    var router = Router.router(vertx);
    if (options.trustForwardedHeaders()) {
      router.allowForward(AllowForwardHeaders.X_FORWARD);
    }
    var problems = new ProblemHandler();
    router.route().failureHandler(problems);
    router.route().handler(new RequestId()).handler(new AccessLog()).handler(new SecurityHeaders());
    router.route().handler(HttpVerticle::refuseMalformedTarget);
    new ApiRoutes(contract, new Gate(services.bus()), options.maxBodyBytes())
        .mount(router, handlers());
    ProblemPages.mount(router);
    Pages.mount(router, options.webroot());
    router.route().handler(context -> context.fail(AcvmException.of(ErrorCode.ROUTE_NOT_FOUND)));
    return router.errorHandler(500, problems).errorHandler(400, problems);
  }

  private Map<String, Function<RoutingContext, Future<?>>> handlers() {
    var bus = services.bus();
    var handlers = new HashMap<String, Function<RoutingContext, Future<?>>>();
    new SessionHandlers(bus).bind(handlers);
    new TokenHandlers(bus).bind(handlers);
    new UserHandlers(bus).bind(handlers);
    new SettingsHandlers(bus).bind(handlers);
    new ProviderHandlers(bus).bind(handlers);
    new CatalogueHandlers(bus).bind(handlers);
    new VmHandlers(bus).bind(handlers);
    new IpHandlers(bus).bind(handlers);
    new SnapshotHandlers(bus).bind(handlers);
    new OrganizerHandlers(bus).bind(handlers);
    new BackupHandlers(bus).bind(handlers);
    new CleanupHandlers(bus).bind(handlers);
    new OperationHandlers(bus).bind(handlers);
    new EventHandlers(bus, streams).bind(handlers);
    new SimulatorHandlers(bus).bind(handlers);
    new ServiceHandlers(services, () -> isServing).bind(handlers);
    return handlers;
  }

  /** A percent sign that begins no escape would fail deep inside the router. */
  private static void refuseMalformedTarget(RoutingContext context) {
    if (context.request().uri().matches(".*%(?![0-9A-Fa-f]{2}).*")) {
      context.fail(400);
    } else {
      context.next();
    }
  }
}
