package io.acvm.provider;

import static io.acvm.domain.error.ErrorCode.CAPABILITY_NOT_SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import java.util.Optional;

/** What a provider does not declare it refuses, and changes nothing. */
interface RefusalContract extends ContractTools {
  /** Where a capability is not declared, proves that it is refused; tests of it are then done. */
  default boolean refuses(Capability capability) {
    if (has(capability)) {
      return false;
    }
    ProviderVmRef vm = make(spec("asked"));
    ProviderVmRef fresh = done(provider().reserveVm("fresh"));
    var before = see(vm);
    assertThat(failureOf(using(capability, vm, fresh)))
        .as(capability.name())
        .isEqualTo(CAPABILITY_NOT_SUPPORTED);
    assertThat(done(provider().findVm(fresh))).isEmpty();
    assertThat(see(vm).differsFrom(before)).isFalse();
    return true;
  }

  private Future<?> using(Capability capability, ProviderVmRef vm, ProviderVmRef fresh) {
    VmSpec plain = spec("fresh");
    return switch (capability) {
      case CREATE_FROM_TEMPLATE -> create(fresh, from(VmSource.Type.TEMPLATE));
      case CREATE_FROM_IMAGE -> create(fresh, from(VmSource.Type.IMAGE));
      case CREATE_FROM_ISO -> create(fresh, from(VmSource.Type.ISO));
      case CREATE_BLANK ->
          create(fresh, spec("fresh", new VmSource(VmSource.Type.BLANK, Optional.empty())));
      case CLONE_FULL -> cloneTo(vm, fresh, CloneSpec.Mode.FULL);
      case CLONE_LINKED -> cloneTo(vm, fresh, CloneSpec.Mode.LINKED);
      case CLONE_SNAPSHOT ->
          provider()
              .cloneVm(
                  vm,
                  fresh,
                  fromSnapshot(cloneSpec("fresh", CloneSpec.Mode.FULL), new SnapshotId("any")),
                  Progress.NONE);
      case RECONFIGURE -> provider().updateVm(vm, change(3, null, null), Progress.NONE);
      case GROW_DISK -> provider().updateVm(vm, change(null, null, 90), Progress.NONE);
      case START -> power(vm, PowerAction.START);
      case STOP_GUEST -> power(vm, PowerAction.SHUT_DOWN);
      case STOP_HARD -> power(vm, PowerAction.POWER_OFF);
      case RESTART_GUEST -> power(vm, PowerAction.REBOOT);
      case RESTART_HARD -> power(vm, PowerAction.RESET);
      case PAUSE -> power(vm, PowerAction.PAUSE);
      case SUSPEND -> power(vm, PowerAction.SUSPEND);
      case RESUME -> power(vm, PowerAction.RESUME);
      case SNAPSHOT -> photograph(vm, Optional.empty(), false);
      case SNAPSHOT_MEMORY -> photograph(vm, Optional.empty(), true);
      case SNAPSHOT_DESCRIPTION -> photograph(vm, Optional.of("why"), false);
      case SNAPSHOT_DELETE_CHILDREN ->
          provider().deleteSnapshotTree(vm, new SnapshotId("any"), Progress.NONE);
      case CONSOLE -> provider().openConsole(vm);
      case CLOUD_INIT -> create(fresh, withGuest(plain, cloudInit("fresh")));
      case SYSPREP -> create(fresh, withGuest(plain, sysprep()));
      case STATIC_ADDRESS ->
          create(fresh, withPlace(plain, plain.networks(), harness().freeAddress(), null));
      case ORGANIZE, BACKUP ->
          provider()
              .keeper()
              .<Future<?>>map(keeper -> keeper.planOrganization(vm))
              .orElseGet(() -> Future.failedFuture(AcvmException.of(CAPABILITY_NOT_SUPPORTED)));
      case CAPACITY ->
          provider()
              .readCatalogue()
              .compose(
                  all ->
                      all.capacities().isEmpty()
                          ? Future.failedFuture(AcvmException.of(CAPABILITY_NOT_SUPPORTED))
                          : Future.succeededFuture(all));
      case CLUSTERS -> create(fresh, withPlace(plain, plain.networks(), null, "cluster-1"));
    };
  }

  private VmSpec from(VmSource.Type type) {
    return spec(
        "fresh",
        new VmSource(type, Optional.of(harness().seed(Template.Type.valueOf(type.name()), "any"))));
  }

  private Future<Void> create(ProviderVmRef ref, VmSpec spec) {
    return provider().createVm(ref, spec, Progress.NONE);
  }

  private Future<Void> cloneTo(ProviderVmRef vm, ProviderVmRef fresh, CloneSpec.Mode mode) {
    return provider().cloneVm(vm, fresh, cloneSpec("fresh", mode), Progress.NONE);
  }

  private Future<?> photograph(ProviderVmRef vm, Optional<String> description, boolean memory) {
    return provider()
        .createSnapshot(vm, new SnapshotSpec("one", description, memory), Progress.NONE);
  }
}
