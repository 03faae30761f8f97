package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.NewDisk;
import io.acvm.vmfiles.vmx.Identity;
import io.acvm.vmfiles.vmx.Network;
import io.acvm.vmfiles.vmx.NewVm;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * A VM to be made for a trial or a test: real files, an empty disk.
 *
 * @param name of the folder, the files and the VM
 * @param guestOs as in a .vmx, such as {@code ubuntu-64}
 * @param diskMib of its one disk; a large one costs little, it is empty
 * @param connectionType of its one NIC: {@code bridged}, {@code nat}, {@code hostonly} or {@code
 *     vmnetN}
 */
public record SeedVm(
    String name, String guestOs, int cpus, int memoryMib, int diskMib, String connectionType) {
  private static final long MIB = 1L << 20;
  private static final int HARDWARE_VERSION = 20;

  /** A small Linux on the NAT network. */
  public static SeedVm named(String name) {
    return new SeedVm(name, "ubuntu-64", 2, 2048, 64, "nat");
  }

  public SeedVm guestOs(String id) {
    return new SeedVm(name, id, cpus, memoryMib, diskMib, connectionType);
  }

  public SeedVm hardware(int cpus, int memoryMib, int diskMib) {
    return new SeedVm(name, guestOs, cpus, memoryMib, diskMib, connectionType);
  }

  public SeedVm connectionType(String type) {
    return new SeedVm(name, guestOs, cpus, memoryMib, diskMib, type);
  }

  Path write(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.toAbsolutePath().resolve(name));
    String disk = name + ".vmdk";
    DiskFiles.create(
        folder.resolve(disk), new NewDisk(diskMib * MIB, false, "lsilogic", HARDWARE_VERSION));
    Path vmx = folder.resolve(name + ".vmx");
    new NewVm(
            name,
            name,
            guestOs,
            Vmx.Firmware.EFI,
            cpus,
            memoryMib,
            HARDWARE_VERSION,
            disk,
            List.of(),
            List.of(Network.parse(connectionType)),
            Identity.random(new SecureRandom()))
        .toVmx()
        .save(vmx);
    return vmx;
  }
}
