package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VmPowerTest {
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
  void aVmHasAHostOnlyWhileItIsOn() {
    String uuid = prism.created(prism.vmFromImage("a"));
    assertThat(status(uuid).containsKey("host_reference")).isFalse();

    prism.succeed(power(uuid, "ON", "HARD"));

    assertThat(status(uuid).getJsonObject("host_reference").getString("name"))
        .startsWith("Production-Cluster-host-");
    prism.succeed(power(uuid, "OFF", "HARD"));
    assertThat(status(uuid).containsKey("host_reference")).isFalse();
    assertThat(status(uuid).getString("power_state")).isEqualTo("OFF");
  }

  @Test
  void aGuestThatListensIsOffSomeTimeAfterTheTaskThatAskedIt() {
    String uuid = running(prism.vmFromImage("a"));

    prism.succeed(power(uuid, "OFF", "ACPI"));

    assertThat(status(uuid).getString("power_state")).isEqualTo("ON");
    prism.clock.advance(SimulatorHarness.GUEST);
    assertThat(status(uuid).getString("power_state")).isEqualTo("OFF");
  }

  @Test
  void aVmWithoutAnOperatingSystemIgnoresAcpiAndTheTaskEndsWellAllTheSame() {
    String uuid = running(prism.blankVm("empty"));

    prism.succeed(power(uuid, "OFF", "ACPI"));
    prism.succeed(
        prism
            .post(202, "/vms/" + uuid + "/acpi_shutdown", new JsonObject())
            .getString("task_uuid"));
    prism.clock.advance(Duration.ofHours(1));

    assertThat(status(uuid).getString("power_state")).isEqualTo("ON");
  }

  @Test
  void aGuestThatWasHardStoppedMeanwhileIsNotStoppedAgainInItsNextLife() {
    String uuid = running(prism.vmFromImage("a"));
    prism.succeed(prism.post(202, "/vms/" + uuid + "/acpi_shutdown", null).getString("task_uuid"));
    String off = power(uuid, "OFF", "HARD");
    prism.clock.advance(Duration.ofSeconds(1));
    String on = power(uuid, "ON", "HARD");

    prism.clock.advance(Duration.ofMinutes(1));

    assertThat(prism.get("/tasks/" + off).getString("status")).isEqualTo("SUCCEEDED");
    assertThat(prism.get("/tasks/" + on).getString("status")).isEqualTo("SUCCEEDED");
    assertThat(status(uuid).getString("power_state")).isEqualTo("ON");
  }

  @Test
  void askingAStoppedVmToStopFailsInTheTask() {
    String uuid = prism.created(prism.vmFromImage("a"));

    JsonObject byVerb =
        prism.end(prism.post(202, "/vms/" + uuid + "/acpi_shutdown", null).getString("task_uuid"));
    JsonObject byPut = prism.end(power(uuid, "OFF", "ACPI"));

    assertThat(byVerb.getString("status")).isEqualTo("FAILED");
    assertThat(byPut.getString("status")).isEqualTo("FAILED");
    assertThat(byPut.getString("error_detail")).startsWith("INTERNAL_ERROR: ");
    assertThat(byPut.getString("error_detail")).isEqualTo("INTERNAL_ERROR: ErrorCode: 9");
    assertThat(prism.vm(uuid).getJsonObject("status").getString("state")).isEqualTo("ERROR");
  }

  @Test
  void theSpecOfAStoppedVmMayBePutBackUnchanged() {
    String uuid = prism.created(prism.vmFromImage("a"));

    prism.succeed(SimulatorHarness.taskOf(prism.put(uuid, prism.echo(uuid))));
  }

  @Test
  void aVmThatFitsOnNoHostIsNotStarted() {
    JsonObject body = prism.blankVm("huge");
    SimulatorHarness.resources(body).put("memory_size_mib", 10_000_000).put("power_state", "ON");

    JsonObject accepted = prism.post(202, "/vms", body);
    JsonObject ended = prism.end(SimulatorHarness.taskOf(accepted));

    assertThat(ended.getString("status")).isEqualTo("FAILED");
    assertThat(ended.getString("error_detail")).startsWith("RESOURCE_SHORTAGE: ");
    JsonObject vm = prism.vm(SimulatorHarness.uuidOf(accepted));
    assertThat(vm.getJsonObject("status").getString("state")).isEqualTo("ERROR");
    assertThat(prism.all("vms"))
        .noneMatch(each -> SimulatorHarness.uuidOf(each).equals(SimulatorHarness.uuidOf(accepted)));
    assertThat(HarnessTruth.inventory(prism).addresses())
        .doesNotContainValue(SimulatorHarness.uuidOf(accepted));
  }

  @Test
  void memoryIsTakenWhileAVmIsOnAndGivenBack() {
    JsonObject large = prism.blankVm("large");
    SimulatorHarness.resources(large).put("memory_size_mib", 200_000).put("power_state", "ON");
    String first = prism.created(large);
    prism.created(large);
    prism.created(large);
    JsonObject full = prism.end(SimulatorHarness.taskOf(prism.post(202, "/vms", large)));
    assertThat(full.getString("error_detail")).startsWith("RESOURCE_SHORTAGE: ");

    prism.succeed(power(first, "OFF", "HARD"));

    String next = prism.created(large);
    prism.succeed(
        SimulatorHarness.taskOf(prism.expect(202, HttpMethod.DELETE, "/vms/" + next, null)));
    prism.created(large);
  }

  @Test
  void aResetVmStaysOn() {
    String uuid = running(prism.vmFromImage("a"));

    for (String action : new String[] {"reset", "power_cycle", "acpi_reboot", "guest_reboot"}) {
      prism.succeed(prism.post(202, "/vms/" + uuid + "/" + action, null).getString("task_uuid"));
    }

    assertThat(status(uuid).getString("power_state")).isEqualTo("ON");
    assertThat(
            prism
                .refused(404, HttpMethod.POST, "/vms/" + uuid + "/levitate", null)
                .getString("state"))
        .isEqualTo("ERROR");
  }

  private String running(JsonObject body) {
    SimulatorHarness.resources(body).put("power_state", "ON");
    return prism.created(body);
  }

  private String power(String uuid, String state, String mechanism) {
    JsonObject body = prism.echo(uuid);
    SimulatorHarness.resources(body)
        .put("power_state", state)
        .getJsonObject("power_state_mechanism")
        .put("mechanism", mechanism);
    return SimulatorHarness.taskOf(prism.put(uuid, body));
  }

  private JsonObject status(String uuid) {
    return prism.vm(uuid).getJsonObject("status").getJsonObject("resources");
  }
}
