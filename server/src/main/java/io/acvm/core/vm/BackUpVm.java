package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.provider.ProviderId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Makes, proves and deletes backups. */
final class BackUpVm {
  private final VmAccess access;

  BackUpVm(VmAccess access) {
    this.access = access;
  }

  /** The backup has its id before it is begun, so that what was interrupted is found again. */
  record BackingUp(ExistingVm target, BackupId backup, Optional<String> note) {}

  /** Backups that something is done with. */
  record Chosen(ProviderId provider, List<BackupId> backups) {}

  Workflow<BackingUp> create() {
    return new Workflow<>(
        OperationKind.CREATE_BACKUP,
        BackingUp.class,
        List.of(
            Step.repeatable("backUp", this::backUp)
                .undoneBy(this::discard)
                .within(OrganizeVm.LONGEST)),
        1,
        (backingUp, ending) -> Future.succeededFuture());
  }

  Workflow<Chosen> verify() {
    return workflow(OperationKind.VERIFY_BACKUP, Step.repeatable("verify", this::verify), 1);
  }

  Workflow<Chosen> delete() {
    return workflow(OperationKind.DELETE_BACKUP, Step.repeatable("delete", this::delete), 0);
  }

  Workflow<Chosen> retain() {
    return workflow(OperationKind.APPLY_RETENTION, Step.repeatable("delete", this::delete), 0);
  }

  private static Workflow<Chosen> workflow(
      OperationKind kind, Step<Chosen> step, int cancelableSteps) {
    return new Workflow<>(
        kind,
        Chosen.class,
        List.of(step.within(OrganizeVm.LONGEST)),
        cancelableSteps,
        (chosen, ending) -> Future.succeededFuture());
  }

  private Future<BackingUp> backUp(BackingUp backingUp, StepScope scope) {
    ExistingVm target = backingUp.target();
    return access
        .keeper(target.provider())
        .createBackup(backingUp.backup(), target.ref(), target.vm(), backingUp.note(), scope)
        .map(backingUp);
  }

  private Future<Void> discard(BackingUp backingUp, StepScope scope) {
    return access.keeper(backingUp.target().provider()).deleteBackup(backingUp.backup());
  }

  private Future<Chosen> verify(Chosen chosen, StepScope scope) {
    return access
        .keeper(chosen.provider())
        .verifyBackup(chosen.backups().get(0), scope)
        .map(chosen);
  }

  private Future<Chosen> delete(Chosen chosen, StepScope scope) {
    Future<Void> done = Future.succeededFuture();
    for (BackupId backup : chosen.backups()) {
      done = done.compose(before -> access.keeper(chosen.provider()).deleteBackup(backup));
      scope.log("Deleting " + backup);
    }
    return done.map(chosen);
  }
}
