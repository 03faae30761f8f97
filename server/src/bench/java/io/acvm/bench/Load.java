package io.acvm.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Clients that each send their next request when the answer to the last one has come. */
final class Load {
  private static final int CONNECTIONS = 128;

  private final Vertx vertx;
  private final WebClient client;
  private final String url;

  Load(Vertx vertx, String url) {
    this.vertx = vertx;
    this.url = url;
    this.client =
        WebClient.create(
            vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  /** What came of a run. */
  record Result(long requests, long failures, Duration elapsed, Histogram latencyMicros) {
    double perSecond() {
      return requests * 1e9 / elapsed.toNanos();
    }

    double millisAt(double percentile) {
      return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
    }
  }

  HttpRequest<Buffer> request(HttpMethod method, String path, String token) {
    HttpRequest<Buffer> request = client.requestAbs(method, url + path);
    return token == null ? request : request.bearerTokenAuthentication(token);
  }

  String signIn() {
    return await(
        request(HttpMethod.POST, "/api/login", null)
            .sendJsonObject(credentials())
            .map(answer -> answer.bodyAsJsonObject().getString("accessToken")),
        Duration.ofSeconds(30));
  }

  static JsonObject credentials() {
    return new JsonObject().put("username", "admin").put("password", ServerProcess.PASSWORD);
  }

  /** Runs for a while with some clients; answers other than 2xx count as failures. */
  Result run(int clients, Duration duration, Supplier<Future<HttpResponse<Buffer>>> call) {
    Histogram latency = new ConcurrentHistogram(3);
    AtomicLong failures = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    await(
        Future.all(
            IntStream.range(0, clients)
                .mapToObj(i -> repeat(end, call, latency, failures))
                .toList()),
        duration.plusMinutes(2));
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    return new Result(latency.getTotalCount(), failures.get(), elapsed, latency);
  }

  private Future<Void> repeat(
      long end,
      Supplier<Future<HttpResponse<Buffer>>> call,
      Histogram latency,
      AtomicLong failures) {
    if (System.nanoTime() >= end) {
      return Future.succeededFuture();
    }
    long begin = System.nanoTime();
    return call.get()
        .transform(
            answer -> {
              latency.recordValue((System.nanoTime() - begin) / 1000);
              if (answer.failed() || answer.result().statusCode() / 100 != 2) {
                failures.incrementAndGet();
              }
              return Future.succeededFuture();
            })
        .compose(ignored -> repeat(end, call, latency, failures));
  }

  /** Waits without holding a thread of the clients. */
  void pause(Duration duration) {
    await(vertx.timer(duration.toMillis(), TimeUnit.MILLISECONDS), duration.plusSeconds(30));
  }

  static <T> T await(Future<T> future, Duration atMost) {
    try {
      return future.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no end within " + atMost, e);
    }
  }
}
