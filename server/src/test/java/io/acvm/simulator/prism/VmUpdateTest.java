package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VmUpdateTest {
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
  void aStaleWriterIsToldToRetry() {
    String uuid = prism.created(prism.vmFromImage("a"));
    JsonObject first = prism.echo(uuid);
    JsonObject second = prism.echo(uuid);

    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, first)));

    JsonObject refused = prism.refused(409, HttpMethod.PUT, "/vms/" + uuid, second);
    assertThat(refused.getString("reason")).isEqualTo("CONCURRENT_REQUESTS_NOT_ALLOWED");
    assertThat(refused.getString("message")).isEqualTo("Edit conflict: please retry change.");
    second.getJsonObject("metadata").remove("entity_version");
    prism.refused(409, HttpMethod.PUT, "/vms/" + uuid, second);
  }

  @Test
  void eachUpdateRaisesTheEntityVersionByOneAndEitherLockFieldDoes() {
    String uuid = prism.created(prism.vmFromImage("a"));
    assertThat(prism.vm(uuid).getJsonObject("metadata").getString("entity_version")).isEqualTo("1");
    JsonObject body =
        prism.echo(uuid).put("metadata", new JsonObject().put("kind", "vm").put("spec_version", 1));

    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, body)));

    assertThat(prism.vm(uuid).getJsonObject("metadata").getString("entity_version")).isEqualTo("2");
    body.getJsonObject("metadata").remove("spec_version");
    body.getJsonObject("metadata").put("entity_version", "2");
    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, body)));
    body.getJsonObject("metadata").remove("entity_version");
    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, body)));
  }

  @Test
  void changesOfOneVmAreCarriedOutInOrder() {
    String uuid = prism.created(prism.vmFromImage("a"));
    String first = SimulatorHarness.taskOf(prism.put(uuid, renamed(uuid, "b")));
    String second = SimulatorHarness.taskOf(prism.put(uuid, renamed(uuid, "c")));

    assertThat(prism.vm(uuid).getJsonObject("spec").getString("name")).isEqualTo("c");
    assertThat(prism.vm(uuid).getJsonObject("status").getString("name")).isEqualTo("a");
    prism.clock.advance(SimulatorHarness.TASK);
    assertThat(prism.get("/tasks/" + first).getString("status")).isEqualTo("SUCCEEDED");
    assertThat(prism.get("/tasks/" + second).getString("status")).isEqualTo("QUEUED");
    prism.clock.advance(SimulatorHarness.TASK);
    assertThat(prism.vm(uuid).getJsonObject("status").getString("name")).isEqualTo("c");
  }

  @Test
  void whatAPutLeavesOutIsRemovedOrFallsBack() {
    JsonObject body = prism.vmFromImage("a");
    SimulatorHarness.resources(body).put("num_sockets", 4).put("num_vcpus_per_socket", 2);
    String uuid = prism.created(body);
    JsonObject put = prism.echo(uuid);
    SimulatorHarness.resources(put).remove("num_vcpus_per_socket");
    SimulatorHarness.resources(put).remove("nic_list");

    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, put)));

    JsonObject resources = SimulatorHarness.resources(prism.vm(uuid));
    assertThat(resources.getInteger("num_sockets")).isEqualTo(4);
    assertThat(resources.getInteger("num_vcpus_per_socket")).isEqualTo(1);
    assertThat(resources.getJsonArray("nic_list")).isEmpty();
    assertThat(HarnessTruth.addressesOf(prism, uuid)).isEmpty();
  }

  @Test
  void aRunningVmGrowsButDoesNotShrink() {
    JsonObject body = prism.vmFromImage("a");
    SimulatorHarness.resources(body).put("power_state", "ON");
    String uuid = prism.created(body);
    JsonObject more = prism.echo(uuid);
    SimulatorHarness.resources(more).put("memory_size_mib", 2048).put("num_sockets", 2);
    SimulatorHarness.resources(more)
        .getJsonArray("disk_list")
        .add(new JsonObject().put("disk_size_mib", 1024));
    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, more)));
    JsonObject less = prism.echo(uuid);
    SimulatorHarness.resources(less).put("memory_size_mib", 1024);

    JsonObject ended = prism.end(SimulatorHarness.taskOf(prism.put(uuid, less)));

    assertThat(ended.getString("status")).isEqualTo("FAILED");
    JsonObject vm = prism.vm(uuid);
    assertThat(vm.getJsonObject("status").getString("state")).isEqualTo("ERROR");
    assertThat(vm.getJsonObject("status").getJsonArray("message_list")).hasSize(1);
    assertThat(SimulatorHarness.resources(vm).getInteger("memory_size_mib")).isEqualTo(2048);
    assertThat(SimulatorHarness.resources(vm).getJsonArray("disk_list")).hasSize(2);
  }

  @Test
  void aDiskNeverShrinks() {
    String uuid = prism.created(prism.vmFromImage("a"));
    JsonObject body = prism.echo(uuid);
    SimulatorHarness.resources(body)
        .getJsonArray("disk_list")
        .getJsonObject(0)
        .put("disk_size_mib", 1)
        .put("disk_size_bytes", 1 << 20);

    JsonObject refused = prism.refused(422, HttpMethod.PUT, "/vms/" + uuid, body);

    assertThat(refused.getJsonObject("details").fieldNames())
        .containsExactly("spec.resources.disk_list.0.disk_size_bytes");
  }

  @Test
  void aCloneIsFoundFirstInItsTaskAndHasAnIdentityOfItsOwn() {
    String source = prism.created(prism.vmFromImage("a"));
    JsonObject override = new JsonObject().put("name", "copy").put("memory_size_mib", 4096);

    JsonObject answer =
        prism.post(
            202, "/vms/" + source + "/clone", new JsonObject().put("override_spec", override));

    assertThat(answer.fieldNames()).containsExactly("task_uuid");
    JsonObject task = prism.end(answer.getString("task_uuid"));
    String copy = task.getJsonArray("entity_reference_list").getJsonObject(0).getString("uuid");
    JsonObject made = prism.vm(copy);
    assertThat(made.getJsonObject("status").getString("name")).isEqualTo("copy");
    JsonObject resources = SimulatorHarness.resources(made);
    assertThat(resources.getInteger("memory_size_mib")).isEqualTo(4096);
    assertThat(nic(resources).getString("mac_address"))
        .startsWith("50:6b:8d:")
        .isNotEqualTo(nic(SimulatorHarness.resources(prism.vm(source))).getString("mac_address"));
    assertThat(HarnessTruth.addressesOf(prism, copy))
        .hasSize(1)
        .doesNotContainAnyElementsOf(HarnessTruth.addressesOf(prism, source));
  }

  @Test
  void customizationReachesTheGuestOnACdromOnceHoweverOftenItIsPutBack() {
    JsonObject body = prism.vmFromImage("a");
    JsonObject given =
        new JsonObject()
            .put("is_overridable", true)
            .put("cloud_init", new JsonObject().put("user_data", "I2Nsb3VkLWNvbmZpZwo="));
    SimulatorHarness.resources(body).put("guest_customization", given);

    String uuid = prism.created(body);
    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, renamed(uuid, "b"))));

    JsonObject vm = prism.vm(uuid);
    assertThat(SimulatorHarness.resources(vm).getJsonObject("guest_customization"))
        .isEqualTo(given);
    assertThat(
            vm.getJsonObject("status").getJsonObject("resources").getValue("guest_customization"))
        .isEqualTo(given);
    JsonArray disks = SimulatorHarness.resources(vm).getJsonArray("disk_list");
    assertThat(disks).hasSize(2);
    assertThat(disks.getJsonObject(1).getJsonObject("device_properties"))
        .isEqualTo(Disks.device("CDROM", "IDE", 0));
    assertThat(HarnessTruth.vm(prism, uuid).customization()).isEqualTo(given);
  }

  @Test
  void aRunningVmGetsAnotherOwnerAndTimeZone() {
    JsonObject user =
        new JsonObject(
            """
            {"metadata": {"kind": "user"}, "spec": {"resources": {"directory_service_user":
              {"user_principal_name": "ana@example.test"}}}}
            """);
    JsonObject accepted = prism.post(202, "/users", user);
    prism.succeed(SimulatorHarness.taskOf(accepted));
    String uuid = prism.named("vms", "web-server-01");
    JsonObject body = prism.echo(uuid);
    body.getJsonObject("metadata")
        .put("owner_reference", prism.reference("user", SimulatorHarness.uuidOf(accepted)));
    SimulatorHarness.resources(body).put("hardware_clock_timezone", "Europe/Paris");

    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, body)));

    JsonObject vm = prism.vm(uuid);
    assertThat(vm.getJsonObject("metadata").getJsonObject("owner_reference").getString("name"))
        .isEqualTo("ana@example.test");
    assertThat(SimulatorHarness.resources(vm).getString("hardware_clock_timezone"))
        .isEqualTo("Europe/Paris");
  }

  private JsonObject renamed(String uuid, String name) {
    JsonObject body = prism.echo(uuid);
    body.getJsonObject("spec").put("name", name);
    return body;
  }

  private static JsonObject nic(JsonObject resources) {
    return resources.getJsonArray("nic_list").getJsonObject(0);
  }
}
