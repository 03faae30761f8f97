package io.acvm.http.page;

import io.acvm.domain.error.ErrorCode;
import io.acvm.http.problem.Language;
import io.acvm.http.problem.ProblemStatus;
import io.acvm.http.problem.ProblemTexts;
import io.acvm.http.problem.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the {@code type} of a problem leads to: a page about its code. Holds nothing that came with
 * the request.
 */
public final class ProblemPages {
  private static final Map<String, ErrorCode> BY_PATH =
      Arrays.stream(ErrorCode.values()).collect(Collectors.toMap(Problems::path, code -> code));

  private ProblemPages() {}

  public static void mount(Router router) {
    router.get("/problems/:code").handler(ProblemPages::show);
  }

  private static void show(RoutingContext context) {
    var code = BY_PATH.get(context.request().path());
    if (code == null) {
      context.next();
      return;
    }
    var language = Language.of(context);
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .end(html(code, language));
  }

  private static String html(ErrorCode code, Language language) {
    return """
        <!doctype html>
        <html lang="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
        <body><h1>%s</h1><p>%s</p><p><code>%s</code> &middot; HTTP %d</p></body>
        </html>
        """
        .formatted(
            language.tag(),
            escaped(ProblemTexts.title(code, language)),
            escaped(ProblemTexts.title(code, language)),
            escaped(ProblemTexts.help(code, language)),
            code,
            ProblemStatus.of(code.kind()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
