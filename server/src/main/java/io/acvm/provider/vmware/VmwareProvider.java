package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VM_NOT_MANAGED;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.organizer.Points;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.RequiredCapabilities;
import io.acvm.provider.VmKeeper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * VMware Workstation on this computer, through vmrun and the files of its VMs. Here is who may ask
 * what, and on which thread; what is done is in the classes beside it, in plain blocking Java.
 */
public final class VmwareProvider implements HypervisorProvider {
  private static final Set<Capability> CAPABILITIES =
      Set.copyOf(
          EnumSet.of(
              Capability.CREATE_FROM_TEMPLATE,
              Capability.CREATE_FROM_ISO,
              Capability.CREATE_BLANK,
              Capability.CLONE_FULL,
              Capability.CLONE_LINKED,
              Capability.CLONE_SNAPSHOT,
              Capability.RECONFIGURE,
              Capability.GROW_DISK,
              Capability.START,
              Capability.STOP_GUEST,
              Capability.STOP_HARD,
              Capability.RESTART_GUEST,
              Capability.RESTART_HARD,
              Capability.SUSPEND,
              Capability.RESUME,
              Capability.PAUSE,
              Capability.SNAPSHOT,
              Capability.SNAPSHOT_MEMORY,
              Capability.SNAPSHOT_DESCRIPTION,
              Capability.SNAPSHOT_DELETE_CHILDREN,
              Capability.CLOUD_INIT,
              Capability.SYSPREP,
              Capability.STATIC_ADDRESS,
              Capability.CONSOLE,
              Capability.ORGANIZE,
              Capability.BACKUP,
              Capability.CAPACITY));

  private final VmwareParts parts;
  private final WorkQueue queue;
  private final VmwareKeeper keeper;
  private final HostCapacity host;

  private VmwareProvider(VmwareParts parts, VmwareSettings settings, Points points) {
    this.parts = parts;
    this.queue = parts.queue();
    this.host = new HostCapacity(settings.roots());
    VmFinding finding =
        new VmFinding(this::mine, this::place, ref -> foreign(ref).orElseThrow(() -> unknown(ref)));
    this.keeper =
        new VmwareKeeper(
            new KeeperTurns(parts, finding),
            Organizing.of(settings, parts, Clock.systemUTC(), points),
            points);
  }

  /**
   * Opens a connection; nothing is run or read yet.
   *
   * @param name of the provider, for the names of its threads
   */
  public static VmwareProvider open(Vertx vertx, String name, VmwareSettings settings) {
    return open(vertx, name, settings, Points.NONE);
  }

  /**
   * @param points between any two changes of the organizer to the disk
   */
  static VmwareProvider open(Vertx vertx, String name, VmwareSettings settings, Points points) {
    return new VmwareProvider(VmwareParts.of(vertx, name, settings), settings, points);
  }

  @Override
  public ProviderType type() {
    return ProviderType.VMWARE_WORKSTATION;
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Future<Probe> probe() {
    return look(
        () -> {
          parts.vmrun().list();
          String vmrun = "vmrun " + parts.vmrun().version();
          Optional<String> product = parts.finder().product();
          return new Probe(product.map(text -> text + " (" + vmrun + ")").orElse(vmrun));
        });
  }

  @Override
  public Future<List<VmObservation>> listVms() {
    return look(parts.inventory()::list).onSuccess(keeper::seen);
  }

  @Override
  public Future<Optional<VmObservation>> findVm(ProviderVmRef ref) {
    return look(() -> parts.inventory().find(ref));
  }

  /** Nothing is offered while vmrun could make nothing of it. */
  @Override
  public Future<Catalogue> readCatalogue() {
    return look(
        () -> {
          parts.vmrun().list();
          return new Catalogue(
              parts.templates().list(), List.of(), parts.networks().list(), List.of(host.read()));
        });
  }

  @Override
  public Future<ProviderVmRef> reserveVm(String name) {
    return look(() -> parts.places().reserve(name));
  }

  @Override
  public Future<Void> createVm(ProviderVmRef ref, VmSpec spec, Progress progress) {
    return permitted(RequiredCapabilities.of(spec))
        .compose(ok -> look(() -> keysOf(ref, spec)))
        .compose(keys -> change(keys, () -> parts.making().create(place(ref), spec, progress)));
  }

  /** Of the VM, and of the template: two copies of one source at a time collide. */
  private Set<String> keysOf(ProviderVmRef ref, VmSpec spec) {
    Set<String> keys = new LinkedHashSet<>(Set.of(VmPlaces.key(place(ref))));
    if (spec.source().type() == VmSource.Type.TEMPLATE) {
      Path template =
          parts.templates().require(spec.source().id().orElseThrow(), Template.Type.TEMPLATE);
      keys.add(VmPlaces.key(openable(template)));
    }
    return keys;
  }

  @Override
  public Future<Void> cloneVm(
      ProviderVmRef source, ProviderVmRef ref, CloneSpec spec, Progress progress) {
    return permitted(RequiredCapabilities.of(spec))
        .compose(
            ok ->
                look(() -> Set.of(VmPlaces.key(openable(mine(source))), VmPlaces.key(place(ref)))))
        .compose(
            keys ->
                change(keys, () -> parts.making().copy(mine(source), place(ref), spec, progress)));
  }

  @Override
  public Future<Void> updateVm(ProviderVmRef ref, VmChange change, Progress progress) {
    return permitted(RequiredCapabilities.of(change))
        .compose(ok -> changeMine(ref, vmx -> parts.change().change(vmx, change)));
  }

  /** Also of VMs outside our directories: nothing of theirs is changed. */
  @Override
  public Future<Void> changePower(
      ProviderVmRef ref, PowerAction action, Duration deadline, Progress progress) {
    return permitted(RequiredCapabilities.of(action))
        .compose(ok -> look(() -> openable(anyones(ref))))
        .compose(
            vmx ->
                change(
                    Set.of(VmPlaces.key(vmx)),
                    () -> {
                      parts.power().change(vmx, action, deadline, progress);
                      keeper.changed(vmx);
                    }));
  }

  @Override
  public Future<Void> deleteVm(ProviderVmRef ref, Progress progress) {
    return look(() -> {
          requireNotForeign(ref);
          return openable(place(ref));
        })
        .compose(vmx -> change(Set.of(VmPlaces.key(vmx)), () -> keeper.delete(vmx)));
  }

  @Override
  public Future<List<Snapshot>> listSnapshots(ProviderVmRef ref) {
    return look(() -> SnapshotReading.list(mine(ref), parts.reader()));
  }

  @Override
  public Future<SnapshotId> createSnapshot(
      ProviderVmRef ref, SnapshotSpec spec, Progress progress) {
    return permitted(RequiredCapabilities.of(spec))
        .compose(ok -> look(() -> openable(mine(ref))))
        .compose(
            vmx ->
                queue.change(
                    Set.of(VmPlaces.key(vmx)),
                    () -> {
                      SnapshotId made = parts.snapshots().create(mine(ref), spec);
                      keeper.changed(vmx);
                      return made;
                    }))
        .recover(VmwareFailures::translate);
  }

  @Override
  public Future<Void> restoreSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return changeMine(ref, vmx -> parts.snapshots().restore(vmx, snapshot));
  }

