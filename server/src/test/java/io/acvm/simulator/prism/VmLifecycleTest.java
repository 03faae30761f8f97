package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VmLifecycleTest {
  private SimulatorHarness prism;

  @BeforeEach
  void start() {
    prism = new SimulatorHarness().start();
  }

  @AfterEach
  void stop() {
    prism.close();
  }

  @Test
  void aCreateIsAcceptedAtOnceAndCarriedOutByATask() {
    JsonObject accepted = prism.post(202, "/vms", prism.vmFromImage("a"));

    assertThat(accepted.getJsonObject("status").getString("state")).isEqualTo("PENDING");
    assertThat(accepted.getJsonObject("metadata").getInteger("spec_version")).isZero();
    String task = SimulatorHarness.taskOf(accepted);
    String uuid = SimulatorHarness.uuidOf(accepted);

    assertThat(prism.get("/tasks/" + task).getString("status")).isEqualTo("QUEUED");
    prism.clock.advance(Duration.ofSeconds(6));
    JsonObject running = prism.get("/tasks/" + task);
    assertThat(running.getString("status")).isEqualTo("RUNNING");
    assertThat(running.getInteger("percentage_complete")).isEqualTo(50);
    assertThat(prism.vm(uuid).getJsonObject("status").getString("state")).isEqualTo("PENDING");
    assertThat(prism.list("vms", filter("vm_name==a")).getJsonArray("entities")).isEmpty();

    prism.clock.advance(Duration.ofSeconds(4));
    JsonObject done = prism.get("/tasks/" + task);
    assertThat(done.getString("status")).isEqualTo("SUCCEEDED");
    assertThat(done.getString("error_code")).isEqualTo("0");
    assertThat(done.getJsonArray("entity_reference_list").getJsonObject(0).getString("uuid"))
        .isEqualTo(uuid);
    JsonObject vm = prism.vm(uuid);
    assertThat(vm.getJsonObject("status").getString("state")).isEqualTo("COMPLETE");
    assertThat(
            vm.getJsonObject("status").getJsonObject("execution_context").getJsonArray("task_uuid"))
        .isEqualTo(new JsonArray().add(task));
    assertThat(
            prism
                .list("vms", filter("vm_name==a"))
                .getJsonObject("metadata")
                .getInteger("total_matches"))
        .isEqualTo(1);
  }

  @Test
  void deletingAVmGivesItsAddressBack() {
    String uuid = prism.created(prism.vmFromImage("a"));
    assertThat(HarnessTruth.addressesOf(prism, uuid)).hasSize(1);

    JsonObject deleting = prism.expect(202, HttpMethod.DELETE, "/vms/" + uuid, null);

    assertThat(deleting.getString("spec")).isEmpty();
    assertThat(deleting.getJsonObject("metadata")).isEqualTo(new JsonObject().put("kind", "vm"));
    assertThat(deleting.getJsonObject("status").getString("state")).isEqualTo("DELETE_PENDING");
    prism.succeed(SimulatorHarness.taskOf(deleting));
    assertThat(prism.refused(404, HttpMethod.GET, "/vms/" + uuid, null).getString("reason"))
        .isEqualTo("ENTITY_NOT_FOUND");
    assertThat(HarnessTruth.addressesOf(prism, uuid)).isEmpty();
  }

  @Test
  void aReservedUuidBecomesTheVmOnce() {
    JsonObject reserved =
        prism.post(
            200,
            "/idempotence_identifiers",
            new JsonObject().put("client_identifier", "op-1").put("count", 1));
    JsonObject body = prism.vmFromImage("a");
    String uuid = reserved.getJsonArray("uuid_list").getString(0);
    body.getJsonObject("metadata").put("uuid", uuid);

    assertThat(prism.created(body)).isEqualTo(uuid);
    assertThat(prism.refused(422, HttpMethod.POST, "/vms", body).getString("reason"))
        .isEqualTo("ENTITY_ALREADY_EXISTS");
    assertThat(prism.get("/idempotence_identifiers/op-1")).isEqualTo(reserved);
  }

  private static JsonObject filter(String filter) {
    return new JsonObject().put("filter", filter);
  }
}
