package io.acvm.provider.vmware;

import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.organizer.Points;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.vmx.Vmx;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Backups of VMs, and VMs of backups. */
final class VmwareBackups {
  private final KeeperTurns turns;
  private final Organizing organizing;
  private final Points points;

  VmwareBackups(KeeperTurns turns, Organizing organizing, Points points) {
    this.turns = turns;
    this.organizing = organizing;
    this.points = points;
  }

  Future<Backup> create(
      BackupId id,
      ProviderVmRef ref,
      VmId vm,
      Optional<String> note,
      Optional<SnapshotId> snapshot,
      Progress progress) {
    return turns
        .look(() -> turns.finding().mine().apply(ref))
        .compose(
            vmx ->
                turns.change(
                    Set.of(VmPlaces.key(vmx), turnOf(Optional.of(vm))),
                    () ->
                        snapshot.isPresent()
                            ? live(id, vmx, vm, note, snapshot.get(), progress)
                            : off(id, vmx, vm, note, progress)));
  }

  private Backup live(
      BackupId id, Path vmx, VmId vm, Optional<String> note, SnapshotId snapshot, Progress progress)
      throws IOException {
    int uid = VmwareSnapshots.find(vmx, snapshot).uid();
    String name = Vmx.read(vmx).displayName();
    return organizing.backups().createLive(id, vmx, uid, vm, name, note, progress);
  }

  private Backup off(BackupId id, Path vmx, VmId vm, Optional<String> note, Progress progress)
      throws IOException {
    turns.parts().states().requireOff(vmx);
    organizing.planner().requireOwnFolder(vmx);
    String name = Vmx.read(vmx).displayName();
    Backup[] made = new Backup[1];
    KeeperTurns.locked(
        vmx, () -> made[0] = organizing.backups().create(id, vmx, vm, name, note, progress));
    return made[0];
  }

  Future<List<Backup>> list() {
    return turns.look(organizing.backups()::list);
  }

  Future<Backup> verify(BackupId id, Progress progress) {
    return turns.change(Set.of(turnOf(id)), () -> organizing.backups().verify(id, progress));
  }

  Future<Void> delete(BackupId id) {
    return turns
        .look(() -> organizing.backups().vmOf(id))
        .compose(
            vm ->
                turns.effect(
                    Set.of(turnOf(id), turnOf(vm)), () -> organizing.backups().delete(id)));
  }

  /** What was half made is made anew. */
  Future<Void> restoreBeside(BackupId id, ProviderVmRef ref, String name, Progress progress) {
    return turns.turn(
        ref,
        vmx -> {
          boolean begun = Marker.MAKING.isSet(vmx);
          if (Files.exists(vmx) && !begun) {
            return;
          }
          if (begun) {
            turns.parts().deletion().removeHalfMade(vmx);
          }
          points.pass("before making");
          Files.createDirectories(vmx.getParent());
          points.pass("folder made");
          Marker.MAKING.set(vmx, List.of(name));
          points.pass("making noted");
          organizing.restore().beside(id, vmx, name, progress);
          Marker.MAKING.clear(vmx);
          points.pass("made");
        });
  }

  Future<Void> stage(BackupId id, ProviderVmRef ref, Progress progress) {
    return turns.turn(
        ref,
        vmx -> {
          requireReplaceable(vmx);
          organizing.restore().stage(id, vmx, progress);
        });
  }

  /** Looks again: staging may have taken hours. */
  Future<Void> exchange(ProviderVmRef ref, Progress progress) {
    return turns
        .look(() -> turns.finding().place().apply(ref))
        .compose(
            vmx ->
                turns.effect(
                    Set.of(VmPlaces.key(vmx), VmwareTrash.TURN),
                    () -> {
                      requireReplaceable(vmx);
                      organizing.restore().exchange(vmx);
                      if (organizing.shelf().isDescribed(vmx)) {
                        organizing.shelf().describeAgain(vmx, progress);
                      }
                    }));
  }

  private void requireReplaceable(Path vmx) throws IOException {
    if (Files.exists(vmx)) {
      turns.requireMovable(vmx);
      organizing.planner().requireOwnFolder(vmx);
    }
  }

  Future<Void> discard(ProviderVmRef ref) {
    return turns
        .look(() -> turns.finding().place().apply(ref))
        .compose(
            vmx ->
                turns.effect(
                    Set.of(VmPlaces.key(vmx), VmwareTrash.TURN),
                    () -> organizing.restore().discard(vmx)));
  }

  private static String turnOf(BackupId id) {
    return "backup " + id;
  }

  /** One is not deleted while another of the same VM is being made that may need it. */
  private static String turnOf(Optional<VmId> vm) {
    return "backups of " + vm.map(VmId::value).orElse("");
  }
}
