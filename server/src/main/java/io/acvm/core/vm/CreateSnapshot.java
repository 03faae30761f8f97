package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a snapshot with a name that the VM's other snapshots do not have. */
final class CreateSnapshot {
  private final VmAccess access;

  CreateSnapshot(VmAccess access) {
    this.access = access;
  }

  /**
   * What is being made.
   *
   * @param before snapshots that were there already: whatever their name, none of them is ours
   */
  record Snapping(ExistingVm target, SnapshotSpec spec, List<SnapshotId> before) {}

  Workflow<Snapping> workflow() {
    return new Workflow<>(
        OperationKind.CREATE_SNAPSHOT,
        Snapping.class,
        List.of(
            // Looks only.
            Step.repeatable("check", this::check),
            Step.lookingFirst("create", this::create, this::createUnlessThere)
                .undoneBy(this::delete)
                .weighing(8)
                .within(Duration.ofHours(1))),
        2,
        (snapping, ending) -> access.settleExisting(snapping.target()));
  }

  private Future<Snapping> check(Snapping snapping, StepScope scope) {
    return list(snapping)
        .map(
            snapshots -> {
              String name = snapping.spec().name();
              if (snapshots.stream().anyMatch(snapshot -> snapshot.name().equals(name))) {
                throw AcvmException.of(ErrorCode.SNAPSHOT_NAME_TAKEN, "name", name);
              }
              return new Snapping(
                  snapping.target(),
                  snapping.spec(),
                  snapshots.stream().map(Snapshot::id).toList());
            });
  }

  private Future<Snapping> create(Snapping snapping, StepScope scope) {
    return access
        .provider(snapping.target().provider())
        .createSnapshot(snapping.target().ref(), snapping.spec(), scope)
        .map(snapping);
  }

  private Future<Snapping> createUnlessThere(Snapping snapping, StepScope scope) {
    return findOurs(snapping)
        .compose(
            ours -> ours.isPresent() ? Future.succeededFuture(snapping) : create(snapping, scope));
  }

  private Future<Void> delete(Snapping snapping, StepScope scope) {
    return findOurs(snapping)
        .compose(
            ours -> ours.map(id -> delete(snapping, id, scope)).orElseGet(Future::succeededFuture));
  }

  private Future<Void> delete(Snapping snapping, SnapshotId id, StepScope scope) {
    return access
        .provider(snapping.target().provider())
        .deleteSnapshot(snapping.target().ref(), id, scope)
        .recover(access.unless(ErrorCode.SNAPSHOT_NOT_FOUND));
  }

  private Future<Optional<SnapshotId>> findOurs(Snapping snapping) {
    return list(snapping)
        .map(
            snapshots ->
                snapshots.stream()
                    .filter(snapshot -> snapshot.name().equals(snapping.spec().name()))
                    .map(Snapshot::id)
                    .filter(id -> !snapping.before().contains(id))
                    .findFirst());
  }

  private Future<List<Snapshot>> list(Snapping snapping) {
    return access.provider(snapping.target().provider()).listSnapshots(snapping.target().ref());
  }
}
