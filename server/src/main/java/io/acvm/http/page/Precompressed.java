package io.acvm.http.page;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sends files as the build of the page compressed them, once and as small as they get. What there
 * is no such file for, or who accepts none, goes on to the next handler.
 */
final class Precompressed implements Handler<RoutingContext> {
  private static final Pattern FILE = Pattern.compile("/assets/([\\w~-][\\w.~-]*\\.(js|css|svg))");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /** Ending of the file by the name of the encoding, the smaller first. */
  private static final List<Map.Entry<String, String>> ENCODINGS =
      List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

  private final String directory;
  private final String cacheControl;

  Precompressed(String directory, String cacheControl) {
    this.directory = directory;
    this.cacheControl = cacheControl;
  }

  @Override
  public void handle(RoutingContext context) {
    var response = context.response();
    var file = FILE.matcher(context.request().path());
    if (!file.matches()) {
      context.next();
      return;
    }
    response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    for (var encoding : ENCODINGS) {
      var path = directory + "/" + file.group(1) + encoding.getValue();
      if (accepts(context, encoding.getKey()) && exists(path)) {
        response
            .putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(file.group(2)))
            .putHeader(HttpHeaders.CONTENT_ENCODING, encoding.getKey())
            .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl)
            .sendFile(path)
            .onFailure(context::fail);
        return;
      }
    }
    context.next();
  }

  private static boolean accepts(RoutingContext context, String encoding) {
    return context.parsedHeaders().acceptEncoding().stream()
        .anyMatch(accepted -> accepted.value().equals(encoding) && accepted.weight() > 0);
  }

  private static boolean exists(String path) {
    return Precompressed.class.getClassLoader().getResource(path) != null;
  }
}
