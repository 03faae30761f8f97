package io.acvm.http.page;

import io.acvm.http.problem.Language;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The guide in each language, as the build has put it into the jar. */
final class GuidePages {
  private GuidePages() {}

  static void mount(Router router) {
    var files =
        StaticHandler.create("guide")
            .setCachingEnabled(false)
            .setDirectoryListing(false)
            .setIncludeHidden(false);
    router.get("/guide").method(HttpMethod.HEAD).handler(GuidePages::choose);
    router
        .get("/guide/*")
        .method(HttpMethod.HEAD)
        .handler(
            context -> {
              context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
              files.handle(context);
            });
  }

  /** Their language's; a slash at the end, because the pages name their pictures from there. */
  private static void choose(RoutingContext context) {
    context
        .response()
        .setStatusCode(302)
        .putHeader(HttpHeaders.LOCATION, "/guide/" + Language.of(context).tag() + "/")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .end();
  }
}
