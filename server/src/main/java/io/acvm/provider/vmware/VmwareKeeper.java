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
import io.acvm.organizer.FileTrouble;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.VmKeeper;
import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.lock.FileLocks;
import io.acvm.vmfiles.vmx.Vmx;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Order among the files of VMs: here is who may ask what and in which turn, that VMs are off and
 * stay off; what is done is the organizer's.
 */
final class VmwareKeeper implements VmKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(VmwareKeeper.class);
  private static final String TRASH_TURN = "trash";

  private final VmwareParts parts;
  private final Organizing organizing;
  private final Function<ProviderVmRef, Path> mine;
  private final Function<ProviderVmRef, Path> place;
  private final Function<ProviderVmRef, Path> foreign;
  private final Map<Path, List<String>> noted = new ConcurrentHashMap<>();

  /**
   * @param mine the configuration of a VM of ours that is there
   * @param place where a VM of ours is or could be
   * @param foreign the configuration of a VM outside our directories that VMware knows
   */
  VmwareKeeper(
      VmwareParts parts,
      Organizing organizing,
      Function<ProviderVmRef, Path> mine,
      Function<ProviderVmRef, Path> place,
      Function<ProviderVmRef, Path> foreign) {
    this.parts = parts;
    this.organizing = organizing;
    this.mine = mine;
    this.place = place;
    this.foreign = foreign;
  }

  /** Blocking work on files. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Blocking work on files, for its effect. */
  @FunctionalInterface
  private interface Effect {
    void happen() throws IOException;
  }

  @Override
  public Future<OrganizePlan> planOrganization(ProviderVmRef ref) {
    return look(
        () -> {
          Path vmx = requireMovable(mine.apply(ref));
          String name = VmNames.fileName(Vmx.read(vmx).displayName());
          return organizing.planner().organize(vmx, name);
        });
  }

  @Override
  public Future<ProviderVmRef> reserveOrganized(String name) {
    return look(
        () -> {
          Path usual = Path.of(parts.places().reserve(name).value());
          Path folder = organizing.planner().box(usual.getParent().getFileName().toString());
          return new ProviderVmRef(folder.resolve(usual.getFileName()).toString());
        });
  }

  @Override
  public Future<OrganizePlan> planReturn(ProviderVmRef ref) {
    return look(() -> organizing.planner().back(requireMovable(mine.apply(ref))));
  }

  @Override
  public Future<OrganizePlan> planAdoption(ProviderVmRef ref) {
    return look(
        () -> {
          Path vmx = requireMovable(foreign.apply(ref));
          String name = VmNames.fileName(Vmx.read(vmx).displayName());
          return organizing.planner().adopt(vmx, name);
        });
  }

  private Path requireMovable(Path vmx) throws IOException {
    parts.states().requireOff(vmx);
    parts.clones().requireNone(vmx);
    return vmx;
  }

  /** Looks again in its turn: since the plan was made somebody may have started the VM. */
  @Override
  public Future<Void> move(ProviderVmRef ref, OrganizePlan plan, Progress progress) {
    return turn(
        ref,
        plan,
        vmx -> {
          if (Files.exists(vmx)) {
            requireMovable(vmx);
          }
          if (plan.method() == OrganizePlan.Method.COPY) {
            locked(vmx, () -> organizing.mover().move(plan, progress));
          } else {
            organizing.mover().move(plan, progress);
          }
        });
  }

  @Override
  public Future<Void> moveBack(ProviderVmRef ref, OrganizePlan plan) {
    return turn(ref, plan, vmx -> organizing.mover().moveBack(plan));
  }

  @Override
  public Future<Void> finishMove(ProviderVmRef ref, OrganizePlan plan, Progress progress) {
    return turn(
        ref,
        plan,
        vmx -> {
          if (Files.exists(vmx)) {
            parts.states().requireOff(vmx);
          }
          organizing.mover().finish(plan);
          organizing.names().moved(vmx, Path.of(plan.ref().value()));
        });
  }

  @Override
  public Future<Void> describe(
      ProviderVmRef ref, VmId vm, Optional<String> origin, String language, Progress progress) {
    return turn(ref, vmx -> organizing.shelf().describe(vmx, vm, origin, language, progress));
  }

  @Override
  public Future<List<OrganizedVm>> listOrganized() {
    return look(organizing.shelf()::list);
  }

  @Override
  public Future<Backup> createBackup(
      BackupId id,
      ProviderVmRef ref,
      VmId vm,
      Optional<String> note,
      Optional<SnapshotId> snapshot,
      Progress progress) {
    return look(() -> mine.apply(ref))
        .compose(
            vmx ->
                change(
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
    parts.states().requireOff(vmx);
    String name = Vmx.read(vmx).displayName();
    Backup[] made = new Backup[1];
    locked(vmx, () -> made[0] = organizing.backups().create(id, vmx, vm, name, note, progress));
    return made[0];
  }

  @Override
  public Future<List<Backup>> listBackups() {
    return look(organizing.backups()::list);
  }

  @Override
  public Future<Backup> verifyBackup(BackupId id, Progress progress) {
    return change(Set.of(turnOf(id)), () -> organizing.backups().verify(id, progress));
  }

  @Override
  public Future<Void> restoreBeside(
      BackupId id, ProviderVmRef ref, String name, Progress progress) {
    return turn(
        ref,
        vmx -> {
          if (Files.exists(vmx) && !Marker.MAKING.isSet(vmx)) {
            return;
          }
          if (Marker.MAKING.isSet(vmx)) {
            parts.deletion().removeHalfMade(vmx);
          }
          Files.createDirectories(vmx.getParent());
          Marker.MAKING.set(vmx, List.of(name));
          organizing.restore().beside(id, vmx, name, progress);
          Marker.MAKING.clear(vmx);
        });
  }

  @Override
  public Future<Void> restoreInPlace(BackupId id, ProviderVmRef ref, Progress progress) {
    return turn(
        ref,
        vmx -> {
          if (Files.exists(vmx)) {
            requireMovable(vmx);
            organizing.planner().requireOwnFolder(vmx);
          }
          organizing.restore().inPlace(id, vmx, progress);
          if (organizing.shelf().isDescribed(vmx)) {
            organizing.shelf().describeAgain(vmx, progress);
          }
        });
  }

  @Override
  public Future<Void> deleteBackup(BackupId id) {
    return look(() -> organizing.backups().vmOf(id))
        .compose(
            vm ->
                change(
                    Set.of(turnOf(id), turnOf(vm)),
                    () -> {
                      organizing.backups().delete(id);
                      return null;
                    }));
  }

  @Override
  public Future<List<CleanupItem>> findCleanup() {
    return look(() -> organizing.cleanup().find(organizing.allConfigurations()));
  }

  @Override
  public Future<Integer> cleanUp(List<String> items, Progress progress) {
    return change(
        Set.of(TRASH_TURN), () -> organizing.cleanup().move(items, organizing.allConfigurations()));
  }

  @Override
  public Future<List<TrashItem>> listTrash() {
    return look(organizing.trash()::list);
  }

  @Override
  public Future<Void> putBack(String item) {
    return change(
        Set.of(TRASH_TURN),
        () -> {
          organizing.trash().putBack(item);
          return null;
        });
  }

  @Override
  public Future<Integer> emptyTrash(Instant before, Progress progress) {
    return change(Set.of(TRASH_TURN), () -> organizing.trash().empty(before));
  }

  /**
   * Makes what is written beside a VM true again after it was changed. The change itself is done:
   * what cannot be written is for the log.
   */
  void changed(Path vmx) {
    refresh(vmx, Optional.empty());
  }

  /** The same with the addresses that guests were seen with, in turns of their own. */
  void seen(List<VmObservation> all) {
    for (VmObservation vm : all) {
      List<String> addresses = vm.ipAddresses();
      Optional<Path> vmx = parts.places().place(vm.ref());
      if (vmx.isPresent() && !addresses.isEmpty()) {
        List<String> before = noted.put(vmx.get(), addresses);
        if (!addresses.equals(before) && organizing.shelf().isDescribed(vmx.get())) {
          change(
                  Set.of(VmPlaces.key(vmx.get())),
                  () -> {
                    refresh(vmx.get(), Optional.of(addresses));
                    return null;
                  })
              .onFailure(full -> noted.remove(vmx.get()));
        }
      }
    }
  }

  private void refresh(Path vmx, Optional<List<String>> addresses) {
    try {
      if (Files.exists(vmx) && organizing.shelf().isDescribed(vmx)) {
        organizing.shelf().refresh(vmx, addresses);
      }
    } catch (IOException | RuntimeException trouble) {
      LOG.warn("What is written beside a VM is not true any more", trouble);
    }
  }

  /** Deletes a VM with what is written beside it. */
  void delete(Path vmx) throws IOException {
    try {
      parts.deletion().delete(vmx);
    } finally {
      organizing.shelf().forget(vmx);
    }
  }

  private static String turnOf(BackupId id) {
    return "backup " + id;
  }

  /** One is not deleted while another of the same VM is being made that may need it. */
  private static String turnOf(Optional<VmId> vm) {
    return "backups of " + vm.map(VmId::value).orElse("");
  }

  /** With VMware's own lock on the VM, so that nobody starts it meanwhile. */
  private static void locked(Path vmx, Effect effect) throws IOException {
    long own = ProcessHandle.current().pid();
    FileLocks.acquire(vmx, own, "acvm");
    try {
      effect.happen();
    } finally {
      FileLocks.release(vmx, own);
    }
  }

  /** Work on the files of one VM. */
  @FunctionalInterface
  private interface OnVm {
    void run(Path vmx) throws IOException;
  }

  private Future<Void> turn(ProviderVmRef ref, OnVm work) {
    return look(() -> place.apply(ref))
        .compose(
            vmx ->
                change(
                    Set.of(VmPlaces.key(vmx)),
                    () -> {
                      work.run(vmx);
                      return null;
                    }));
  }

  /**
   * The same where a VM may come from outside our directories: the plan was made of it when it was
   * known to be one that may be taken.
   */
  private Future<Void> turn(ProviderVmRef ref, OrganizePlan plan, OnVm work) {
    Path planned = Path.of(ref.value());
    return planned.getParent().equals(Path.of(plan.from()))
        ? change(
            organizing.names().turnsFor(planned, Path.of(plan.ref().value())),
            () -> {
              work.run(planned);
              return null;
            })
        : turn(ref, work);
  }

  private <T> Future<T> look(Work<T> work) {
    return parts.queue().look(() -> told(work)).recover(VmwareFailures::translate);
  }

  private <T> Future<T> change(Set<String> turns, Work<T> work) {
    return parts.queue().change(turns, () -> told(work)).recover(VmwareFailures::translate);
  }

  private static <T> T told(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (VmFileException known) {
      throw known;
    } catch (IOException trouble) {
      throw FileTrouble.of(trouble);
    }
  }
}
