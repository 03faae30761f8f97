package io.acvm.http.page;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.auth.prng.VertxContextPRNG;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;

/** The web page: its files, and its one document for every address that is a page of it. */
public final class Pages {
  private static final int ONE_YEAR_SECONDS = 31_536_000;
  private static final String FOR_GOOD = "public, immutable, max-age=" + ONE_YEAR_SECONDS;

  private static final int NONCE_BYTES = 16;

  /** Stands in the document of the page where the number belongs. */
  private static final String NONCE_PLACE = "__STYLE_NONCE__";

  /** First segments of paths that are never pages. */
  private static final List<String> NOT_PAGES =
      List.of("/api/", "/assets/", "/guide/", "/health/", "/metrics/", "/problems/");

  private Pages() {}

  public static void mount(Router router, String webroot) {
    read(router, "/assets/*")
        .handler(new Precompressed(webroot + "/assets", FOR_GOOD))
        .handler(hashed(webroot + "/assets"));
    read(router, "/api/docs/*").handler(files("docs"));
    GuidePages.mount(router);
    read(router, "/*").handler(onlyOutsideApi(files(webroot)));
    read(router, "/*").handler(document(webroot + "/index.html"));
  }

  private static Route read(Router router, String path) {
    return router.get(path).method(HttpMethod.HEAD);
  }

  /** The build puts a hash of the content into each name. */
  private static Handler<RoutingContext> hashed(String directory) {
    return StaticHandler.create(directory)
        .setMaxAgeSeconds(ONE_YEAR_SECONDS)
        .setDirectoryListing(false)
        .setIncludeHidden(false);
  }

  private static Handler<RoutingContext> files(String directory) {
    var files =
        StaticHandler.create(directory)
            .setCachingEnabled(false)
            .setDirectoryListing(false)
            .setIncludeHidden(false)
            .setIndexPage("no-index");
    return context -> {
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      files.handle(context);
    };
  }

  private static Handler<RoutingContext> onlyOutsideApi(Handler<RoutingContext> files) {
    return context -> {
      if (isPage(context.request().path()) && !context.request().path().endsWith("/")) {
        files.handle(context);
      } else {
        context.next();
      }
    };
  }

  private static Handler<RoutingContext> document(String file) {
    return context -> {
      var path = context.request().path();
      var hasExtension = path.substring(path.lastIndexOf('/')).contains(".");
      if (!isPage(path) || hasExtension) {
        context.next();
        return;
      }
      context
          .vertx()
          .fileSystem()
          .readFile(file)
          .onSuccess(document -> send(context, document.toString()))
          .onFailure(missing -> context.next());
    };
  }

  /**
   * The page's components write some of their styles into the document, which the policy allows
   * only to who knows a number that is new each time. Scripts stay files.
   */
  private static void send(RoutingContext context, String document) {
    var nonce = VertxContextPRNG.current(context.vertx()).nextString(NONCE_BYTES);
    var headers = context.response().headers();
    var policy = headers.get(SecurityHeaders.CONTENT_SECURITY_POLICY);
    headers.set(
        SecurityHeaders.CONTENT_SECURITY_POLICY,
        policy.replace("style-src 'self'", "style-src 'self' 'nonce-" + nonce + "'"));
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(document.replace(NONCE_PLACE, nonce));
  }

  private static boolean isPage(String path) {
    return NOT_PAGES.stream().noneMatch((path + "/")::startsWith);
  }
}
