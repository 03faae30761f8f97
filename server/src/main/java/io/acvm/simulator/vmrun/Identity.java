package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** What VMware writes into a .vmx at power-on by itself: ids, MAC addresses, names of files. */
final class Identity {
  private static final String BIOS = "uuid.bios";
  private static final String LOCATION = "uuid.location";
  private static final int MAC_STEP = 10;

  private Identity() {}

  static void settle(Vm vm) throws IOException, InterruptedException {
    Dictionary config = vm.config();
    String here = location(vm.vmx);
    String there = config.get(LOCATION, "");
    boolean isNew = config.get(BIOS, "").isEmpty();
    boolean isElsewhere = !there.isEmpty() && !there.equals(here);
    if (isNew || isElsewhere && becomesAnother(vm)) {
      renew(config);
    }
    config.set(LOCATION, here);
    addresses(config);
    files(vm);
  }

  /**
   * Whether a VM found in another place gets a new identity. Without a rule in the .vmx this is the
   * question "moved or copied?", which nobody answers here: the call blocks, as the real one does.
   */
  private static boolean becomesAnother(Vm vm) throws IOException, InterruptedException {
    String action = vm.config().get("uuid.action", "");
    if (action.equalsIgnoreCase("keep")) {
      return false;
    }
    if (!action.equalsIgnoreCase("create") && !vm.config().getBoolean("msg.autoAnswer", false)) {
      VmLog.add(vm, "Msg_Question: msg.uuid.altered");
      new CountDownLatch(1).await();
    }
    return true;
  }

  private static void renew(Dictionary config) {
    byte[] bios = bytes(UUID.randomUUID());
    config.set(BIOS, text(bios));
    if (!config.has("vmci0.id")) {
      config.set("vmci0.id", tail(bios, 4));
    }
    config.removeIf(key -> key.startsWith("ethernet") && key.contains(".generatedaddress"));
  }

  /** NIC 0 ends as the BIOS id does, every further NIC is ten higher. */
  private static void addresses(Dictionary config) {
    int base = tail(HexFormat.of().parseHex(hex(config.get(BIOS, ""))), 3) & 0xffffff;
    for (int i = 0; i < GuestNetwork.MAX_NICS; i++) {
      String nic = "ethernet" + i;
      if (!config.getBoolean(nic + ".present", false)
          || config.get(nic + ".addressType", "generated").equalsIgnoreCase("static")
          || !config.get(nic + ".generatedAddress", "").isEmpty()) {
        continue;
      }
      int low = (base + MAC_STEP * i) & 0xffffff;
      config.set(nic + ".addressType", "generated");
      config.set(
          nic + ".generatedAddress",
          "00:0c:29:" + HexFormat.ofDelimiter(":").formatHex(lastThree(low)));
      config.set(nic + ".generatedAddressOffset", MAC_STEP * i);
    }
  }

  private static void files(Vm vm) throws IOException {
    Dictionary config = vm.config();
    if (!config.has("extendedConfigFile")) {
      config.set("extendedConfigFile", vm.baseName() + ".vmxf");
    }
    if (!config.has("nvram")) {
      config.set("nvram", vm.baseName() + ".nvram");
    }
    create(vm, config.get("extendedConfigFile", ""), "<?xml version=\"1.0\"?>\n<Foundry/>\n");
    create(vm, config.get("nvram", ""), "");
    create(vm, vm.baseName() + ".vmsd", "");
  }

  private static void create(Vm vm, String name, String content) throws IOException {
    Path file = vm.file(name);
    if (file.getParent().equals(vm.folder()) && !Files.exists(file)) {
      Files.writeString(file, content);
    }
  }

  /** A hash of the path: a VM that is found elsewhere has a location that does not fit. */
  static String location(Path vmx) {
    String path = vmx.toString();
    return text(bytes(new UUID(Hash.of(path), Hash.of("location of " + path))));
  }

  private static byte[] bytes(UUID random) {
    byte[] bytes = HexFormat.of().parseHex(random.toString().replace("-", ""));
    bytes[0] = 'V';
    bytes[1] = 'M';
    return bytes;
  }

  /** As in a .vmx: blanks between bytes, a dash in the middle. */
  private static String text(byte[] id) {
    String spaced = HexFormat.ofDelimiter(" ").formatHex(id);
    return spaced.substring(0, 23) + "-" + spaced.substring(24);
  }

  /** The dashed form of an id of a .vmx, which names the memory file of a running VM. */
  static String dashed(String id) {
    String hex = hex(id);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  /** 32 hexadecimal digits, whatever a person has written. */
  private static String hex(String id) {
    StringBuilder digits = new StringBuilder(id.replace(" ", "").replace("-", ""));
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0) {
        digits.setCharAt(i, '0');
      }
    }
    while (digits.length() < 32) {
      digits.append('0');
    }
    return digits.substring(0, 32);
  }

  private static int tail(byte[] bytes, int count) {
    int value = 0;
    for (int i = bytes.length - count; i < bytes.length; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  private static byte[] lastThree(int value) {
    return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
  }
}
