package io.acvm.http.page;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The interactive reference: Swagger UI, with all its files from this server. */
public final class DocsPage {
  /** Swagger UI writes styles and small pictures into its own page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String HTML =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Auto-Creation-VM: API</title>
      <link rel="stylesheet" href="/api/docs/swagger-ui.css">
      <link rel="icon" href="/api/docs/favicon-32x32.png">
      </head>
      <body>
      <div id="reference"></div>
      <script src="/api/docs/swagger-ui-bundle.js"></script>
      <script src="/api/docs/start.js"></script>
      </body>
      </html>
      """;

  private DocsPage() {}

  public static Future<Void> send(RoutingContext context) {
    return context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, POLICY)
        .end(HTML);
  }
}
