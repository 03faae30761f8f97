package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fault rules as data, the journal and the whole state, over the simulator's own REST. */
class FaultRulesTest {
  private static final String CONTROL = ControlRoutes.PREFIX;

  @RegisterExtension final SimulatorHarness prism = new SimulatorHarness();

  @Test
  void anAnswerMayCarryHeaders() {
    rule(
        """
        {"match": {"path": ".*/vms/list"}, "times": 1,
         "effect": {"type": "ANSWER", "status": 429, "headers": {"Retry-After": "7"}, "body": "{}"}}
        """);
    HttpResponse<Buffer> answer = list();
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("7");
    assertThat(list().statusCode()).isEqualTo(200);
  }

  @Test
  void aRuleMayLookAtOneEntityOnly() {
    String one = prism.named("vms", "web-server-01");
    String two = prism.named("vms", "web-server-02");
    rule(
        """
        {"match": {"entity": "web-server-01"}, "effect": {"type": "ANSWER", "status": 500}}
        """);
    assertThat(status("/vms/" + one)).isEqualTo(500);
    assertThat(status("/vms/" + two)).isEqualTo(200);
  }

  @Test
  void chanceFollowsFromTheSeedAndTheFirstMayPass() {
    rule(
        """
        {"id": "some", "match": {}, "probability": 0.5, "effect": {"type": "ANSWER", "status": 503}}
        """);
    long hits = IntStream.range(0, 40).filter(i -> list().statusCode() == 503).count();
    assertThat(hits).isBetween(10L, 30L);
    assertThat(
            control(HttpMethod.GET, "/faults", null)
                .getJsonArray("rules")
                .getJsonObject(0)
                .getLong("hits"))
        .isEqualTo(hits);
    rule(
        """
        {"id": "some", "match": {}, "skip": 2, "times": 1, "effect": {"type": "ANSWER", "status": 503}}
        """);
    assertThat(IntStream.range(0, 4).mapToObj(i -> list().statusCode()))
        .containsExactly(200, 200, 503, 200);
  }

  @Test
  void anAnswerIsCutOffInTheMiddle() {
    rule(
        "{\"match\": {\"path\": \".*/vms/list\"}, \"effect\": {\"type\": \"TRUNCATE\", \"bytes\": 30}}");
    assertThatThrownBy(this::list).isInstanceOf(HttpClosedException.class);
  }

  @Test
  void aSlowAnswerTakesAsLongAsItIsTold() {
    rule(
        "{\"match\": {\"path\": \".*/vms/list\"}, \"delayMillis\": 5000, \"effect\": {\"type\": \"SLOW\"}}");
    Future<HttpResponse<Buffer>> answer =
        prism
            .client()
            .post(SimulatorHarness.V3 + "/vms/list")
            .basicAuthentication("admin", "pass word")
            .sendJsonObject(new JsonObject());
    prism.settled();
    prism.clock.advance(Duration.ofMillis(4999));
    prism.settled();
    assertThat(answer.isComplete()).isFalse();
    prism.clock.advance(Duration.ofMillis(1));
    assertThat(SimulatorHarness.await(answer).statusCode()).isEqualTo(200);
  }

  @Test
  void aGuestThatIsHeldNeverShutsDown() {
    String vm = prism.created(prism.vmFromImage("deaf"));
    power(vm, "ON", "HARD");
    rule("{\"match\": {\"task\": \"GUEST_OFF\"}, \"effect\": {\"type\": \"HOLD_TASK\"}}");
    power(vm, "OFF", "ACPI");
    prism.clock.advance(Duration.ofDays(1));
    assertThat(HarnessTruth.vm(prism, vm).on()).isTrue();
    control(HttpMethod.POST, "/tasks/release", null);
    assertThat(HarnessTruth.vm(prism, vm).on()).isFalse();
  }

