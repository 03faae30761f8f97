package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The power commands. */
final class Power {
  private Power() {}

  static void start(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      vm.requireOff();
      VmLocks.requireFree(vm);
      VmLog.begin(vm);
      Disks.open(vm);
      call.installation().take(Delay.START);
      FirstStart.settle(vm);
      powerOn(vm, Memory.resume(vm));
    }
  }

  /** The table is written last: a call that is killed before leaves a VM that is off. */
  private static void powerOn(Vm vm, Memory resumed) throws IOException, InterruptedException {
    Dictionary config = vm.config();
    config.set("cleanShutdown", false);
    config.set("softPowerOff", false);
    vm.saveConfig();
    VmLocks.take(vm);
    RunningVm running = RunningVm.poweredOn(vm.vmx, Vm.now());
    Settings settings = vm.call.installation().settings();
    if (resumed == null) {
      boot(running, settings);
    } else {
      resumed.restore(running, settings);
    }
    GuestNetwork.connect(vm, running);
    VmLog.add(vm, "PowerOn");
    vm.setRunning(running);
    if (resumed != null) {
      resumed.discard(vm);
    }
  }

  /** Sets the guest's clock as after power-on. */
  static void boot(RunningVm running, Settings settings) {
    long tools = Vm.now() + settings.delayMillis(Delay.TOOLS);
    running.setGuestUp(tools, tools + settings.delayMillis(Delay.ADDRESS));
  }

  static void stop(Call call) throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      vm.requireAwake();
      if (!isSoft(vm, "powerType.powerOff")) {
        call.installation().take(Delay.STOP);
        PowerOff.hard(vm);
        return;
      }
      askToShutDown(vm);
      PowerOff.await(vm);
    }
  }

  /** Soft needs Tools and blocks until the guest is down; without a word the .vmx decides. */
  private static boolean isSoft(Vm vm, String key) throws VmrunError, IOException {
    CommandLine line = vm.call.line();
    if (line.says(1, "soft")) {
      vm.requireTools();
      return true;
    }
    return !line.says(1, "hard")
        && vm.config().get(key, "").equalsIgnoreCase("soft")
        && vm.hasTools();
  }

  static void askToShutDown(Vm vm) throws IOException {
    Installation installation = vm.call.installation();
    if (Faults.applies(installation, Fault.Kind.IGNORES_SHUTDOWN, "stop", vm.vmx)) {
      return;
    }
    RunningVm running = vm.running();
    if (running.offAtMillis() == 0) {
      running.setOffAt(Vm.now() + installation.settings().delayMillis(Delay.SHUTDOWN));
      vm.setRunning(running);
    }
  }

  static void reset(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      RunningVm running = vm.requireAwake();
      isSoft(vm, "powerType.reset");
      call.installation().take(Delay.RESET);
      running.clearVariables();
      boot(running, call.installation().settings());
      GuestNetwork.connect(vm, running);
      VmLog.add(vm, "Reset");
      vm.setRunning(running);
    }
  }

  static void suspend(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      vm.requireAwake();
      isSoft(vm, "powerType.suspend");
      call.installation().take(Delay.SUSPEND);
      String name = vm.baseName() + "-" + Hash.hex(vm.vmx.toString()).substring(8);
      Memory.write(vm, vm.file(name + ".vmss"));
      Path memory = vm.file(name + ".vmem");
      if (!Files.exists(memory)) {
        Files.createFile(memory);
      }
      vm.config().set("checkpoint.vmState", name + ".vmss");
      PowerOff.suspended(vm);
    }
  }

  static void pause(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    setPaused(call, true);
  }

  static void unpause(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    setPaused(call, false);
  }

  private static void setPaused(Call call, boolean paused)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      RunningVm running = paused ? vm.requireAwake() : vm.requireRunning();
      call.installation().take(Delay.PAUSE);
      running.setPaused(paused);
      vm.setRunning(running);
    }
  }
}
