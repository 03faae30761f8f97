package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.operation.Operation;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GracefulStopTest {
  @Test
  void whatIsUnderWayIsAnsweredAndNothingNewIsTaken() throws Exception {
    try (var server = new TestServer()) {
      // Given
      var arrived = new CountDownLatch(1);
      var answer = Promise.<Operation>promise();
      server.areas.onGetOperation =
          () -> {
            arrived.countDown();
            return answer.future();
          };
      var waiting =
          server.open(
              HttpMethod.GET,
              "/api/operations/o1?wait=30",
              null,
              response -> Future.succeededFuture(response.statusCode()),
              "Authorization",
              "Bearer VIEWER");
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      // When
      var stopped = server.startStopping();

      // Then
      server.awaitRefusal();
      assertThat(stopped.isComplete()).isFalse();
      answer.complete(Samples.OPERATION);
      assertThat(TestServer.await(waiting)).isEqualTo(200);
      TestServer.await(stopped);
    }
  }
}
