package io.acvm.simulator.vmrun;

import java.io.IOException;

/** The ways in which a VM ceases to run. */
final class PowerOff {
  /** How often a waiting call looks whether somebody else has cut the power. */
  private static final long LOOK_MILLIS = 100;

  private PowerOff() {}

  static void hard(Vm vm) throws IOException {
    vm.config().set("cleanShutdown", true);
    vm.config().set("softPowerOff", false);
    end(vm, "PowerOff");
  }

  /** The guest has halted; also settles one that did so while nobody looked. */
  static void ofGuest(Vm vm) throws IOException {
    vm.config().set("cleanShutdown", true);
    vm.config().set("softPowerOff", true);
    end(vm, "Guest has halted");
  }

  static void suspended(Vm vm) throws IOException {
    vm.config().set("cleanShutdown", true);
    end(vm, "Suspend");
  }

  /** Drops the running state, as a revert does. */
  static void dropped(Vm vm) throws IOException {
    end(vm, "Dropped");
  }

  /** Blocks until the VM is off, by the guest or by another call; has no limit of its own. */
  static void await(Vm vm) throws VmrunError, IOException, InterruptedException {
    while (vm.running() != null) {
      long offAt = vm.running().offAtMillis();
      long rest = offAt == 0 ? LOOK_MILLIS : Math.min(LOOK_MILLIS, offAt - Vm.now());
      vm.release();
      Thread.sleep(Math.max(1, rest));
      vm.acquire();
    }
  }

  /** The table goes last: a call that is killed before leaves a VM that can be stopped again. */
  private static void end(Vm vm, String reason) throws IOException {
    vm.saveConfig();
    VmLog.add(vm, reason);
    VmLocks.release(vm);
    vm.setRunning(null);
  }
}
