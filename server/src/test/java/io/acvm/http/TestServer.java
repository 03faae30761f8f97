package io.acvm.http;

import io.acvm.bus.Bus;
import io.acvm.http.HttpServices.About;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The edge on a free port, with {@link FakeAreas} behind it. */
final class TestServer implements AutoCloseable {
  final Vertx vertx = Vertx.vertx();
  final FakeAreas areas;
  final Map<String, Supplier<Future<?>>> checks = new ConcurrentHashMap<>();
  private final HttpVerticle verticle;
  private final String deployment;
  private final HttpClientAgent client = vertx.createHttpClient();

  TestServer() {
    this("webroot-test");
  }

  TestServer(String webroot) {
    var bus = Bus.create(vertx);
    areas = new FakeAreas(bus);
    var options =
        new HttpOptions(
            "127.0.0.1",
            0,
            Optional.empty(),
            true,
            webroot,
            4096,
            Duration.ofMillis(100),
            3,
            Duration.ofSeconds(5));
    checks.put("database", () -> Future.succeededFuture());
    verticle =
        new HttpVerticle(
            options, new HttpServices(bus, new About("0.1.0", true), checks, () -> "up 1\n"));
    deployment = await(vertx.deployVerticle(verticle));
  }

  /** What came back. */
  record Answer(int status, MultiMap headers, Buffer body) {
    JsonObject json() {
      return body.toJsonObject();
    }

    String code() {
      return json().getString("code");
    }
  }

  Answer get(String uri, String... headers) {
    return send(HttpMethod.GET, uri, null, headers);
  }

  Answer post(String uri, String body, String... headers) {
    return send(HttpMethod.POST, uri, body, headers);
  }

  /**
   * @param body JSON unless the headers say otherwise
   * @param headers names and values in turn
   */
  Answer send(HttpMethod method, String uri, String body, String... headers) {
    return await(open(method, uri, body, TestServer::whole, headers));
  }

  /** Hands the answer's head to {@code reader} before anything of its body comes. */
  <T> Future<T> open(
      HttpMethod method,
      String uri,
      String body,
      Function<HttpClientResponse, Future<T>> reader,
      String... headers) {
    var request =
        new RequestOptions().setMethod(method).setPort(port()).setHost("127.0.0.1").setURI(uri);
    if (body != null) {
      request.putHeader("Content-Type", "application/json");
    }
    for (var i = 0; i < headers.length; i += 2) {
      request.putHeader(headers[i], headers[i + 1]);
    }
    return client
        .request(request)
        .compose(ready -> (body == null ? ready.send() : ready.send(body)).compose(reader));
  }

  private static Future<Answer> whole(HttpClientResponse response) {
    return response.body().map(text -> new Answer(response.statusCode(), response.headers(), text));
  }

  int port() {
    return verticle.port();
  }

  Future<Void> startStopping() {
    return vertx.undeploy(deployment);
  }

  /** Comes back when new connections are refused. */
  void awaitRefusal() {
    await(connectUntilRefused());
  }

  private Future<Void> connectUntilRefused() {
    return vertx
        .createNetClient()
        .connect(port(), "127.0.0.1")
        .transform(
            result ->
                result.failed()
                    ? Future.succeededFuture()
                    : result.result().close().compose(closed -> connectUntilRefused()));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(10, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("nothing came in ten seconds", e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
