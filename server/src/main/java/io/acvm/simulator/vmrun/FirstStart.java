package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.vmx.Identity;
import io.acvm.vmfiles.vmx.Nic;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** What VMware writes into a .vmx at power-on by itself: ids, MAC addresses, names of files. */
final class FirstStart {
  private static final String BIOS = "uuid.bios";
  private static final String LOCATION = "uuid.location";
  private static final long VM_MARK = 0x564DL << 48;
  private static final int MAC_STEP = 10;

  private FirstStart() {}

  static void settle(Vm vm) throws IOException, InterruptedException {
    Dictionary config = vm.config();
    String here = location(vm.vmx);
    String there = config.get(LOCATION, "");
    boolean isNew = Identity.parse(config.get(BIOS, "")).isEmpty();
    boolean isElsewhere = !there.isEmpty() && !there.equals(here);
    if (isNew || (isElsewhere && becomesAnother(vm))) {
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
    UUID bios = Identity.random(new SecureRandom());
    config.set(BIOS, Identity.format(bios));
    if (!config.has("vmci0.id")) {
      config.set("vmci0.id", Integer.toString((int) bios.getLeastSignificantBits()));
    }
    config.removeIf(key -> key.startsWith("ethernet") && key.contains(".generatedaddress"));
  }

  private static void addresses(Dictionary config) throws IOException {
    UUID bios = Identity.parse(config.get(BIOS, "")).orElseThrow();
    for (Nic nic : Vmx.of(config).nics()) {
      String key = "ethernet" + nic.index();
      if (!nic.staticMac() && config.get(key + ".generatedAddress", "").isEmpty()) {
        config.set(key + ".addressType", "generated");
        config.set(key + ".generatedAddress", Identity.generatedMac(bios, nic.index()));
        config.set(key + ".generatedAddressOffset", MAC_STEP * (long) nic.index());
      }
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
    if (vm.folder().equals(file.getParent()) && !Files.exists(file)) {
      Files.writeString(file, content);
    }
  }

  /** A hash of the path: a VM that is found elsewhere has a location that does not fit. */
  static String location(Path vmx) {
    String path = vmx.toString();
    return Identity.format(
        new UUID(VM_MARK | Hash.of(path) >>> 16, Hash.of("location of " + path)));
  }
}
