package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.core.operation.Workflow.Ending;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Deletes a VM with its disks and snapshots. */
final class DeleteVm {
  private final VmAccess access;

  DeleteVm(VmAccess access) {
    this.access = access;
  }

  /**
   * What is being deleted.
   *
   * @param ref empty when nothing was ever made of it
   * @param before what it goes back to when it cannot be deleted
   * @param by user name
   */
  record Deleting(
      VmId vm, ProviderId provider, Optional<ProviderVmRef> ref, Lifecycle before, String by) {}

  /** Cannot be canceled once the hypervisor has been asked: a deleted disk does not come back. */
  Workflow<Deleting> workflow() {
    return new Workflow<>(
        OperationKind.DELETE_VM,
        Deleting.class,
        List.of(
            Step.repeatable("mark", this::mark).undoneBy(this::unmark),
            Step.repeatable("delete", this::delete).weighing(8).within(Duration.ofHours(1)),
            Step.repeatable("release", this::release),
            Step.repeatable("forget", this::forget)),
        1,
        this::settle);
  }

  private Future<Deleting> mark(Deleting deleting, StepScope scope) {
    return access.lifecycle(deleting.vm(), Lifecycle.DELETING).map(deleting);
  }

  private Future<Void> unmark(Deleting deleting, StepScope scope) {
    return access.lifecycle(deleting.vm(), deleting.before());
  }

  private Future<Deleting> delete(Deleting deleting, StepScope scope) {
    return deleting
        .ref()
        .map(ref -> access.delete(deleting.provider(), ref, scope))
        .orElseGet(Future::succeededFuture)
        .map(deleting);
  }

  /** Its addresses cool down now that nobody uses them. */
  private Future<Deleting> release(Deleting deleting, StepScope scope) {
    return access.leases().release(deleting.vm(), Optional.of(deleting.by())).map(deleting);
  }

  private Future<Deleting> forget(Deleting deleting, StepScope scope) {
    return access.records().remove(deleting.vm()).map(deleting);
  }

  /** Not deleted as far as we know: what is left of it is looked at, and perhaps it is gone. */
  private Future<Void> settle(Deleting deleting, Ending ending) {
    return ending == Ending.DONE || deleting.ref().isEmpty()
        ? Future.succeededFuture()
        : access
            .lookIfPossible(deleting.provider(), deleting.vm(), deleting.ref().get())
            .compose(
                seen ->
                    access.records().find(deleting.vm()).isPresent()
                        ? Future.succeededFuture()
                        : access.leases().release(deleting.vm(), Optional.of(deleting.by())));
  }
}
