package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.bus.OperationAddresses;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.Submission;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of the request behind an operation. */
final class AskedForTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itIsTheRequestAsItCame() {
    assertThat(asked("/api/vms/v%201/stop", "{\"mode\":\"HARD\"}"))
        .isEqualTo(
            new AskedFor("POST", "/api/vms/v%201/stop", Optional.of("{\"mode\":\"HARD\"}"), true));
    assertThat(asked("/api/vms/v1/start", null))
        .isEqualTo(new AskedFor("POST", "/api/vms/v1/start", Optional.empty(), true));
  }

  @Test
  void whatAGuestIsToldInConfidenceIsNotKept() {
    AskedFor request =
        asked(
            "/api/vms/v1/clone",
            "{\"name\":\"web\",\"guest\":{\"username\":\"ada\",\"password\":\"geheim\"}}");

    assertThat(request.complete()).isFalse();
    assertThat(request.body()).contains("{\"name\":\"web\",\"guest\":{\"username\":\"ada\"}}");
  }

  private AskedFor asked(String uri, String body) {
    var answer = server.post(uri, body, "Authorization", "Bearer OPERATOR");
    assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(202);
    var submission = (Submission) server.areas.asked.get(OperationAddresses.SUBMIT.name());
    return submission.request().orElseThrow();
  }
}
