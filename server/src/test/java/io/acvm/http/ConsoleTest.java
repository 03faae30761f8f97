package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.bus.InventoryAddresses;
import io.acvm.domain.vm.VmId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hypervisor's own window opens beside the server, for who sits there. */
class ConsoleTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoSitsAtTheServerOpensIt() {
    var answer = server.post("/api/vms/v1/console", null, "Authorization", "Bearer OPERATOR");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(server.areas.asked)
        .containsEntry(InventoryAddresses.OPEN_CONSOLE.name(), new VmId("v1"));
  }

  @Test
  void nobodyBehindAProxyOpensAWindowOnAnotherDesk() {
    var answer =
        server.post(
            "/api/vms/v1/console",
            null,
            "Authorization",
            "Bearer OPERATOR",
            "X-Forwarded-For",
            "10.0.0.7");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("CONSOLE_UNAVAILABLE");
    assertThat(server.areas.asked).doesNotContainKey(InventoryAddresses.OPEN_CONSOLE.name());
  }
}
