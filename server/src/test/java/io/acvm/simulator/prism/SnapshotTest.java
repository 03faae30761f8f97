package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private SimulatorHarness prism;
  private String vm;

  @BeforeEach
  void start() {
    prism = new SimulatorHarness().start();
    vm = prism.created(prism.vmFromImage("a"));
  }

  @AfterEach
  void stop() {
    prism.close();
  }

  @Test
  void aSnapshotIsTakenListedRestoredAndDeleted() {
    String snapshot = taken("before");
    JsonObject shown = v2(200, HttpMethod.GET, "/snapshots/" + snapshot, null);
    assertThat(shown.getString("snapshot_name")).isEqualTo("before");
    assertThat(shown.getString("vm_uuid")).isEqualTo(vm);
    assertThat(shown.getLong("created_time")).isEqualTo(Api.micros(prism.clock.now()));
    grow();

    succeed(v2(201, HttpMethod.POST, "/vms/" + vm + "/restore", restore(snapshot)));

    assertThat(memory()).isEqualTo(1024);
    assertThat(prism.vm(vm).getJsonObject("metadata").getString("entity_version")).isEqualTo("3");
    assertThat(HarnessTruth.addressesOf(prism, vm)).hasSize(1);
    succeed(v2(201, HttpMethod.DELETE, "/snapshots/" + snapshot, null));
    assertThat(v2(200, HttpMethod.GET, "/snapshots", null).getJsonArray("entities")).isEmpty();
  }

  @Test
  void theTaskSpeaksAsVersionTwo() {
    JsonObject answer = v2(201, HttpMethod.POST, "/snapshots", request("s"));
    String path = "/tasks/" + answer.getString("task_uuid");

    assertThat(v2(200, HttpMethod.GET, path, null).getString("progress_status"))
        .isEqualTo("Queued");
    prism.clock.advance(SimulatorHarness.TASK);

    JsonObject task = v2(200, HttpMethod.GET, path, null);
    assertThat(task.getString("progress_status")).isEqualTo("Succeeded");
    assertThat(task.getJsonArray("entity_list").getJsonObject(0).getString("entity_id"))
        .isEqualTo(vm);
    assertThat(task.getLong("complete_time_usecs")).isEqualTo(Api.micros(prism.clock.now()));
  }

  @Test
  void listsArePagedAndFilteredByVm() {
    taken("one");
    taken("two");
    String other = prism.created(prism.vmFromImage("b"));

    JsonObject page = v2(200, HttpMethod.GET, "/snapshots?vm_uuid=" + vm + "&count=1&page=2", null);
    JsonObject none = v2(200, HttpMethod.GET, "/snapshots/?vm_uuid=" + other, null);

    assertThat(page.getJsonObject("metadata").getInteger("total_entities")).isEqualTo(2);
    assertThat(page.getJsonArray("entities").getJsonObject(0).getString("snapshot_name"))
        .isEqualTo("two");
    assertThat(none.getJsonArray("entities")).isEmpty();
    assertThat(none.getJsonObject("metadata").getInteger("grand_total_entities")).isEqualTo(2);
  }

  @Test
  void aRunningVmIsNotRestored() {
    String snapshot = taken("before");
    JsonObject on = prism.echo(vm);
    SimulatorHarness.resources(on).put("power_state", "ON");
    prism.succeed(SimulatorHarness.taskOf(prism.put(vm, on)));

    JsonObject answer = v2(201, HttpMethod.POST, "/vms/" + vm + "/restore", restore(snapshot));
    prism.clock.advance(SimulatorHarness.TASK);

    JsonObject task = v2(200, HttpMethod.GET, "/tasks/" + answer.getString("task_uuid"), null);
    assertThat(task.getString("progress_status")).isEqualTo("Failed");
  }

  @Test
  void aVmIsMadeFromASnapshot() {
    String snapshot = taken("before");
    grow();
    JsonObject spec = new JsonObject().put("name", "copy").put("num_vcpus", 2);

    succeed(
        v2(
            201,
            HttpMethod.POST,
            "/snapshots/" + snapshot + "/clone",
            new JsonObject().put("spec_list", new JsonArray().add(spec))));

    JsonObject copy = SimulatorHarness.resources(prism.vm(prism.named("vms", "copy")));
    assertThat(copy.getInteger("num_sockets")).isEqualTo(2);
    assertThat(copy.getInteger("memory_size_mib")).isEqualTo(1024);
  }

  @Test
  void anotherClusterKnowsNeitherTheVmNorItsSnapshots() {
    String snapshot = taken("before");
    String elsewhere = "?proxyClusterUuid=" + prism.named("clusters", "Development-Cluster");
    String base = "/api/nutanix/v2.0";

    assertThat(
            prism
                .send(HttpMethod.GET, base + "/snapshots/" + snapshot + elsewhere, null)
                .statusCode())
        .isEqualTo(404);
    assertThat(
            prism.send(HttpMethod.POST, base + "/snapshots" + elsewhere, request("s")).statusCode())
        .isEqualTo(404);
    assertThat(prism.send(HttpMethod.GET, base + "/snapshots/" + snapshot, null).statusCode())
        .isEqualTo(404);
  }

  private String taken(String name) {
    succeed(v2(201, HttpMethod.POST, "/snapshots", request(name)));
    JsonArray all =
        v2(200, HttpMethod.GET, "/snapshots?vm_uuid=" + vm, null).getJsonArray("entities");
    return all.getJsonObject(all.size() - 1).getString("uuid");
  }

  private JsonObject request(String name) {
    JsonObject spec = new JsonObject().put("vm_uuid", vm).put("snapshot_name", name);
    return new JsonObject().put("snapshot_specs", new JsonArray().add(spec));
  }

  private JsonObject restore(String snapshot) {
    return new JsonObject()
        .put("uuid", vm)
        .put("snapshot_uuid", snapshot)
        .put("restore_network_configuration", true);
  }

  private void grow() {
    JsonObject body = prism.echo(vm);
    SimulatorHarness.resources(body).put("memory_size_mib", 2048);
    prism.succeed(SimulatorHarness.taskOf(prism.put(vm, body)));
  }

  private int memory() {
    return SimulatorHarness.resources(prism.vm(vm)).getInteger("memory_size_mib");
  }

  private void succeed(JsonObject answer) {
    prism.succeed(answer.getString("task_uuid"));
  }

  private JsonObject v2(int status, HttpMethod method, String path, JsonObject body) {
    String separator = path.contains("?") ? "&" : "?";
    String url =
        "/PrismGateway/services/rest/v2.0"
            + path
            + separator
            + "proxyClusterUuid="
            + prism.cluster();
    var response = prism.send(method, url, body);
    assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(status);
    return response.bodyAsJsonObject();
  }
}
