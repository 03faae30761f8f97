package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.PROVIDER_UNREACHABLE;

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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** VMware Workstation on this computer, through vmrun and the files of its VMs. */
public final class VmwareProvider implements HypervisorProvider {
  private VmwareProvider() {}

  /**
   * Opens a connection; nothing is run or read yet.
   *
   * @param name of the provider, for the names of its threads
   */
  public static VmwareProvider open(Vertx vertx, String name, VmwareSettings settings) {
    return new VmwareProvider();
  }

  private static <T> Future<T> nobody() {
    return Future.failedFuture(AcvmException.of(PROVIDER_UNREACHABLE));
  }

  @Override
  public ProviderType type() {
    return ProviderType.VMWARE_WORKSTATION;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Future<Probe> probe() {
    return nobody();
  }

  @Override
  public Future<List<VmObservation>> listVms() {
    return nobody();
  }

  @Override
  public Future<Optional<VmObservation>> findVm(ProviderVmRef ref) {
    return nobody();
  }

  @Override
  public Future<Catalogue> readCatalogue() {
    return nobody();
  }

  @Override
  public Future<ProviderVmRef> reserveVm(String name) {
    return nobody();
  }

  @Override
  public Future<Void> createVm(ProviderVmRef ref, VmSpec spec, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> cloneVm(
      ProviderVmRef source, ProviderVmRef ref, CloneSpec spec, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> updateVm(ProviderVmRef ref, VmChange change, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> changePower(
      ProviderVmRef ref, PowerAction action, Duration deadline, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> deleteVm(ProviderVmRef ref, Progress progress) {
    return nobody();
  }

  @Override
  public Future<List<Snapshot>> listSnapshots(ProviderVmRef ref) {
    return nobody();
  }

  @Override
  public Future<SnapshotId> createSnapshot(
      ProviderVmRef ref, SnapshotSpec spec, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> restoreSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> deleteSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> deleteSnapshotTree(
      ProviderVmRef ref, SnapshotId snapshot, Progress progress) {
    return nobody();
  }

  @Override
  public Future<Void> openConsole(ProviderVmRef ref) {
    return nobody();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
