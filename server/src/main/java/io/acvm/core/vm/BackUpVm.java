package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.HypervisorProvider;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes, proves and deletes backups. */
final class BackUpVm {
  private static final Duration SNAPSHOT = Duration.ofHours(1);

  private final VmAccess access;

  BackUpVm(VmAccess access) {
    this.access = access;
  }

  /**
   * The backup has its id before it is begun, so that what was interrupted is found again.
   *
   * @param live whether a VM that runs is backed up from a snapshot
   * @param before snapshots that were there already: none of them is ours
   * @param snapshot that was taken for this; empty for a VM that is off
   */
  record BackingUp(
      ExistingVm target,
      BackupId backup,
      Optional<String> note,
      boolean live,
      List<SnapshotId> before,
      Optional<SnapshotId> snapshot) {
    BackingUp since(List<SnapshotId> known) {
      return new BackingUp(target, backup, note, live, known, snapshot);
    }

    BackingUp from(Optional<SnapshotId> taken) {
      return new BackingUp(target, backup, note, live, before, taken);
    }

    String snapshotName() {
      return "acvm-" + backup.value();
    }
  }

  /** Backups that something is done with. */
  record Chosen(ProviderId provider, List<BackupId> backups) {}

  Workflow<BackingUp> create() {
    return new Workflow<>(
        OperationKind.CREATE_BACKUP,
        BackingUp.class,
        List.of(
            // Looks only.
            Step.repeatable("look", this::look).onlyIf(BackingUp::live),
            Step.repeatable("snapshot", this::takeSnapshot)
                .onlyIf(BackingUp::live)
                .undoneBy(this::deleteSnapshot)
                .within(SNAPSHOT),
            Step.repeatable("backUp", this::backUp)
                .undoneBy(this::discard)
                .within(OrganizeVm.LONGEST)
                .weighing(16),
            // If it cannot be deleted the backup is given up too, and it is tried once more.
            Step.repeatable("deleteSnapshot", this::endSnapshot)
                .onlyIf(BackingUp::live)
                .within(SNAPSHOT)),
        3,
        (backingUp, ending) -> access.settleExisting(backingUp.target()));
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

  private Future<BackingUp> look(BackingUp backingUp, StepScope scope) {
    return snapshots(backingUp)
        .map(all -> backingUp.since(all.stream().map(Snapshot::id).toList()));
  }

  /** A VM that has been shut down meanwhile needs none. */
  private Future<BackingUp> takeSnapshot(BackingUp backingUp, StepScope scope) {
    ExistingVm target = backingUp.target();
    HypervisorProvider provider = access.provider(target.provider());
    return findOurs(backingUp)
        .compose(
            ours ->
                ours.isPresent()
                    ? Future.succeededFuture(backingUp.from(ours))
                    : provider
                        .findVm(target.ref())
                        .map(BackUpVm::isOff)
                        .compose(off -> off ? withoutSnapshot(backingUp) : take(backingUp, scope)));
  }

  private static Future<BackingUp> withoutSnapshot(BackingUp backingUp) {
    return Future.succeededFuture(backingUp);
  }

  private Future<BackingUp> take(BackingUp backingUp, StepScope scope) {
    ExistingVm target = backingUp.target();
    SnapshotSpec spec =
        new SnapshotSpec(
            backingUp.snapshotName(), Optional.of("Deleted when the backup is made"), false);
    scope.log("Taking the snapshot " + spec.name());
    return access
        .provider(target.provider())
        .createSnapshot(target.ref(), spec, scope)
        .map(id -> backingUp.from(Optional.of(id)));
  }

  private static boolean isOff(Optional<VmObservation> seen) {
    return seen.map(vm -> vm.powerState() == PowerState.STOPPED).orElse(false);
  }

  private Future<BackingUp> backUp(BackingUp backingUp, StepScope scope) {
    ExistingVm target = backingUp.target();
    return access
        .keeper(target.provider())
        .createBackup(
            backingUp.backup(),
            target.ref(),
            target.vm(),
            backingUp.note(),
            backingUp.snapshot(),
            scope)
        .map(backingUp);
  }

  private Future<BackingUp> endSnapshot(BackingUp backingUp, StepScope scope) {
    return deleteSnapshot(backingUp, scope).map(backingUp);
  }

  private Future<Void> deleteSnapshot(BackingUp backingUp, StepScope scope) {
    ExistingVm target = backingUp.target();
    return findOurs(backingUp)
        .compose(
            ours ->
                ours.map(
                        id ->
                            access
                                .provider(target.provider())
                                .deleteSnapshot(target.ref(), id, scope)
                                .recover(access.unless(ErrorCode.SNAPSHOT_NOT_FOUND)))
                    .orElseGet(Future::succeededFuture));
  }

  private Future<Optional<SnapshotId>> findOurs(BackingUp backingUp) {
    return snapshots(backingUp)
        .map(
            all ->
                all.stream()
                    .filter(one -> one.name().equals(backingUp.snapshotName()))
                    .map(Snapshot::id)
                    .filter(id -> !backingUp.before().contains(id))
                    .findFirst());
  }

  private Future<List<Snapshot>> snapshots(BackingUp backingUp) {
    ExistingVm target = backingUp.target();
    return access.provider(target.provider()).listSnapshots(target.ref());
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
