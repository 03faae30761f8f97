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

  /** The real command knows host networks on Windows and macOS only. */
  static void listNetworks(Call call) throws UsageException, IOException {
    requireHostNetworks(call);
    call.console().line("Total host networks: 3");
    call.console().line("INDEX  NAME         TYPE         DHCP         SUBNET           MASK");
    call.console().line("0      vmnet0       bridged      false        empty            empty");
    call.console().line(network(call, 1, "hostOnly"));
    call.console().line(network(call, 8, "nat"));
  }

  static void listPortForwardings(Call call) throws UsageException {
    requireHostNetworks(call);
    call.line().argument(0);
    call.console().line("Total port forwardings: 0");
  }

  private static void requireHostNetworks(Call call) throws UsageException {
    if (call.platform() != Platform.WINDOWS) {
      throw new UsageException("Error: Unrecognized command: ".concat(call.line().command()));
    }
  }

  private static String network(Call call, int number, String type) throws IOException {
    String subnet = Dhcp.subnet(call.installation(), number);
    String address = subnet.substring(0, subnet.indexOf('/'));
    return pad(String.valueOf(number), 7)
        + pad("vmnet" + number, 13)
        + pad(type, 13)
        + pad("true", 13)
        + pad(address, 17)
        + Dhcp.mask(subnet);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
