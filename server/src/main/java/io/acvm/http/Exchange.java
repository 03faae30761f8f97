package io.acvm.http;

import io.acvm.api.model.Operation;
import io.acvm.domain.user.Principal;
import io.acvm.http.contract.ApiJson;
import io.acvm.http.contract.Input;
import io.acvm.http.problem.Language;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** One validated request and its answer. */
public record Exchange(RoutingContext context) {
  public static final String PRINCIPAL = "acvm.principal";

  /** JSON is UTF-8 anyway, but Windows PowerShell 5.1 takes it for Latin-1 unless it is told. */
  private static final String JSON = "application/json; charset=utf-8";

  public Input input() {
    return context.get(Input.KEY);
  }

  /** Who calls; null on operations that need nobody. */
  public Principal principal() {
    return context.get(PRINCIPAL);
  }

  public Language language() {
    return Language.of(context);
  }

  /** The caller's network address. */
  public String address() {
    return context.request().remoteAddress().hostAddress();
  }

  /** Whether the caller sits at the machine where this server runs; never behind a proxy. */
  public boolean fromThisMachine() {
    var request = context.request();
    boolean relayed =
        request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    String remote = address();
    return !relayed
        && (NetUtil.createInetAddressFromIpAddressString(remote).isLoopbackAddress()
            || remote.equals(request.localAddress().hostAddress()));
  }

  public Future<Void> json(Object model) {
    return json(200, model);
  }

  public Future<Void> json(int status, Object model) {
    return context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .end(ApiJson.write(model));
  }

  /** 202 with the operation that does the work. */
  public Future<Void> accepted(Operation operation) {
    context.response().putHeader(HttpHeaders.LOCATION, "/api/operations/" + operation.id());
    return json(202, operation);
  }

  public Future<Void> nothing() {
    return context.response().setStatusCode(204).end();
  }
}
