package io.acvm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.bus.Address;
import io.acvm.bus.Bus;
import io.acvm.bus.Nothing;
import io.acvm.bus.SimulatorAddresses;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.simulator.SimulatorDocument;
import io.acvm.domain.simulator.SimulatorLatency;
import io.acvm.domain.simulator.SimulatorStatus;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.TaskTiming;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page of the simulator can do, from its addresses on the bus to the wire. */
final class MockPrismTest {
  private static final String RULES =
      """
      {"rules": [{"id": "broken", "times": 1, "match": {"method": "POST", "path": ".*/vms/list"},
        "effect": {"type": "ANSWER", "status": 503, "body": "{}"}}]}
      """;

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = Bus.create(vertx);
  private WebClient client;
  private int port;

  @BeforeEach
  void start() throws Exception {
    MockPrism prism =
        new MockPrism(
            vertx,
            PrismSimulatorOptions.inMemory("admin", "secret").withTiming(TaskTiming.INSTANT));
    port = await(prism.start());
    prism.serve(bus);
    client = WebClient.create(vertx);
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
  }

  @Test
  void aFaultThatIsSetHitsAndIsSeenInTheJournalAndInItsCount() throws Exception {
    ask(SimulatorAddresses.SET_FAULTS, new SimulatorDocument(RULES));

    assertThat(listVms()).isEqualTo(503);
    assertThat(listVms()).isEqualTo(200);

    JsonObject rule =
        json(ask(SimulatorAddresses.FAULTS, Nothing.NOTHING))
            .getJsonArray("rules")
            .getJsonObject(0);
    assertThat(rule.getInteger("hits")).isEqualTo(1);
    assertThat(rule.getInteger("left")).isZero();
    JsonObject journal = json(ask(SimulatorAddresses.JOURNAL, 10));
    assertThat(journal.getInteger("total")).isEqualTo(2);
    JsonObject first = journal.getJsonArray("requests").getJsonObject(1);
    assertThat(first.getInteger("status")).isEqualTo(503);
    assertThat(first.getString("fault")).isEqualTo("broken");
    assertThat(journal.getJsonArray("requests").getJsonObject(0).containsKey("fault")).isFalse();
  }

  @Test
  void rulesThatMakeNoSenseAreRefusedAndThoseInForceStay() throws Exception {
    ask(SimulatorAddresses.SET_FAULTS, new SimulatorDocument(RULES));

    assertThatThrownBy(
            () ->
                ask(
                    SimulatorAddresses.SET_FAULTS,
                    new SimulatorDocument("{\"rules\": [{\"effect\": {\"type\": \"BOOM\"}}]}")))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SIMULATOR_FAULTS_INVALID));

    assertThat(listVms()).isEqualTo(503);
  }

  @Test
  void itStartsAgainOnItsPortAndAResetBringsBackWhatWasPlanted() throws Exception {
    ask(SimulatorAddresses.SET_LATENCY, new SimulatorLatency(3, 1));
    assertThat(ask(SimulatorAddresses.LATENCY, Nothing.NOTHING))
        .isEqualTo(new SimulatorLatency(3, 1));
    int deleted =
        await(
                client
                    .delete(port, "127.0.0.1", "/api/nutanix/v3/vms/" + firstVm())
                    .basicAuthentication("admin", "secret")
                    .send())
            .statusCode();
    assertThat(deleted).isEqualTo(202);

    SimulatorStatus reset = ask(SimulatorAddresses.RESET, Nothing.NOTHING);
    SimulatorStatus restarted = ask(SimulatorAddresses.RESTART, Nothing.NOTHING);

    assertThat(reset.entities()).containsEntry("vm", 8);
    assertThat(restarted.running()).isTrue();
    assertThat(URI.create(restarted.url()).getPort()).isEqualTo(port);
    assertThat(listVms()).isEqualTo(200);
  }

  @Test
  void outsideOfTheMockProfileThereIsNone() throws Exception {
    Vertx other = Vertx.vertx();
    try {
      Bus none = Bus.create(other);
      MockPrism.serveNone(none);
      assertThatThrownBy(() -> await(none.request(SimulatorAddresses.STATUS, Nothing.NOTHING)))
          .isInstanceOfSatisfying(
              AcvmException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SIMULATOR_NOT_PRESENT));
    } finally {
      await(other.close());
    }
  }

  private String firstVm() throws Exception {
    return vms()
        .bodyAsJsonObject()
        .getJsonArray("entities")
        .getJsonObject(0)
        .getJsonObject("metadata")
        .getString("uuid");
  }

  private int listVms() throws Exception {
    return vms().statusCode();
  }

  private HttpResponse<Buffer> vms() throws Exception {
    return await(
        client
            .post(port, "127.0.0.1", "/api/nutanix/v3/vms/list")
            .basicAuthentication("admin", "secret")
            .sendJsonObject(new JsonObject()));
  }

  private <C, R> R ask(Address<C, R> address, C command) throws Exception {
    return await(bus.request(address, command));
  }

  private static JsonObject json(SimulatorDocument document) {
    return new JsonObject(document.json());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(20, TimeUnit.SECONDS);
  }
}
