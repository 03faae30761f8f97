package io.acvm.provider.vmware;

import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizedVm;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.organizer.Points;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.VmKeeper;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one door to order among the files of VMs; the work is done behind it. */
final class VmwareKeeper implements VmKeeper {
  private final VmwareMoves moves;
  private final VmwareShelf shelf;
  private final VmwareBackups backups;
  private final VmwareTrash trash;

  VmwareKeeper(KeeperTurns turns, Organizing organizing, Points points) {
    this.moves = new VmwareMoves(turns, organizing);
    this.shelf = new VmwareShelf(turns, organizing.shelf());
    this.backups = new VmwareBackups(turns, organizing, points);
    this.trash = new VmwareTrash(turns, organizing);
  }

  @Override
  public Future<OrganizePlan> planOrganization(ProviderVmRef ref) {
    return moves.planOrganization(ref);
  }

  @Override
  public Future<OrganizePlan> planAdoption(ProviderVmRef ref) {
    return moves.planAdoption(ref);
  }

  @Override
  public Future<ProviderVmRef> reserveOrganized(String name) {
    return moves.reserve(name);
  }

  @Override
  public Future<OrganizePlan> planReturn(ProviderVmRef ref) {
    return moves.planReturn(ref);
  }

  @Override
  public Future<Void> move(ProviderVmRef ref, OrganizePlan plan, Progress progress) {
    return moves.move(ref, plan, progress);
  }

  @Override
  public Future<Void> moveBack(ProviderVmRef ref, OrganizePlan plan) {
    return moves.moveBack(ref, plan);
  }

  @Override
  public Future<Void> finishMove(ProviderVmRef ref, OrganizePlan plan, Progress progress) {
    return moves.finish(ref, plan);
  }

  @Override
  public Future<Void> describe(
      ProviderVmRef ref, VmId vm, Optional<String> origin, String language, Progress progress) {
    return shelf.describe(ref, vm, origin, language, progress);
  }

  @Override
  public Future<List<OrganizedVm>> listOrganized() {
    return shelf.list();
  }

  @Override
  public Future<Backup> createBackup(
      BackupId id,
      ProviderVmRef ref,
      VmId vm,
      Optional<String> note,
      Optional<SnapshotId> snapshot,
      Progress progress) {
    return backups.create(id, ref, vm, note, snapshot, progress);
  }

  @Override
  public Future<List<Backup>> listBackups() {
    return backups.list();
  }

  @Override
  public Future<Backup> verifyBackup(BackupId id, Progress progress) {
    return backups.verify(id, progress);
  }

  @Override
  public Future<Void> restoreBeside(
      BackupId id, ProviderVmRef ref, String name, Progress progress) {
    return backups.restoreBeside(id, ref, name, progress);
  }

  @Override
  public Future<Void> stageRestore(BackupId id, ProviderVmRef ref, Progress progress) {
    return backups.stage(id, ref, progress);
  }

  @Override
  public Future<Void> exchangeRestored(ProviderVmRef ref, Progress progress) {
    return backups.exchange(ref, progress);
  }

  @Override
  public Future<Void> discardRestored(ProviderVmRef ref) {
    return backups.discard(ref);
  }

  @Override
  public Future<Void> deleteBackup(BackupId id) {
    return backups.delete(id);
  }

  @Override
  public Future<List<CleanupItem>> findCleanup() {
    return trash.find();
  }

  @Override
  public Future<Integer> cleanUp(List<String> items, Progress progress) {
    return trash.cleanUp(items);
  }

  @Override
  public Future<List<TrashItem>> listTrash() {
    return trash.list();
  }

  @Override
  public Future<Void> putBack(String item) {
    return trash.putBack(item);
  }

  @Override
  public Future<Integer> emptyTrash(
      Optional<List<String>> items, Instant before, Progress progress) {
    return trash.empty(items, before);
  }

  /** After something about a VM was changed. */
  void changed(Path vmx) {
    shelf.changed(vmx);
  }

  /** After VMs were looked at. */
  void seen(List<VmObservation> all) {
    shelf.seen(all);
    moves.tellLater();
  }

  /** Deletes a VM with what is written beside it. */
  void delete(Path vmx) throws IOException {
    shelf.delete(vmx);
  }
}
