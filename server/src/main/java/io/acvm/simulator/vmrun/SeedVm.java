package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A VM to be made for a trial or a test: real files, an empty disk.
 *
 * @param name of the folder, the files and the VM
 * @param guestOs as in a .vmx, such as {@code ubuntu-64}
 * @param connectionType of its one NIC, such as {@code nat}
 */
public record SeedVm(
    String name, String guestOs, int cpus, int memoryMib, int diskMib, String connectionType) {

  /** A small Linux on the NAT network. */
  public static SeedVm named(String name) {
    return new SeedVm(name, "ubuntu-64", 2, 2048, 64, "nat");
  }

  public SeedVm guestOs(String id) {
    return new SeedVm(name, id, cpus, memoryMib, diskMib, connectionType);
  }

  /** Hardware; a large disk costs little, it is empty. */
  public SeedVm hardware(int cpus, int memoryMib, int diskMib) {
    return new SeedVm(name, guestOs, cpus, memoryMib, diskMib, connectionType);
  }

  public SeedVm connectionType(String type) {
    return new SeedVm(name, guestOs, cpus, memoryMib, diskMib, type);
  }

  Path write(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.toAbsolutePath().resolve(name));
    Dictionary config = Dictionary.create();
    config.set("config.version", 8);
    config.set("virtualHW.version", 20);
    config.set("virtualHW.productCompatibility", "hosted");
    config.set("displayName", name);
    config.set("guestOS", guestOs);
    config.set("firmware", "efi");
    config.set("numvcpus", cpus);
    config.set("cpuid.coresPerSocket", cpus);
    config.set("memsize", memoryMib);
    config.set("pciBridge0.present", true);
    config.set("pciBridge4.present", true);
    config.set("pciBridge4.virtualDev", "pcieRootPort");
    config.set("pciBridge4.functions", 8);
    config.set("vmci0.present", true);
    config.set("hpet0.present", true);
    config.set("floppy0.present", false);
    config.set("ethernet0.present", true);
    config.set("ethernet0.connectionType", connectionType);
    config.set("ethernet0.virtualDev", "e1000e");
    config.set("ethernet0.addressType", "generated");
    config.set("msg.autoAnswer", true);
    config.set("uuid.action", "create");
    Path vmx = folder.resolve(name + ".vmx");
    config.save(vmx);
    return vmx;
  }
}
