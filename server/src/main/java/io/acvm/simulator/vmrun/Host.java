package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What concerns the host and no single VM. */
final class Host {
  private Host() {}

  /** Refuses a kind of host ({@code -T}) that is not installed. */
  static void requireService(Call call) throws VmrunError, IOException {
    String asked = call.line().hostType();
    String product = call.installation().settings().text("product", "ws");
    String wanted = asked.isEmpty() ? "ws" : asked;
    if (wanted.equals("ws") && product.equals("player")) {
      call.console().line("Unable to connect to host.");
      throw new VmrunError(
          "Service type VIX_SERVICEPROVIDER_VMWARE_WORKSTATION was specified, but not installed");
    }
    if (!wanted.equals("ws") && !wanted.equals("player")) {
      call.console().line("Unable to connect to host.");
      throw new VmrunError("The specified version was not found");
    }
  }

  /** Player knows neither snapshots nor clones. */
  static void requireWorkstation(Call call) throws VmrunError {
    if (call.line().hostType().equals("player")) {
      throw VmrunError.notSupported();
    }
  }

  static void list(Call call) throws IOException {
    long now = Vm.now();
    List<String> paths = new ArrayList<>();
    for (RunningVm vm : call.installation().running().all()) {
      if (!vm.isOff(now)) {
        paths.add(vm.vmx());
      }
    }
    call.console().line("Total running VMs: ".concat(Integer.toString(paths.size())));
    for (String path : paths) {
      call.console().line(path);
    }
  }
}
