package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;

/** Gives a guest its name and addresses when it boots. */
final class GuestNetwork {
  static final int MAX_NICS = 10;

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
    for (int i = 0; i < MAX_NICS; i++) {
      String address = "";
      if (isConnected(config, "ethernet" + i)) {
        address = fixed.hasNext() ? fixed.next() : lease(vm, "ethernet" + i, hostname);
      }
      first = first.isEmpty() ? address : first;
    }
    running.setGuest(hostname, first);
  }

  private static boolean isConnected(Dictionary config, String nic) {
    return config.getBoolean(nic + ".present", false)
        && config.getBoolean(nic + ".startConnected", true);
  }

  private static String lease(Vm vm, String nic, String hostname)
      throws IOException, InterruptedException {
    Dictionary config = vm.config();
    String mac =
        config.get(nic + ".addressType", "").equalsIgnoreCase("static")
            ? config.get(nic + ".address", "")
            : config.get(nic + ".generatedAddress", config.get(nic + ".address", ""));
    return new Dhcp(vm.call.installation(), vmnet(config, nic))
        .lease(mac.toLowerCase(Locale.ROOT), hostname);
  }

  /** The number of the virtual network; 0 is the bridged one. */
  private static int vmnet(Dictionary config, String nic) {
    switch (config.get(nic + ".connectionType", "bridged").toLowerCase(Locale.ROOT)) {
      case "nat":
        return 8;
      case "hostonly":
        return 1;
      case "custom":
        return digits(config.get(nic + ".vnet", ""));
      default:
        return 0;
    }
  }

  private static int digits(String vnet) {
    int number = 0;
    for (int i = 0; i < vnet.length() && number < 1000; i++) {
      int digit = Character.digit(vnet.charAt(i), 10);
      number = digit < 0 ? number : number * 10 + digit;
    }
    return number;
  }

  /** A host name out of any display name. */
  private static String hostname(String displayName) {
    StringBuilder name = new StringBuilder();
    for (char c : displayName.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      name.append(plain ? c : '-');
    }
    return name.toString();
  }
}
