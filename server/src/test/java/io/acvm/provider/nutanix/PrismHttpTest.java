package io.acvm.provider.nutanix;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.provider.nutanix.prism.BackOff;
import io.acvm.provider.nutanix.prism.PrismCall;
import io.acvm.provider.nutanix.prism.PrismError;
import io.acvm.provider.nutanix.prism.PrismHttp;
import io.acvm.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of answers that a simulated Prism Central does not give. */
@ExtendWith(VertxExtension.class)
final class PrismHttpTest {
  private final Queue<Handler<HttpServerRequest>> script = new ArrayDeque<>();
  private final AtomicInteger requests = new AtomicInteger();
  private PrismHttp http;

  @BeforeEach
  void serve(Vertx vertx) throws Exception {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  requests.incrementAndGet();
                  Handler<HttpServerRequest> next = script.poll();
                  (next == null ? answer(200, "{}") : next).handle(request);
                })
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS)
            .actualPort();
    http =
        new PrismHttp(
            vertx,
            NutanixSettings.of(
                    URI.create("http://127.0.0.1:" + port),
                    "admin",
                    new Secret("secret"),
                    new PrismTrust.PublicAuthorities(),
                    Optional.empty())
                .withTimeouts(
                    Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(1)),
            new BackOff(Duration.ofMillis(2), Duration.ofMillis(20)));
  }

  @Test
  void aThrottledRequestWaitsAsLongAsItIsTold() throws Exception {
    script.add(
        request ->
            request.response().setStatusCode(429).putHeader("Retry-After", "1").end("slow down"));
    long before = System.nanoTime();
    done(http.send(PrismCall.post("/x", new JsonObject())));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(990));
    assertThat(requests).hasValue(2);
  }

  @Test
  void whatMayNotBeRepeatedIsNotRepeated() throws Exception {
    script.add(request -> request.connection().close());
    assertThat(failure(http.send(PrismCall.post("/x", new JsonObject()))).code())
        .isEqualTo(ErrorCode.PROVIDER_UNREACHABLE);
    script.add(answer(503, "busy"));
    assertThat(failure(http.send(PrismCall.post("/x", new JsonObject()))).code())
        .isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(requests).hasValue(2);
  }

  @Test
  void whatMayBeRepeatedSurvivesALostConnection() throws Exception {
    script.add(request -> request.connection().close());
    done(http.send(PrismCall.get("/x")));
    assertThat(requests).hasValue(2);
  }

  @Test
  void silenceEndsWithATimeout() throws Exception {
    script.addAll(List.of(request -> {}, request -> {}, request -> {}, request -> {}));
    assertThat(failure(http.send(PrismCall.post("/x", new JsonObject()))).code())
        .isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
  }

  @Test
  void credentialsAreNotCarriedToAnotherAddress() throws Exception {
    script.add(
        request -> request.response().setStatusCode(302).putHeader("Location", "/elsewhere").end());
    assertThat(failure(http.send(PrismCall.get("/x"))).code())
        .isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|<html>|PROVIDER_AUTHENTICATION_FAILED|",
        "404|<html>|PROVIDER_ANSWER_INVALID|",
        "500|<html>|PROVIDER_ANSWER_INVALID|",
        "500|{}|PROVIDER_ANSWER_INVALID|",
        "500|[]|PROVIDER_ANSWER_INVALID|",
        "504|<html>|PROVIDER_TIMEOUT|",
        "500|{\"message_list\":[{\"reason\":\"INTERNAL_ERROR\"}]}|PROVIDER_REJECTED|INTERNAL_ERROR",
        "422|{\"message_list\":[{\"reason\":\"INVALID_REQUEST\",\"details\":[1]}]}|PROVIDER_REJECTED|INVALID_REQUEST",
        "400|{\"status\":{\"state\":\"ERROR\",\"message_list\":[{\"reason\":\"X\"}]}}|PROVIDER_REJECTED|X",
        "500|{\"message\":\"as v2 says it\",\"error_code\":{\"code\":9}}|PROVIDER_REJECTED|",
        "409|{\"message_list\":[{\"reason\":\"CAS_MISMATCH\"}]}|VERSION_CONFLICT|CAS_MISMATCH",
        "200|<html>|PROVIDER_ANSWER_INVALID|",
        "200||PROVIDER_ANSWER_INVALID|",
        "200|[]|PROVIDER_ANSWER_INVALID|",
        "200|null|PROVIDER_ANSWER_INVALID|",
      })
  void everyBadAnswerHasItsMeaning(int status, String body, ErrorCode code, String reason)
      throws Exception {
    script.add(answer(status, body == null ? "" : body));
    AcvmException failure = failure(http.send(PrismCall.get("/x")));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(Optional.ofNullable(failure.arguments().get("reason")))
        .isEqualTo(Optional.ofNullable(reason));
  }

  private static Handler<HttpServerRequest> answer(int status, String body) {
    return request -> request.response().setStatusCode(status).end(body);
  }

  private static JsonObject done(Future<JsonObject> answer) throws Exception {
    return answer.await(20, TimeUnit.SECONDS);
  }

  private static AcvmException failure(Future<JsonObject> answer) throws Exception {
    try {
      answer.recover(PrismError::translate).await(20, TimeUnit.SECONDS);
    } catch (AcvmException failure) {
      return failure;
    }
    throw new AssertionError("succeeded");
  }
}
