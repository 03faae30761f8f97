package io.acvm.provider;

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
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One connection to one hypervisor. A provider translates: our record to the hypervisor's call, its
 * answer to our record, its failure to our {@link io.acvm.domain.error.ErrorCode}. Rules common to
 * all (names, roles, one operation per VM, retries of whole operations) are not its business.
 *
 * <p>Promises of every method: it never throws but fails its future, always with an {@link
 * io.acvm.domain.error.AcvmException}; it never blocks the caller's thread; it ends within a
 * deadline of its own, failing with {@code PROVIDER_TIMEOUT} or {@code PROVIDER_UNREACHABLE};
 * methods may be called at any time and concurrently, also before the hypervisor was ever reached.
 * What is not among {@link #capabilities()} fails with {@code CAPABILITY_NOT_SUPPORTED} and changes
 * nothing. A ref that the hypervisor does not know fails with {@code VM_NOT_FOUND}; so does the ref
 * of a template. A timeout does not mean that nothing happened: callers look again.
 */
public interface HypervisorProvider {
  ProviderType type();

  /** What this connection can do; the same for its whole life. */
  Set<Capability> capabilities();

  /** Asks the cheapest question that proves address, certificate and account. */
  Future<Probe> probe();

  /**
   * All VMs, however many; templates are none. One that cannot be read is in the list with its
   * {@link VmObservation#problem()}.
   */
  Future<List<VmObservation>> listVms();

  /** One VM as it is now; empty when the hypervisor does not know it. */
  Future<Optional<VmObservation>> findVm(ProviderVmRef ref);

  /**
   * Templates, clusters and networks, and with CAPACITY what there is in all; without it that part
   * is empty. What an account may not see of it is unknown and no failure.
   */
  Future<Catalogue> readCatalogue();

  /**
   * Chooses the identity of a VM to be made, before anything is made, so that it can be written
   * down first. Leaves nothing behind that would have to be cleaned up.
   *
   * @param name the VM's name, for hypervisors whose identity is a place in a file system
   */
  Future<ProviderVmRef> reserveVm(String name);

  /**
   * Makes a VM with a reserved identity, powered off. Idempotent: if the VM exists it is left as it
   * is, if its making is under way it is awaited. Fails with {@code TEMPLATE_NOT_FOUND}, {@code
   * CLUSTER_NOT_FOUND}, {@code NETWORK_NOT_FOUND}, {@code VM_SPEC_INVALID}, {@code ADDRESS_TAKEN},
   * {@code CAPACITY_EXHAUSTED}, {@code PROVIDER_REJECTED}; a half-made VM may be left and is
   * removed by {@link #deleteVm}.
   */
  Future<Void> createVm(ProviderVmRef ref, VmSpec spec, Progress progress);

  /** Makes a copy, powered off, with a reserved identity. Idempotent as {@link #createVm}. */
  Future<Void> cloneVm(ProviderVmRef source, ProviderVmRef ref, CloneSpec spec, Progress progress);

  /**
   * Changes what is named. Idempotent. Fails with {@code POWER_STATE_CONFLICT} when the VM would
   * have to be off, {@code DISK_CANNOT_SHRINK}, {@code NETWORK_NOT_FOUND}, {@code VERSION_CONFLICT}
   * when others keep changing it.
   */
  Future<Void> updateVm(ProviderVmRef ref, VmChange change, Progress progress);

  /**
   * Changes the power and ends when the hypervisor says that it has changed. START, SHUT_DOWN,
   * POWER_OFF, PAUSE, SUSPEND and RESUME are idempotent: a VM that is there already is a success.
   * REBOOT and RESET are not, and need a running VM ({@code POWER_STATE_CONFLICT}).
   *
   * @param deadline how long the guest may take for SHUT_DOWN, after which it fails with {@code
   *     GUEST_SHUTDOWN_TIMEOUT} and the VM goes on running
   */
  Future<Void> changePower(
      ProviderVmRef ref, PowerAction action, Duration deadline, Progress progress);

  /** Deletes the VM with its disks and snapshots, running or not, half-made or not. */
  Future<Void> deleteVm(ProviderVmRef ref, Progress progress);

  /** The VM's snapshots, oldest first. */
  Future<List<Snapshot>> listSnapshots(ProviderVmRef ref);

  /**
   * Makes a snapshot. Not idempotent: the caller sees to it that names are unique in a VM and looks
   * for the name before it repeats a call whose end it does not know.
   */
  Future<SnapshotId> createSnapshot(ProviderVmRef ref, SnapshotSpec spec, Progress progress);

  /**
   * Reverts to a snapshot; idempotent. {@code SNAPSHOT_NOT_FOUND} if it is not one of this VM. The
   * VM is off afterwards unless the snapshot has memory.
   */
  Future<Void> restoreSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress);

  /**
   * Deletes one snapshot and keeps its children. {@code SNAPSHOT_NOT_FOUND} if it is not one of
   * this VM.
   */
  Future<Void> deleteSnapshot(ProviderVmRef ref, SnapshotId snapshot, Progress progress);

  /**
   * Deletes a snapshot and all that were made after it; the VM's present state stays as it is.
   * {@code SNAPSHOT_NOT_FOUND} if it is not one of this VM.
   */
  Future<Void> deleteSnapshotTree(ProviderVmRef ref, SnapshotId snapshot, Progress progress);

  /**
   * Opens the hypervisor's own window of the VM on the machine where this server runs, and does not
   * wait until it is closed. Fails with {@code CONSOLE_UNAVAILABLE} when there is no desktop to
   * open it on.
   */
  Future<Void> openConsole(ProviderVmRef ref);

  /** What keeps order among the files of VMs; empty where those are out of reach. */
  default Optional<VmKeeper> keeper() {
    return Optional.empty();
  }

  /** Frees connections and threads. Calls under way may fail. Idempotent. */
  Future<Void> close();

  /**
   * What a probe learns.
   *
   * @param version of the hypervisor, as it says
   */
  record Probe(String version) {}

  /**
   * Where a long call tells how far it is. Never blocks, never throws; may be called from any
   * thread.
   */
  @FunctionalInterface
  interface Progress {
    Progress NONE = (percent, message) -> {};

    /**
     * @param percent of this call, 0 to 100
     * @param message one line for the operation's log, such as the hypervisor's task and its state
     */
    void report(int percent, String message);

    /** Whether nobody wants the rest of the call any more. */
    default boolean isCanceled() {
      return false;
    }
  }
}
