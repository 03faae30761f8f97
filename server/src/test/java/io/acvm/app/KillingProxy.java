package io.acvm.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a server and its hypervisor and lets a test act at the very moment of a request.
 */
final class KillingProxy {
  private final Vertx vertx;
  private final HttpClient client;
  private final int target;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final AtomicReference<Trap> trap = new AtomicReference<>();

  KillingProxy(Vertx vertx, int target) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient();
    this.target = target;
  }

  /** The moment of a request at which to act. */
  enum Moment {
    /** The hypervisor never hears of it. */
    BEFORE,
    /** The hypervisor has done it, but the answer never arrives. */
    AFTER
  }

  private record Trap(String call, Moment moment, Runnable action) {}

  Future<Integer> start() {
    return vertx
        .createHttpServer()
        .requestHandler(this::handle)
        .listen(0, "127.0.0.1")
        .map(HttpServer::actualPort);
  }

  /** Calls since the last time, each kind once, in the order of their first. */
  List<String> drainSeen() {
    List<String> calls = seen.stream().distinct().toList();
    seen.clear();
    return calls;
  }

  /** Acts once, at the next call of a kind. */
  void arm(String call, Moment moment, Runnable action) {
    trap.set(new Trap(call, moment, action));
  }

  private void handle(HttpServerRequest request) {
    String call = kind(request);
    seen.add(call);
    Trap armed = trap.get();
    boolean trapped = armed != null && armed.call().equals(call) && trap.compareAndSet(armed, null);
    if (trapped && armed.moment() == Moment.BEFORE) {
      armed.action().run();
      request.connection().close();
      return;
    }
    request
        .body()
        .compose(body -> forward(request, body))
        .onSuccess(
            answer -> {
              if (trapped) {
                armed.action().run();
                request.connection().close();
              } else {
                request.response().setStatusCode(answer.status()).end(answer.body());
              }
            })
        .onFailure(cause -> request.connection().close());
  }

  private Future<Answer> forward(HttpServerRequest request, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(target)
            .setMethod(request.method())
            .setURI(request.uri());
    return client
        .request(options)
        .compose(
            out -> {
              request.headers().forEach(out::putHeader);
              return out.send(body);
            })
        .compose(answer -> answer.body().map(content -> new Answer(answer, content)));
  }

  /** Method and path, with ids left out. */
  private static String kind(HttpServerRequest request) {
    return request.method()
        + " "
        + request.path().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}").replaceFirst(".*/v3/", "");
  }

  private record Answer(int status, Buffer body) {
    Answer(HttpClientResponse response, Buffer body) {
      this(response.statusCode(), body);
    }
  }
}
