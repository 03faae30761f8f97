package io.acvm.provider.fake;

import static io.acvm.domain.error.ErrorCode.GUEST_SHUTDOWN_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_TIMEOUT;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.RequiredCapabilities;
import io.acvm.provider.fake.FakeFaults.Moment;
import io.acvm.provider.fake.FakeFaults.Rule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A hypervisor in memory: obeys the whole contract, forgets everything when it is closed. For tests
 * and for trying things out; chosen by the type {@code fake}.
 */
public final class FakeProvider implements HypervisorProvider {
  private final Vertx vertx;
  private final FakeSettings settings;
  private final FakeWorld world;
  private final FakeFaults faults = new FakeFaults();
  private final Clock clock;
  private final Map<ProviderVmRef, Future<Void>> making = new ConcurrentHashMap<>();

  public FakeProvider(Vertx vertx, FakeSettings settings, Clock clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.world = new FakeWorld(clock, settings.maxVms());
    seedVms(settings.vms());
  }

  public static FakeProvider open(Vertx vertx, FakeSettings settings) {
    return new FakeProvider(vertx, settings, Clock.systemUTC());
  }

  /** What is to go wrong. */
  public FakeFaults faults() {
    return faults;
  }

  /** Adds a template whose disk has that size. */
  public TemplateId seedTemplate(Template.Type type, String name, int diskGib) {
    return world.seedTemplate(type, name, diskGib);
  }

  /** Adds stopped VMs with 2 CPUs and 2,048 MiB, named {@code vm-0001} and so on. */
  public void seedVms(int count) {
    VmSource blank = new VmSource(VmSource.Type.BLANK, Optional.empty());
    for (int i = 1; i <= count; i++) {
      ProviderVmRef ref = new ProviderVmRef(UUID.randomUUID().toString());
      VmSpec spec =
          new VmSpec(
              String.format("vm-%04d", i),
              Optional.empty(),
              blank,
              2,
              2048,
              Optional.of(10),
              List.of(),
              List.of("network-1"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      world.beginCreate(ref, spec);
      world.finishMaking(ref);
    }
  }

  /** From now on the guest of this VM does not react to being asked to shut down. */
  public void ignoreGuestShutdown(ProviderVmRef ref) {
    synchronized (world) {
      world.get(ref).ignoresShutdown = true;
    }
  }

  /** From now on the files of this VM lie where the server does not look after them. */
  public void disown(ProviderVmRef ref) {
    synchronized (world) {
      world.get(ref).managed = false;
    }
  }

  @Override
  public ProviderType type() {
    return ProviderType.FAKE;
  }

  @Override
  public Set<Capability> capabilities() {
    return settings.capabilities();
  }

  @Override
  public Future<Probe> probe() {
    return call(FakeCall.PROBE, () -> new Probe("fake 1"));
  }

  @Override
  public Future<List<VmObservation>> listVms() {
    return call(FakeCall.LIST_VMS, world::list);
  }

  @Override
  public Future<Optional<VmObservation>> findVm(ProviderVmRef ref) {
    return call(FakeCall.FIND_VM, () -> world.find(ref));
  }

  @Override
  public Future<Catalogue> readCatalogue() {
    return call(
        FakeCall.READ_CATALOGUE,
        () -> world.catalogue(capabilities().contains(Capability.CAPACITY)));
  }

  @Override
  public Future<ProviderVmRef> reserveVm(String name) {
    return call(
        FakeCall.RESERVE_VM, () -> new ProviderVmRef("fake-" + UUID.randomUUID().toString()));
  }

  @Override
  public Future<Void> createVm(ProviderVmRef ref, VmSpec spec, Progress progress) {
    return RequiredCapabilities.check(capabilities(), RequiredCapabilities.of(spec))
        .compose(ok -> make(FakeCall.CREATE_VM, ref, () -> world.beginCreate(ref, spec), progress));
  }

  @Override
  public Future<Void> cloneVm(
      ProviderVmRef source, ProviderVmRef ref, CloneSpec spec, Progress progress) {
    return RequiredCapabilities.check(capabilities(), RequiredCapabilities.of(spec))
        .compose(
            ok ->
                make(FakeCall.CLONE_VM, ref, () -> world.beginClone(source, ref, spec), progress));
  }

  /** A second call for the same identity waits for the first. */
  private Future<Void> make(FakeCall call, ProviderVmRef ref, Runnable begin, Progress progress) {
    Supplier<Future<Void>> run =
        () ->
            call(
                call,
                begin,
                () -> {
                  progress.report(100, "made " + ref);
                  world.finishMaking(ref);
                  return null;
                });
    Future<Void> one = making.computeIfAbsent(ref, key -> run.get());
    return one.onComplete(end -> making.remove(ref, one));
  }

  @Override
  public Future<Void> updateVm(ProviderVmRef ref, VmChange change, Progress progress) {
    return RequiredCapabilities.check(capabilities(), RequiredCapabilities.of(change))
        .compose(ok -> call(FakeCall.UPDATE_VM, () -> run(() -> world.update(ref, change))));
  }

  @Override
  public Future<Void> changePower(
      ProviderVmRef ref, PowerAction action, Duration deadline, Progress progress) {
    return RequiredCapabilities.check(capabilities(), RequiredCapabilities.of(action))
        .compose(ok -> call(FakeCall.CHANGE_POWER, () -> shiftPower(ref, action)))
        .compose(changed -> changed ? Future.succeededFuture() : guestTimeout(deadline));
  }

  /** Whether the VM is now as it was asked to be. */
  private boolean shiftPower(ProviderVmRef ref, PowerAction action) {
    synchronized (world) {
      FakeVm vm = world.get(ref);
      PowerState after = FakePower.after(action, vm.power);
      if (action == PowerAction.SHUT_DOWN && after != vm.power && vm.ignoresShutdown) {
        return false;
      }
      vm.power = after;
      return true;
    }
  }

  private Future<Void> guestTimeout(Duration deadline) {
    return vertx
        .timer(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS)
        .compose(
            id ->
                Future.failedFuture(
                    AcvmException.of(
                        GUEST_SHUTDOWN_TIMEOUT, "seconds", Long.toString(deadline.toSeconds()))));
  }

  @Override
  public Future<Void> deleteVm(ProviderVmRef ref, Progress progress) {
    return call(FakeCall.DELETE_VM, () -> run(() -> world.delete(ref)));
  }

  @Override
  public Future<List<Snapshot>> listSnapshots(ProviderVmRef ref) {
    return snapshotCall(
        FakeCall.LIST_SNAPSHOTS, EnumSet.of(Capability.SNAPSHOT), () -> world.get(ref).snapshots());
  }

  @Override
  public Future<SnapshotId> createSnapshot(
      ProviderVmRef ref, SnapshotSpec spec, Progress progress) {
    return snapshotCall(
        FakeCall.CREATE_SNAPSHOT,
        RequiredCapabilities.of(spec),
        () -> FakeSnapshots.create(world.get(ref), spec, clock.instant()));
  }

  @Override
  public Future<Void> restoreSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return snapshotCall(
        FakeCall.RESTORE_SNAPSHOT,
        EnumSet.of(Capability.SNAPSHOT),
        () -> run(() -> FakeSnapshots.restore(world.get(ref), snapshot)));
  }

  @Override
  public Future<Void> deleteSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return snapshotCall(
        FakeCall.DELETE_SNAPSHOT,
        EnumSet.of(Capability.SNAPSHOT),
        () -> run(() -> FakeSnapshots.delete(world.get(ref), snapshot)));
  }

