package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.util.Locale;

/** What VMware Tools tell without a login: their state, the address, variables. */
final class Tools {
  private static final long LOOK_MILLIS = 100;
  private static final String GUEST_INFO = "guestinfo.";

  private Tools() {}

  static void state(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      boolean has =
          !Faults.applies(call.installation(), Fault.Kind.NO_TOOLS, call.line().command(), vm.vmx);
      boolean up = has && vm.running() != null && vm.running().hasTools(Vm.now());
      call.console().line(up ? "running" : has && vm.running() != null ? "installed" : "unknown");
    }
  }

  static void address(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    boolean wait = call.line().says(1, "-wait");
    try (Vm vm = Vm.open(call)) {
      String address = addressNow(vm, wait);
      while (address == null) {
        vm.release();
        Thread.sleep(LOOK_MILLIS);
        vm.acquire();
        address = addressNow(vm, true);
      }
      call.console().line(address);
    }
  }

  /** Null when there is a reason to go on waiting. */
  private static String addressNow(Vm vm, boolean wait) throws VmrunError, IOException {
    if (wait && !vm.hasTools()) {
      return null;
    }
    RunningVm running = vm.requireTools();
    boolean none =
        Faults.applies(
            vm.call.installation(), Fault.Kind.NO_ADDRESS, vm.call.line().command(), vm.vmx);
    boolean known = !none && running.hasAddress(Vm.now()) && !running.address().isEmpty();
    return known ? running.address() : wait ? null : "unknown";
  }

  static void writeVariable(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String kind = kind(call);
    String name = call.line().argument(2);
    String value = call.line().argument(3);
    try (Vm vm = Vm.open(call)) {
      RunningVm running = vm.requireAwake();
      if (kind.equals("guestenv")) {
        Guest.require(vm);
      }
      if (kind.equals("runtimeconfig")) {
        vm.config().set(name, value);
        vm.saveConfig();
      } else {
        running.setVariable(kind + "." + name, value);
        vm.setRunning(running);
      }
    }
  }

  static void readVariable(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String kind = kind(call);
    String name = call.line().argument(2);
    try (Vm vm = Vm.open(call)) {
      RunningVm running = vm.requireAwake();
      if (kind.equals("guestenv")) {
        Guest.require(vm);
      }
      String written = running.variable(kind + "." + name);
      String value =
          switch (kind) {
            case "guestvar" -> guestVariable(vm, name);
            case "runtimeconfig" -> vm.config().get(name, "");
            default -> "";
          };
      call.console().line(written == null ? value : written);
    }
  }

  private static String kind(Call call) throws UsageException {
    String kind = call.line().argument(1).toLowerCase(Locale.ROOT);
    if (!kind.equals("guestvar") && !kind.equals("guestenv") && !kind.equals("runtimeconfig")) {
      throw new UsageException(null);
    }
    return kind;
  }

  /** What the guest itself would have written, then what the .vmx says. */
  private static String guestVariable(Vm vm, String name) throws VmrunError, IOException {
    RunningVm running = vm.running();
    if (vm.hasTools() && running.hasAddress(Vm.now())) {
      String known =
          switch (name) {
            case "ip" -> running.address();
            case "hostname" -> running.hostname();
            // Only cloud-init writes this one back.
            case "local-ipv4" -> vm.config().has("guestinfo.metadata") ? running.address() : "";
            default -> "";
          };
      if (!known.isEmpty()) {
        return known;
      }
    }
    return vm.config().get(GUEST_INFO.concat(name), "");
  }
}
