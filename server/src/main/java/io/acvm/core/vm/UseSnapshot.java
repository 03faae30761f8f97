package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.provider.HypervisorProvider;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Reverts a VM to a snapshot, or deletes one. Neither can be undone. */
final class UseSnapshot {
  private final VmAccess access;

  UseSnapshot(VmAccess access) {
    this.access = access;
  }

  /**
   * Which snapshot of which VM.
   *
   * @param children whether those that were made after it are meant too
   */
  record Using(ExistingVm target, SnapshotId snapshot, boolean children) {}

  Workflow<Using> restore() {
    return workflow(OperationKind.RESTORE_SNAPSHOT, Step.repeatable("restore", this::restore));
  }

  Workflow<Using> delete() {
    return workflow(
        OperationKind.DELETE_SNAPSHOT,
        Step.lookingFirst("delete", this::delete, this::deleteIfThere));
  }

  private Workflow<Using> workflow(OperationKind kind, Step<Using> step) {
    return new Workflow<>(
        kind,
        Using.class,
        List.of(step.within(Duration.ofHours(1))),
        0,
        (using, ending) -> access.settleExisting(using.target()));
  }

  private Future<Using> restore(Using using, StepScope scope) {
    return access
        .provider(using.target().provider())
        .restoreSnapshot(using.target().ref(), using.snapshot(), scope)
        .map(using);
  }

  private Future<Using> delete(Using using, StepScope scope) {
    HypervisorProvider provider = access.provider(using.target().provider());
    Future<Void> deleted =
        using.children()
            ? provider.deleteSnapshotTree(using.target().ref(), using.snapshot(), scope)
            : provider.deleteSnapshot(using.target().ref(), using.snapshot(), scope);
    return deleted.map(using);
  }

  /** We had begun to delete it: that it is gone is what was asked for. */
  private Future<Using> deleteIfThere(Using using, StepScope scope) {
    return delete(using, scope)
        .<Void>mapEmpty()
        .recover(access.unless(ErrorCode.SNAPSHOT_NOT_FOUND))
        .map(using);
  }
}
