package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.GUEST_SHUTDOWN_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_TIMEOUT;
import static io.acvm.domain.vm.PowerState.PAUSED;
import static io.acvm.domain.vm.PowerState.RUNNING;
import static io.acvm.domain.vm.PowerState.STOPPED;
import static io.acvm.domain.vm.PowerState.SUSPENDED;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.vmware.VmwareSettings.StartWindow;
import io.acvm.provider.vmware.vmrun.Vmrun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Changes the power of a VM and looks afterwards: what counts is what vmrun and the files then say.
 * Blocks; one call at a time for each VM.
 */
final class VmwarePower {
  private final Vmrun vmrun;
  private final VmStates states;
  private final StartWindow window;

  VmwarePower(Vmrun vmrun, VmStates states, StartWindow window) {
    this.vmrun = vmrun;
    this.states = states;
    this.window = window;
  }

  /**
   * @param deadline how long the guest may take to shut down
   * @param progress told of what VMware's log says where a start fails
   */
  void change(Path vmx, PowerAction action, Duration deadline, Progress progress)
      throws IOException {
    PowerState state = states.look(vmx);
    switch (action) {
      case START -> start(vmx, state, progress);
      case RESUME -> resume(vmx, state, progress);
      case SHUT_DOWN -> shutDown(vmx, state, deadline);
      case POWER_OFF -> powerOff(vmx, state, progress);
      case PAUSE -> pause(vmx, state);
      case SUSPEND -> suspend(vmx, state);
      case REBOOT -> restart(vmx, state, () -> vmrun.reboot(vmx), progress);
      case RESET -> restart(vmx, state, () -> vmrun.reset(vmx), progress);
    }
  }

  private void start(Path vmx, PowerState state, Progress progress) throws IOException {
    switch (state) {
      case RUNNING -> {}
      case PAUSED -> resume(vmx, state, progress);
      case STOPPED, SUSPENDED -> powerOn(vmx, progress);
      case UNKNOWN -> states.requireUnlocked(vmx);
    }
  }

  private void resume(Path vmx, PowerState state, Progress progress) throws IOException {
    switch (state) {
      case RUNNING -> {}
      case PAUSED -> {
        vmrun.unpause(vmx);
        Marker.PAUSED.clear(vmx);
        states.until(vmx, RUNNING);
      }
      case SUSPENDED -> powerOn(vmx, progress);
      case STOPPED, UNKNOWN -> throw VmStates.conflict(state);
    }
  }

  /** A VM that was just started may not be in the list yet. */
  private void powerOn(Path vmx, Progress progress) throws IOException {
    // Some file systems count only seconds.
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try {
      reach(vmx, RUNNING, () -> vmrun.start(vmx, window.word()));
    } catch (AcvmException failure) {
      StartLog.tail(vmx, begun).forEach(line -> progress.report(0, "vmware.log: " + line));
      throw failure;
    }
  }

  private void shutDown(Path vmx, PowerState state, Duration deadline) throws IOException {
    if (state == STOPPED) {
      return;
    }
    if (state != RUNNING) {
      throw VmStates.conflict(state);
    }
    try {
      vmrun.shutDown(vmx, deadline);
    } catch (AcvmException failure) {
      afterAsking(vmx, failure);
    }
    if (states.look(vmx) != STOPPED) {
      throw AcvmException.of(GUEST_SHUTDOWN_TIMEOUT);
    }
  }

  /** The guest may have gone down by itself while it was asked, or in the very last moment. */
  private void afterAsking(Path vmx, AcvmException failure) throws IOException {
    boolean late = failure.code() == PROVIDER_TIMEOUT;
    boolean gone = failure.code() == POWER_STATE_CONFLICT;
    if (!late && !(gone && states.look(vmx) == STOPPED)) {
      throw failure;
    }
  }

  /** vmrun refuses to stop a paused VM. */
  private void powerOff(Path vmx, PowerState state, Progress progress) throws IOException {
    switch (state) {
      case STOPPED -> {}
      case RUNNING, PAUSED -> {
        if (state == PAUSED) {
          resume(vmx, state, progress);
        }
        reach(vmx, STOPPED, () -> vmrun.cutPower(vmx));
      }
      case SUSPENDED, UNKNOWN -> throw VmStates.conflict(state);
    }
  }

  /** The note comes first: a VM that is paused and not noted would look as if it ran. */
  private void pause(Path vmx, PowerState state) throws IOException {
    if (state == PAUSED) {
      return;
    }
    requireRunning(state);
    Marker.PAUSED.set(vmx, List.of());
    try {
      vmrun.pause(vmx);
    } catch (AcvmException failure) {
      Marker.PAUSED.clear(vmx);
      throw failure;
    }
  }

  private void suspend(Path vmx, PowerState state) throws IOException {
    if (state == SUSPENDED) {
      return;
    }
    requireRunning(state);
    reach(vmx, SUSPENDED, () -> vmrun.suspend(vmx));
  }

  /** A restart that leaves the VM off has been seen; it is then started. */
  private void restart(Path vmx, PowerState state, Runnable command, Progress progress)
      throws IOException {
    requireRunning(state);
    command.run();
    if (states.look(vmx) == STOPPED) {
      powerOn(vmx, progress);
    }
  }

  /** A command of a killed server may have been under way, and have done it while ours waited. */
  private void reach(Path vmx, PowerState wanted, Runnable command) throws IOException {
    try {
      command.run();
    } catch (AcvmException failure) {
      if (failure.code() != POWER_STATE_CONFLICT || states.look(vmx) != wanted) {
        throw failure;
      }
    }
    states.until(vmx, wanted);
  }

  private static void requireRunning(PowerState state) {
    if (state != RUNNING) {
      throw VmStates.conflict(state);
    }
  }
}
