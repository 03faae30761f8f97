package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.VM_ENCRYPTED;
import static io.acvm.domain.error.ErrorCode.VM_LOCKED;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.PowerState;
import io.acvm.provider.vmware.vmrun.Vmrun;
import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.lock.FileLocks;
import io.acvm.vmfiles.lock.LockHolder;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What state a VM is in, by what vmrun lists and by what its files say. */
final class VmStates {
  /** How long a process that has ended its work may take to give back its locks. */
  private static final Duration UNLOCKING = Duration.ofSeconds(20);

  private final Vmrun vmrun;
  private final VmwareLimits limits;

  VmStates(Vmrun vmrun, VmwareLimits limits) {
    this.vmrun = vmrun;
    this.limits = limits;
  }

  RunningVms running() {
    return RunningVms.of(vmrun.list());
  }

  /** The state now: one call of vmrun. */
  PowerState look(Path vmx) throws IOException {
    return of(vmx, running());
  }

  /** The state by a list that was just read. */
  PowerState of(Path vmx, RunningVms running) throws IOException {
    if (running.has(vmx)) {
      return Marker.PAUSED.isSet(vmx) ? PowerState.PAUSED : PowerState.RUNNING;
    }
    if (Marker.PAUSED.isSet(vmx)) {
      Marker.PAUSED.clear(vmx);
    }
    if (isSuspended(vmx)) {
      return PowerState.SUSPENDED;
    }
    return worker(vmx).isPresent() ? PowerState.UNKNOWN : PowerState.STOPPED;
  }

  /** A VM that cannot be read is not known to be suspended. */
  static boolean isSuspended(Path vmx) {
    try {
      return !Dictionary.read(vmx).get("checkpoint.vmState", "").isBlank();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Fails for a VM that vmrun opens only with a password: it takes one as an argument and in no
   * other way, where every account of this computer can read it, so that it is not given any.
   */
  static void requireNotEncrypted(Path vmx) {
    try {
      if (Vmx.read(vmx).isEncrypted()) {
        throw AcvmException.of(VM_ENCRYPTED);
      }
    } catch (IOException unreadable) {
      // What is wrong with it is told by whoever needs more of it than to remove it.
    }
  }

  /**
   * The process that runs a VM which vmrun does not list: that of another user of this computer.
   */
  static Optional<LockHolder> worker(Path vmx) throws IOException {
    return holders(vmx, true);
  }

  /** Fails unless the VM is off and nobody has it open. */
  void requireOff(Path vmx) throws IOException {
    require(vmx, PowerState.STOPPED);
    requireUnlocked(vmx);
  }

  void require(Path vmx, PowerState wanted) throws IOException {
    PowerState state = look(vmx);
    if (state == PowerState.UNKNOWN) {
      requireUnlocked(vmx);
    }
    if (state != wanted) {
      throw conflict(state);
    }
  }

  static AcvmException conflict(PowerState state) {
    return AcvmException.of(POWER_STATE_CONFLICT, "powerState", state.name());
  }

  /**
   * Fails while another program has the VM open. The process of a VM that has just stopped is given
   * time to go; a window is not, because it stays.
   */
  void requireUnlocked(Path vmx) throws IOException {
    Await.until(() -> worker(vmx, vmx.getParent()).isEmpty(), limits.settle(), UNLOCKING);
    Optional<LockHolder> holder = holders(vmx, false);
    if (holder.isPresent()) {
      String name = holder.get().executable();
      throw AcvmException.of(VM_LOCKED, "holder", name.isBlank() ? "Another program" : name);
    }
  }

  private static Optional<LockHolder> worker(Path vmx, Path folder) {
    try {
      return worker(vmx);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("locks in " + folder, e);
    }
  }

  private static Optional<LockHolder> holders(Path vmx, boolean disksOnly) throws IOException {
    Map<String, List<LockHolder>> locks = FileLocks.inFolder(vmx.getParent());
    return locks.entrySet().stream()
        .filter(lock -> !disksOnly || lock.getKey().endsWith(".vmdk"))
        .flatMap(lock -> lock.getValue().stream())
        .filter(LockHolder::isAlive)
        .findFirst();
  }

  /** Waits until the VM is in a state that it must reach soon. */
  void until(Path vmx, PowerState wanted) {
    boolean reached = Await.until(() -> isNow(vmx, wanted), limits.settle(), limits.power());
    if (!reached) {
      throw AcvmException.of(PROVIDER_TIMEOUT);
    }
  }

  private boolean isNow(Path vmx, PowerState wanted) {
    try {
      return look(vmx) == wanted;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
