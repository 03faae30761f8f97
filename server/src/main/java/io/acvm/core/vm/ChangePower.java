package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.vm.PowerAction;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Changes a VM's power. Nothing is undone: what ran before is gone with its memory. */
final class ChangePower {
  private final VmAccess access;

  ChangePower(VmAccess access) {
    this.access = access;
  }

  /**
   * What is asked of the power.
   *
   * @param deadline how long the guest may take
   */
  record Powering(ExistingVm target, PowerAction action, Duration deadline) {}

  List<Workflow<Powering>> workflows() {
    return List.of(
        workflow(OperationKind.START_VM, Step.repeatable("start", this::change)),
        workflow(OperationKind.STOP_VM, Step.repeatable("stop", this::change)),
        // A second restart would interrupt a guest that has just come up.
        workflow(OperationKind.RESTART_VM, Step.onlyOnce("restart", this::change)),
        workflow(OperationKind.PAUSE_VM, Step.repeatable("pause", this::change)),
        workflow(OperationKind.SUSPEND_VM, Step.repeatable("suspend", this::change)),
        workflow(OperationKind.RESUME_VM, Step.repeatable("resume", this::change)));
  }

  private Workflow<Powering> workflow(OperationKind kind, Step<Powering> step) {
    return new Workflow<>(
        kind,
        Powering.class,
        List.of(step.within(Duration.ofHours(2))),
        0,
        (powering, ending) -> access.settleExisting(powering.target()));
  }

  private Future<Powering> change(Powering powering, StepScope scope) {
    return access
        .provider(powering.target().provider())
        .changePower(powering.target().ref(), powering.action(), powering.deadline(), scope)
        .map(powering);
  }
}
