package io.acvm.http;

import io.acvm.domain.user.Principal;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request when it has ended. Never the query: it can hold what people search for. */
final class AccessLog implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int LONGEST_PATH = 200;

  @Override
  public void handle(RoutingContext context) {
    var start = System.nanoTime();
    context.addEndHandler(
        end -> {
          var request = context.request();
          Principal principal = context.get(Exchange.PRINCIPAL);
          LOG.atInfo()
              .addKeyValue("requestId", RequestId.of(context))
              .addKeyValue("method", request.method().name())
              .addKeyValue("path", harmless(request.path()))
              .addKeyValue("status", context.response().getStatusCode())
              .addKeyValue("ms", (System.nanoTime() - start) / 1_000_000)
              .addKeyValue("user", principal == null ? "-" : principal.username())
              .addKeyValue("address", request.remoteAddress().hostAddress())
              .log(end.succeeded() ? "answered" : "connection lost");
        });
    context.next();
  }

  private static String harmless(String path) {
    var printable = path.replaceAll("[^\\x21-\\x7e]", "?");
    return printable.length() > LONGEST_PATH ? printable.substring(0, LONGEST_PATH) : printable;
  }
}