  @Override
  public Future<Void> deleteSnapshotTree(
      ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return snapshotCall(
        FakeCall.DELETE_SNAPSHOT,
        EnumSet.of(Capability.SNAPSHOT, Capability.SNAPSHOT_DELETE_CHILDREN),
        () -> run(() -> FakeSnapshots.deleteTree(world.get(ref), snapshot)));
  }

  @Override
  public Future<Void> openConsole(ProviderVmRef ref) {
    return RequiredCapabilities.check(capabilities(), EnumSet.of(Capability.CONSOLE))
        .compose(ok -> call(FakeCall.OPEN_CONSOLE, () -> run(() -> world.get(ref))));
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  private <T> Future<T> snapshotCall(FakeCall call, Set<Capability> needed, Supplier<T> effect) {
    return RequiredCapabilities.check(capabilities(), needed)
        .compose(
            ok ->
                call(
                    call,
                    () -> {
                      synchronized (world) {
                        return effect.get();
                      }
                    }));
  }

  private <T> Future<T> call(FakeCall call, Supplier<T> effect) {
    return call(call, () -> {}, effect);
  }

  /** Latency, holds, failures and the deadline around what a call does. */
  private <T> Future<T> call(FakeCall call, Runnable begin, Supplier<T> finish) {
    Optional<Rule> rule = faults.take(call);
    rule.ifPresent(one -> one.arrival().tryComplete());
    Future<T> answer =
        latency()
            .compose(ok -> rule.map(one -> one.hold().gate().future()).orElse(passed()))
            .compose(ok -> faults.outage().map(Future::<Void>failedFuture).orElse(passed()))
            .compose(ok -> failAt(rule, Moment.BEFORE))
            .compose(ok -> Future.succeededFuture(run(begin)))
            .compose(ok -> failAt(rule, Moment.HALF_WAY))
            .compose(ok -> Future.succeededFuture(finish.get()))
            .compose(value -> failAt(rule, Moment.AFTER).map(value));
    return withDeadline(answer);
  }

  private Future<Void> latency() {
    return settings.latency().isZero()
        ? passed()
        : vertx.timer(settings.latency().toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  private static Future<Void> passed() {
    return Future.succeededFuture();
  }

  private <T> Future<T> withDeadline(Future<T> answer) {
    if (answer.isComplete()) {
      return answer;
    }
    return answer
        .timeout(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            cause ->
                Future.failedFuture(
                    cause instanceof TimeoutException
                        ? AcvmException.of(PROVIDER_TIMEOUT)
                        : cause));
  }

  private static Future<Void> failAt(Optional<Rule> rule, Moment moment) {
    return rule.filter(one -> one.moment() == moment)
        .flatMap(Rule::error)
        .<Future<Void>>map(error -> Future.failedFuture(AcvmException.of(error)))
        .orElse(passed());
  }

  private static Void run(Runnable effect) {
    effect.run();
    return null;
  }
}
