package io.acvm.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** Gives each request an id: the caller's where it is harmless, else a new one. */
public final class RequestId implements Handler<RoutingContext> {
  private static final String HEADER = "X-Request-Id";
  private static final String KEY = "acvm.requestId";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  public void handle(RoutingContext context) {
    of(context);
    context.next();
  }

  /** The id of a request; the same at every call, and in the answer's header from the first on. */
  public static String of(RoutingContext context) {
    String known = context.get(KEY);
    if (known != null) {
      return known;
    }
    var wanted = context.request().getHeader(HEADER);
    var id =
        wanted != null && HARMLESS.matcher(wanted).matches()
            ? wanted
            : UUID.randomUUID().toString().substring(24);
    context.put(KEY, id);
    if (!context.response().headWritten()) {
      context.response().putHeader(HEADER, id);
    }
    return id;
  }
}
