package io.acvm.provider.nutanix;

import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.RequiredCapabilities;
import io.acvm.provider.nutanix.prism.BackOff;
import io.acvm.provider.nutanix.prism.Json;
import io.acvm.provider.nutanix.prism.PrismError;
import io.acvm.provider.nutanix.prism.PrismHttp;
import io.acvm.provider.nutanix.prism.TaskWaiter;
import io.acvm.provider.nutanix.v2.ElementSnapshots;
import io.acvm.provider.nutanix.v3.PrismV3Client;
import io.acvm.provider.nutanix.v3.Tasks;
import io.acvm.provider.nutanix.v3.VmEditing;
import io.acvm.provider.nutanix.v3.VmReading;
import io.acvm.provider.nutanix.v3.VmWriting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Nutanix AHV through one Prism Central. Here is what is done and in which order; how v3 and v2 say
 * it is in the packages beneath.
 */
public final class NutanixProvider implements HypervisorProvider {
  private static final Set<Capability> CAPABILITIES =
      Set.copyOf(
          EnumSet.of(
              Capability.CREATE_FROM_IMAGE,
              Capability.CREATE_FROM_ISO,
              Capability.CREATE_BLANK,
              Capability.CLONE_FULL,
              Capability.RECONFIGURE,
              Capability.GROW_DISK,
              Capability.START,
              Capability.STOP_GUEST,
              Capability.STOP_HARD,
              Capability.RESTART_GUEST,
              Capability.RESTART_HARD,
              Capability.SNAPSHOT,
              Capability.CLOUD_INIT,
              Capability.SYSPREP,
              Capability.STATIC_ADDRESS,
              Capability.CLUSTERS,
              Capability.CAPACITY));

  private final PrismHttp http;
  private final PrismV3Client client;
  private final Tasks tasks;
  private final NutanixVms vms;
  private final NutanixPower power;
  private final NutanixPlaces places;
  private final NutanixCatalogue catalogue;
  private final ElementSnapshots snapshots;
  private final Clock clock;

  private NutanixProvider(Vertx vertx, NutanixSettings settings, Clock clock) {
    TaskWaiter waiter =
        new TaskWaiter(vertx, new BackOff(settings.firstPoll(), settings.maxPoll()));
    BackOff retries = new BackOff(settings.firstRetry(), settings.maxRetry());
    this.http = new PrismHttp(vertx, settings, retries);
    this.client = new PrismV3Client(http, settings);
    this.tasks = new Tasks(client, waiter, settings.taskTimeout());
    this.vms = new NutanixVms(vertx, client, tasks, retries);
    this.power = new NutanixPower(vms, client, tasks, waiter, settings.taskTimeout());
    this.places = new NutanixPlaces(client, settings.defaultCluster());
    this.catalogue = new NutanixCatalogue(client);
    this.snapshots = new ElementSnapshots(http, waiter, settings.taskTimeout());
    this.clock = clock;
  }

  /**
   * Opens a connection; nothing is sent yet. Reads the file of a certificate authority, if there is
   * one, so not for an event loop.
   */
  public static NutanixProvider open(Vertx vertx, NutanixSettings settings) {
    return new NutanixProvider(vertx, settings, Clock.systemUTC());
  }