  @Test
  void whatIsWrongWithARuleIsSaidAndNothingChanges() {
    rule("{\"id\": \"kept\", \"effect\": {\"type\": \"SLOW\"}}");
    JsonObject wrong =
        new JsonObject(
            """
            {"rules": [{"effect": {"type": "FAIL_TASK"}}, {"match": {"path": "("}, "effect": {"type": "SLOW"}},
              {"probability": 2, "efect": {}}]}
            """);
    HttpResponse<Buffer> refused = prism.send(HttpMethod.PUT, CONTROL + "/faults", wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(
            refused
                .bodyAsJsonObject()
                .getJsonArray("message_list")
                .getJsonObject(0)
                .getJsonObject("details")
                .fieldNames())
        .contains(
            "rules.0.effect.type", "rules.1.match.path", "rules.2.probability", "rules.2.efect");
    assertThat(
            control(HttpMethod.GET, "/faults", null)
                .getJsonArray("rules")
                .getJsonObject(0)
                .getString("id"))
        .isEqualTo("kept");
  }

  @Test
  void theJournalTellsWhoAskedWhatButNoSecrets() {
    JsonObject body = prism.vmFromImage("a");
    SimulatorHarness.resources(body)
        .put(
            "guest_customization",
            new JsonObject().put("cloud_init", new JsonObject().put("user_data", "c2VjcmV0")));
    prism.post(202, "/vms", body);
    rule("{\"id\": \"dropped\", \"times\": 1, \"effect\": {\"type\": \"RESET\"}}");
    assertThatThrownBy(this::list).isInstanceOf(HttpClosedException.class);

    JsonArray requests = control(HttpMethod.GET, "/journal?limit=2", null).getJsonArray("requests");

    assertThat(requests.getJsonObject(0).getInteger("status")).isZero();
    assertThat(requests.getJsonObject(0).getString("fault")).isEqualTo("dropped");
    assertThat(requests.getJsonObject(1).getString("path")).isEqualTo("/api/nutanix/v3/vms");
    assertThat(requests.getJsonObject(1).getString("user")).isEqualTo("admin");
    assertThat(requests.encode()).contains("\"hidden\"").doesNotContain("c2VjcmV0");
  }

  @Test
  void theStateIsExportedResetAndImportedWhileTasksAreUnderWay() {
    prism.created(prism.vmFromImage("kept"));
    String task = SimulatorHarness.taskOf(prism.post(202, "/vms", prism.vmFromImage("underway")));
    JsonObject state = control(HttpMethod.GET, "/state", null);

    control(HttpMethod.POST, "/reset", null);
    assertThat(prism.all("vms")).hasSize(8);
    prism.clock.advance(SimulatorHarness.TASK);
    assertThat(prism.all("vms")).hasSize(8);
    prism.refused(404, HttpMethod.GET, "/tasks/" + task, null);

    control(HttpMethod.PUT, "/state", state);
    prism.succeed(task);
    assertThat(prism.all("vms")).hasSize(10);
    String kept = prism.named("vms", "kept");
    assertThat(HarnessTruth.addressesOf(prism, kept)).hasSize(1);
  }

  @Test
  void nobodyElseControlsIt() {
    assertThat(SimulatorHarness.await(prism.client().get(CONTROL + "/state").send()).statusCode())
        .isEqualTo(401);
  }

  private void power(String vm, String state, String mechanism) {
    JsonObject body = prism.echo(vm);
    SimulatorHarness.resources(body)
        .put("power_state", state)
        .put("power_state_mechanism", new JsonObject().put("mechanism", mechanism));
    prism.succeed(SimulatorHarness.taskOf(prism.put(vm, body)));
  }

  private int status(String path) {
    return prism.send(HttpMethod.GET, SimulatorHarness.V3 + path, null).statusCode();
  }

  private void rule(String json) {
    control(HttpMethod.POST, "/faults", new JsonObject(json));
  }

  private HttpResponse<Buffer> list() {
    return prism.send(HttpMethod.POST, SimulatorHarness.V3 + "/vms/list", new JsonObject());
  }

  private JsonObject control(HttpMethod method, String path, JsonObject body) {
    HttpResponse<Buffer> answer = prism.send(method, CONTROL + path, body);
    assertThat(answer.statusCode()).describedAs(answer.bodyAsString()).isEqualTo(200);
    return answer.bodyAsJsonObject();
  }
}
