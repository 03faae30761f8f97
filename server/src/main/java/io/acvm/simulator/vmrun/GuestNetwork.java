package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.vmx.Nic;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;

/** Gives a guest its name and addresses when it boots. */
final class GuestNetwork {
  private GuestNetwork() {}

  /** Static addresses that cloud-init is told by guestinfo come first, then those of DHCP. */
  static void connect(Vm vm, RunningVm running) throws IOException, InterruptedException {
    Dictionary config = vm.config();
    GuestInfo info = GuestInfo.of(config);
    String hostname =
        info.hostname().isEmpty()
            ? hostname(config.get("displayName", vm.baseName()))
            : info.hostname();
    Iterator<String> fixed = info.addresses().iterator();
    String first = "";
    for (Nic nic : Vmx.of(config).nics()) {
      if (nic.startConnected()) {
        String address = fixed.hasNext() ? fixed.next() : lease(vm, nic, hostname);
        first = first.isEmpty() ? address : first;
      }
    }
    running.setGuest(hostname, first);
  }

  private static String lease(Vm vm, Nic nic, String hostname)
      throws IOException, InterruptedException {
    return new Dhcp(vm.call.installation(), nic.network().number().orElse(Dhcp.BRIDGED))
        .lease(nic.macAddress().orElse(""), hostname);
  }

  /** A host name out of any display name. */
  private static String hostname(String displayName) {
    StringBuilder name = new StringBuilder();
    for (char c : displayName.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      name.append(plain ? c : '-');
    }
    return name.toString();
  }
}
