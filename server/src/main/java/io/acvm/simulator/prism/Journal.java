package io.acvm.simulator.prism;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last requests and how they were answered. Touched on the event loop only. Bodies are kept
 * without what a guest is given, for that holds passwords.
 */
final class Journal {
  private static final int KEPT = 1000;
  private static final int KEPT_BODY_BYTES = 16 << 10;
  private static final String FAULT = "journal.fault";

  private record Line(
      long seq,
      Instant at,
      String method,
      String path,
      int status,
      long millis,
      String user,
      String agent,
      String fault,
      Buffer body) {}

  private final SimulatorClock clock;
  private final Deque<Line> lines = new ArrayDeque<>();
  private long seq;

  Journal(SimulatorClock clock) {
    this.clock = clock;
  }

  /** Writes the request down once it is answered, or its connection is gone. */
  void follow(RoutingContext context) {
    Instant start = clock.now();
    context.addEndHandler(ended -> write(context, start));
  }

  void hit(RoutingContext context, String fault) {
    context.put(FAULT, fault);
  }

  private void write(RoutingContext context, Instant start) {
    HttpServerRequest request = context.request();
    Buffer body = context.body() == null ? null : context.body().buffer();
    lines.add(
        new Line(
            ++seq,
            start,
            request.method().name(),
            request.uri(),
            context.response().ended() ? context.response().getStatusCode() : 0,
            Duration.between(start, clock.now()).toMillis(),
            context.get(Authentication.USER),
            request.getHeader("user-agent"),
            context.get(FAULT),
            body == null || body.length() > KEPT_BODY_BYTES ? null : body));
    if (lines.size() > KEPT) {
      lines.remove();
    }
  }

  void clear() {
    lines.clear();
  }

  /**
   * The newest first.
   *
   * @param pathPattern for the whole of path and query; empty for all
   */
  JsonObject newest(int limit, String pathPattern) {
    List<Line> matches =
        lines.stream()
            .filter(line -> pathPattern.isEmpty() || line.path().matches(pathPattern))
            .toList();
    JsonArray entries = new JsonArray();
    List<Line> newest = new ArrayList<>(matches);
    for (int i = newest.size() - 1; i >= Math.max(0, newest.size() - limit); i--) {
      entries.add(json(newest.get(i)));
    }
    return new JsonObject()
        .put("total", seq)
        .put("matches", matches.size())
        .put("requests", entries);
  }

  private static JsonObject json(Line line) {
    JsonObject json =
        new JsonObject()
            .put("seq", line.seq())
            .put("at", line.at().toString())
            .put("method", line.method())
            .put("path", line.path())
            .put("status", line.status())
            .put("millis", line.millis());
    putKnown(json, "user", line.user());
    putKnown(json, "userAgent", line.agent());
    putKnown(json, "fault", line.fault());
    if (line.body() != null && line.body().length() > 0) {
      json.put("body", body(line.body()));
    }
    return json;
  }

  private static void putKnown(JsonObject json, String key, String value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  private static JsonObject body(Buffer body) {
    try {
      JsonObject json = new JsonObject(body);
      hide(json);
      return json;
    } catch (DecodeException | ClassCastException e) {
      return new JsonObject().put("unreadableBytes", body.length());
    }
  }

  private static void hide(JsonObject json) {
    for (String secret : List.of("guest_customization", "vm_customization_config", "password")) {
      if (json.containsKey(secret)) {
        json.put(secret, "hidden");
      }
    }
    json.forEach(field -> hideIn(field.getValue()));
  }

  private static void hideIn(Object value) {
    if (value instanceof JsonObject object) {
      hide(object);
    } else if (value instanceof JsonArray array) {
      array.forEach(Journal::hideIn);
    }
  }
}
