package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.simulator.prism.FaultEffect.AnswerWith;
import io.acvm.simulator.prism.FaultEffect.DropConnection;
import io.acvm.simulator.prism.FaultEffect.FailTask;
import io.acvm.simulator.prism.FaultEffect.HoldTask;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
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
  void aRuleAnswersInsteadAsOftenAsItSays() {
    AnswerWith overloaded = new AnswerWith(503, "text/html", "<html>");
    prism.simulator.addFault(FaultRule.onRequest("POST", ".*/vms/list", overloaded, 2));

    assertThat(lists()).isEqualTo(503);
    assertThat(prism.all("clusters")).isNotEmpty();
    assertThat(lists()).isEqualTo(503);
    assertThat(lists()).isEqualTo(200);
  }

  @Test
  void aConnectionIsDroppedBeforeOrAfterTheWork() {
    JsonObject body = prism.blankVm("a");
    prism.simulator.addFault(FaultRule.onRequest("POST", ".*/vms", new DropConnection(false), 1));
    assertThatThrownBy(() -> prism.post(202, "/vms", body)).isInstanceOf(HttpClosedException.class);
    prism.clock.advance(SimulatorHarness.TASK);
    assertThat(prism.all("vms")).hasSize(8);
    prism.simulator.addFault(FaultRule.onRequest("POST", ".*/vms", new DropConnection(true), 1));

    assertThatThrownBy(() -> prism.post(202, "/vms", body)).isInstanceOf(HttpClosedException.class);

    prism.clock.advance(SimulatorHarness.TASK);
    assertThat(prism.all("vms")).hasSize(9);
  }

  @Test
  void aTaskFailsAsToldAndTheVmSaysWhy() {
    prism.simulator.addFault(
        FaultRule.onTask(TaskKind.VM_CREATE, new FailTask("INTERNAL_ERROR", "disk full"), 1));
    JsonObject accepted = prism.post(202, "/vms", prism.vmFromImage("a"));

    JsonObject ended = prism.end(SimulatorHarness.taskOf(accepted));

    assertThat(ended.getString("status")).isEqualTo("FAILED");
    assertThat(ended.getString("error_detail")).isEqualTo("INTERNAL_ERROR: disk full");
    assertThat(
            prism.vm(SimulatorHarness.uuidOf(accepted)).getJsonObject("status").getString("state"))
        .isEqualTo("ERROR");
    assertThat(prism.created(prism.vmFromImage("b"))).isNotEmpty();
  }

  @Test
  void aHeldTaskRunsUntilItIsReleased() {
    prism.simulator.addFault(FaultRule.onTask(TaskKind.VM_CREATE, new HoldTask(), 1));
    String task = SimulatorHarness.taskOf(prism.post(202, "/vms", prism.vmFromImage("a")));
    prism.clock.advance(Duration.ofHours(1));
    assertThat(prism.get("/tasks/" + task).getString("status")).isEqualTo("RUNNING");

    SimulatorHarness.await(prism.simulator.releaseHeldTasks());

    prism.succeed(task);
  }

  private int lists() {
    return prism
        .send(HttpMethod.POST, SimulatorHarness.V3 + "/vms/list", new JsonObject())
        .statusCode();
  }
}
