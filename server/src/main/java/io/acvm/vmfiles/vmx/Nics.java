package io.acvm.vmfiles.vmx;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The network adapters of a .vmx. */
final class Nics {
  static final int MAX = 10;

  private Nics() {}

  static List<Nic> read(Dictionary dictionary) {
    List<Nic> nics = new ArrayList<>();
    for (int i = 0; i < MAX; i++) {
      if (dictionary.getBoolean(prefix(i) + "present", false)) {
        nics.add(nic(dictionary, i));
      }
    }
    return nics;
  }

  static String prefix(int index) {
    return "ethernet" + index + ".";
  }

  private static Nic nic(Dictionary dictionary, int index) {
    String prefix = prefix(index);
    boolean isStatic = dictionary.get(prefix + "addressType", "").equalsIgnoreCase("static");
    return new Nic(
        index,
        Network.read(
            dictionary.get(prefix + "connectionType", ""), dictionary.get(prefix + "vnet", "")),
        dictionary.get(prefix + "virtualDev", ""),
        mac(dictionary, index, isStatic),
        isStatic,
        dictionary.getBoolean(prefix + "startConnected", true));
  }

  private static Optional<String> mac(Dictionary dictionary, int index, boolean isStatic) {
    String key = prefix(index) + (isStatic ? "address" : "generatedAddress");
    Optional<String> written =
        dictionary.get(key).filter(mac -> !mac.isBlank()).map(mac -> mac.toLowerCase(Locale.ROOT));
    return isStatic || written.isPresent() ? written : computed(dictionary, index);
  }

  /**
   * With {@code uuid.action = "create"} the VM gets another identity when it starts, and another
   * address with it.
   */
  private static Optional<String> computed(Dictionary dictionary, int index) {
    if (dictionary.get("uuid.action", "").equalsIgnoreCase("create")) {
      return Optional.empty();
    }
    return dictionary
        .get("uuid.bios")
        .flatMap(Identity::parse)
        .map(uuid -> Identity.generatedMac(uuid, index));
  }
}
