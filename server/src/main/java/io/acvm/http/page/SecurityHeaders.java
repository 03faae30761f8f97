package io.acvm.http.page;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** What browsers must not do with anything that comes from here. */
public final class SecurityHeaders implements Handler<RoutingContext> {
  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  /** Only files of this server, nothing inline, in nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
          + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext context) {
    var headers = context.response().headers();
    headers.set(CONTENT_SECURITY_POLICY, POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if ("https".equals(context.request().scheme())) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    if (context.request().path().startsWith("/api/")) {
      headers.set("Cache-Control", "no-store");
    }
    context.next();
  }
}