  @Override
  public Future<Void> deleteSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return deleteSnapshot(ref, snapshot, false);
  }

  @Override
  public Future<Void> deleteSnapshotTree(
      ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return deleteSnapshot(ref, snapshot, true);
  }

  private Future<Void> deleteSnapshot(ProviderVmRef ref, SnapshotId id, boolean withChildren) {
    return changeMine(
        ref,
        vmx -> {
          parts.clones().requireNone(vmx, VmwareSnapshots.find(vmx, id), withChildren);
          parts.snapshots().delete(vmx, id, withChildren);
        });
  }

  @Override
  public Future<Void> openConsole(ProviderVmRef ref) {
    return look(
        () -> {
          parts.console().open(anyones(ref));
          return null;
        });
  }

  @Override
  public Optional<VmKeeper> keeper() {
    return Optional.of(keeper);
  }

  @Override
  public Future<Void> close() {
    parts.runner().close();
    return queue.close();
  }

  /** Work on the files of one VM. */
  @FunctionalInterface
  private interface Work {
    void on(Path vmx) throws IOException;
  }

  /** Work that is done for its effect. */
  @FunctionalInterface
  private interface Effect {
    void happen() throws IOException;
  }

  /** The VM may have gone while this waited for its turn. */
  private Future<Void> changeMine(ProviderVmRef ref, Work work) {
    return look(() -> openable(mine(ref)))
        .compose(
            vmx ->
                change(
                    Set.of(VmPlaces.key(vmx)),
                    () -> {
                      work.on(mine(ref));
                      keeper.changed(vmx);
                    }));
  }

  private Future<Void> change(Set<String> keys, Effect effect) {
    return queue
        .<Void>change(
            keys,
            () -> {
              effect.happen();
              return null;
            })
        .recover(VmwareFailures::translate);
  }

  private <T> Future<T> look(Callable<T> work) {
    return queue.look(work).recover(VmwareFailures::translate);
  }

  private Future<Void> permitted(Set<Capability> needed) {
    return RequiredCapabilities.check(CAPABILITIES, needed);
  }

  /** A VM of ours that is there, and whole or at least begun. */
  private Path mine(ProviderVmRef ref) {
    requireNotForeign(ref);
    return parts.places().find(ref).orElseThrow(() -> unknown(ref));
  }

  private Path anyones(ProviderVmRef ref) {
    return parts.places().find(ref).or(() -> foreign(ref)).orElseThrow(() -> unknown(ref));
  }

  /** One that vmrun opens without a password; the others are only shown. */
  private static Path openable(Path vmx) {
    VmStates.requireNotEncrypted(vmx);
    return vmx;
  }

  private Path place(ProviderVmRef ref) {
    return parts.places().place(ref).orElseThrow(() -> unknown(ref));
  }

  private void requireNotForeign(ProviderVmRef ref) {
    if (parts.places().place(ref).isEmpty() && foreign(ref).isPresent()) {
      throw AcvmException.of(VM_NOT_MANAGED);
    }
  }

  private Optional<Path> foreign(ProviderVmRef ref) {
    return parts.inventory().foreign(ref, parts.states().running());
  }

  private static AcvmException unknown(ProviderVmRef ref) {
    return AcvmException.of(VM_NOT_FOUND, "ref", ref.value());
  }
}
