package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.core.operation.Workflow.Ending;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Makes a new VM of a backup, or puts the files of a VM back. */
final class RestoreVm {
  private final VmAccess access;

  RestoreVm(VmAccess access) {
    this.access = access;
  }

  /**
   * What is restored.
   *
   * @param newName of the VM that is made; empty to put files back in place
   * @param ref where it goes; empty until a place is reserved
   */
  record Restoring(
      BackupId backup,
      VmId vm,
      ProviderId provider,
      Optional<String> newName,
      Optional<ProviderVmRef> ref) {
    Restoring at(ProviderVmRef place) {
      return new Restoring(backup, vm, provider, newName, Optional.of(place));
    }

    boolean isBeside() {
      return newName.isPresent();
    }
  }

  /**
   * In place, the files are whole beside the old ones before they are exchanged; that cannot be
   * canceled. What was there before is in the trash then.
   */
  Workflow<Restoring> workflow() {
    return new Workflow<>(
        OperationKind.RESTORE_BACKUP,
        Restoring.class,
        List.of(
            Step.repeatable("reserve", this::reserve).onlyIf(Restoring::isBeside),
            Step.repeatable("restore", this::restore)
                .undoneBy(this::remove)
                .within(OrganizeVm.LONGEST)
                .weighing(16),
            // Undone with the step before it.
            Step.repeatable("exchange", this::exchange)
                .onlyIf(restoring -> !restoring.isBeside())
                .within(OrganizeVm.LONGEST)
                .weighing(2),
            Step.repeatable("observe", this::observe)),
        2,
        this::settle);
  }

  private Future<Restoring> reserve(Restoring restoring, StepScope scope) {
    return access
        .provider(restoring.provider())
        .reserveVm(restoring.newName().orElseThrow())
        .compose(
            ref ->
                access
                    .records()
                    .change(restoring.vm(), record -> record.withRef(ref))
                    .map(restoring.at(ref)));
  }

  private Future<Restoring> restore(Restoring restoring, StepScope scope) {
    var keeper = access.keeper(restoring.provider());
    ProviderVmRef ref = restoring.ref().orElseThrow();
    return restoring
        .newName()
        .map(name -> keeper.restoreBeside(restoring.backup(), ref, name, scope))
        .orElseGet(() -> keeper.stageRestore(restoring.backup(), ref, scope))
        .map(restoring);
  }

  private Future<Restoring> exchange(Restoring restoring, StepScope scope) {
    return access
        .keeper(restoring.provider())
        .exchangeRestored(restoring.ref().orElseThrow(), scope)
        .map(restoring);
  }

  private Future<Void> remove(Restoring restoring, StepScope scope) {
    ProviderVmRef ref = restoring.ref().orElseThrow();
    return restoring.isBeside()
        ? access.delete(restoring.provider(), ref, scope)
        : access.keeper(restoring.provider()).discardRestored(ref);
  }

  private Future<Restoring> observe(Restoring restoring, StepScope scope) {
    return access
        .lookIfPossible(restoring.provider(), restoring.vm(), restoring.ref().orElseThrow())
        .compose(seen -> access.lifecycle(restoring.vm(), Lifecycle.READY))
        .map(restoring);
  }

  private Future<Void> settle(Restoring restoring, Ending ending) {
    if (!restoring.isBeside()) {
      return Future.succeededFuture();
    }
    return switch (ending) {
      case DONE -> Future.succeededFuture();
      case UNDONE -> access.records().remove(restoring.vm());
      case LEFT_BEHIND -> access.lifecycle(restoring.vm(), Lifecycle.FAILED);
    };
  }
}