  @Override
  public ProviderType type() {
    return ProviderType.NUTANIX_AHV;
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  /** The account by the cheapest question that needs one; the version where it may be read. */
  @Override
  public Future<Probe> probe() {
    return guarded(
        () ->
            client
                .usersMe()
                .compose(me -> client.prismCentral())
                .map(central -> Json.text(Json.object(central, "resources"), "version"))
                .recover(NutanixProvider::withoutVersion)
                .map(version -> new Probe(version.orElse("unknown"))));
  }

  /** An account may be allowed to use VMs and not to look at the Prism Central itself. */
  private static Future<Optional<String>> withoutVersion(Throwable cause) {
    return cause instanceof PrismError error && (error.status() == 403 || error.isNotFound())
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(cause);
  }

  @Override
  public Future<List<VmObservation>> listVms() {
    return guarded(
        () -> client.listAll("vms", "vm").map(all -> all.stream().map(this::observe).toList()));
  }

  @Override
  public Future<Optional<VmObservation>> findVm(ProviderVmRef ref) {
    return guarded(() -> client.find("vms", ref.value()).map(vm -> vm.map(this::observe)));
  }

  private VmObservation observe(JsonObject vm) {
    return VmReading.observe(vm, clock.instant());
  }

  @Override
  public Future<Catalogue> readCatalogue() {
    return guarded(catalogue::read);
  }

  @Override
  public Future<ProviderVmRef> reserveVm(String name) {
    return guarded(() -> client.reserveUuid().map(ProviderVmRef::new));
  }

  @Override
  public Future<Void> createVm(ProviderVmRef ref, VmSpec spec, Progress progress) {
    return guarded(
        RequiredCapabilities.of(spec),
        () ->
            vms.makeOnce(ref, () -> acceptCreate(ref, spec), progress)
                .recover(cause -> explain(ref, spec, cause)));
  }

  private Future<String> acceptCreate(ProviderVmRef ref, VmSpec spec) {
    return places
        .check(spec)
        .compose(
            cluster ->
                places
                    .managesFirst(spec.networks())
                    .compose(
                        managed ->
                            client.createVm(
                                VmWriting.create(ref.value(), spec, cluster, managed))));
  }

  private Future<Void> explain(ProviderVmRef ref, VmSpec spec, Throwable cause) {
    return cause instanceof PrismError
        ? places.explain(ref.value(), spec, cause)
        : Future.failedFuture(cause);
  }

  /** A copy has its own description only by a change afterwards: a clone request has none. */
  @Override
  public Future<Void> cloneVm(
      ProviderVmRef source, ProviderVmRef ref, CloneSpec spec, Progress progress) {
    return guarded(
        RequiredCapabilities.of(spec),
        () ->
            vms.makeOnce(ref, () -> acceptClone(source, ref, spec), progress)
                .compose(made -> describe(ref, spec)));
  }

  private Future<String> acceptClone(ProviderVmRef source, ProviderVmRef ref, CloneSpec spec) {
    return vms.get(source)
        .compose(found -> places.networks(spec.networks().orElse(List.of())))
        .compose(ok -> places.managesFirst(spec.networks().orElse(List.of())))
        .compose(
            managed -> client.cloneVm(source.value(), VmWriting.copy(ref.value(), spec, managed)));
  }

  private Future<Void> describe(ProviderVmRef ref, CloneSpec spec) {
    if (spec.description().isEmpty()) {
      return Future.succeededFuture();
    }
    return change(
        ref,
        new VmChange(
            Optional.empty(),
            spec.description(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Progress.NONE);
  }

  @Override
  public Future<Void> updateVm(ProviderVmRef ref, VmChange change, Progress progress) {
    return guarded(
        RequiredCapabilities.of(change),
        () ->
            vms.get(ref)
                .compose(found -> places.networks(change.networks().orElse(List.of())))
                .compose(ok -> change(ref, change, progress)));
  }

  private Future<Void> change(ProviderVmRef ref, VmChange change, Progress progress) {
    return vms.change(ref, vm -> VmEditing.change(vm, change), task -> tasks.await(task, progress));
  }

  @Override
  public Future<Void> changePower(
      ProviderVmRef ref, PowerAction action, Duration deadline, Progress progress) {
    return guarded(
        RequiredCapabilities.of(action), () -> power.change(ref, action, deadline, progress));
  }

  /** Snapshots first: those of a deleted VM would stay on the cluster with nobody to see them. */
  @Override
  public Future<Void> deleteVm(ProviderVmRef ref, Progress progress) {
    return guarded(
        () ->
            vms.get(ref)
                .compose(vm -> deleteSnapshots(vm, ref))
                .compose(done -> vms.delete(ref, progress)));
  }

  private Future<Void> deleteSnapshots(JsonObject vm, ProviderVmRef ref) {
    Optional<String> cluster = clusterOf(vm);
    if (cluster.isEmpty()) {
      return Future.succeededFuture();
    }
    return snapshots
        .list(cluster.get(), ref.value())
        .compose(
            all -> {
              Future<Void> done = Future.succeededFuture();
              for (Snapshot one : all) {
                done =
                    done.compose(
                        next -> snapshots.delete(cluster.get(), one.id().value(), Progress.NONE));
              }
              return done;
            });
  }

  @Override
  public Future<List<Snapshot>> listSnapshots(ProviderVmRef ref) {
    return guarded(() -> homeOf(ref).compose(cluster -> snapshots.list(cluster, ref.value())));
  }

  @Override
  public Future<SnapshotId> createSnapshot(
      ProviderVmRef ref, SnapshotSpec spec, Progress progress) {
    return guarded(
        RequiredCapabilities.of(spec),
        () ->
            homeOf(ref)
                .compose(home -> snapshots.create(home, ref.value(), spec.name(), progress)));
  }

  /** The VM is powered off first: a snapshot without memory can only be gone back to so. */
  @Override
  public Future<Void> restoreSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return guarded(
        () ->
            homeWith(ref, snapshot)
                .compose(
                    home ->
                        power
                            .change(ref, PowerAction.POWER_OFF, Duration.ZERO, Progress.NONE)
                            .compose(
                                off ->
                                    snapshots.restore(
                                        home, ref.value(), snapshot.value(), progress))));
  }

  @Override
  public Future<Void> deleteSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return guarded(
        () ->
            homeWith(ref, snapshot)
                .compose(home -> snapshots.delete(home, snapshot.value(), progress)));
  }

  /** What v3 deletes is one snapshot; they are not a tree. */
  @Override
  public Future<Void> deleteSnapshotTree(
      ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return refused(Capability.SNAPSHOT_DELETE_CHILDREN);
  }

  @Override
  public Future<Void> openConsole(ProviderVmRef ref) {
    return refused(Capability.CONSOLE);
  }

  private static Future<Void> refused(Capability capability) {
    return RequiredCapabilities.check(CAPABILITIES, EnumSet.of(capability));
  }

  /** Id of the cluster that a VM is on. */
  private Future<String> homeOf(ProviderVmRef ref) {
    return vms.get(ref)
        .compose(
            vm ->
                clusterOf(vm)
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(PrismError.senseless("/vms"))));
  }

  private Future<String> homeWith(ProviderVmRef ref, SnapshotId wanted) {
    return homeOf(ref)
        .compose(
            home ->
                snapshots
                    .list(home, ref.value())
                    .compose(
                        all ->
                            all.stream().anyMatch(one -> one.id().equals(wanted))
                                ? Future.succeededFuture(home)
                                : Future.failedFuture(
                                    AcvmException.of(SNAPSHOT_NOT_FOUND, "id", wanted.value()))));
  }

  private static Optional<String> clusterOf(JsonObject vm) {
    return Json.text(Json.object(vm, "status", "cluster_reference"), "uuid")
        .or(() -> Json.text(Json.object(vm, "spec", "cluster_reference"), "uuid"));
  }

  @Override
  public Future<Void> close() {
    http.close();
    return Future.succeededFuture();
  }

  private static <T> Future<T> guarded(Supplier<Future<T>> work) {
    return Future.<Void>succeededFuture().compose(ok -> work.get()).recover(PrismError::translate);
  }

  private static <T> Future<T> guarded(Set<Capability> needed, Supplier<Future<T>> work) {
    return RequiredCapabilities.check(CAPABILITIES, needed)
        .compose(ok -> work.get())
        .recover(PrismError::translate);
  }
}
