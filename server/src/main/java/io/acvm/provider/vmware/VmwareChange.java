package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.DISK_CANNOT_GROW;
import static io.acvm.domain.error.ErrorCode.DISK_CANNOT_SHRINK;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.VmChange;
import io.acvm.vmfiles.vmx.Network;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Changes the configuration of a VM that is off; VMware would write over the changes of one that
 * runs or is open. Blocks.
 */
final class VmwareChange {
  private final VmStates states;
  private final VmNetworks networks;
  private final Disks disks;

  VmwareChange(VmStates states, VmNetworks networks, Disks disks) {
    this.states = states;
    this.networks = networks;
    this.disks = disks;
  }

  void change(Path vmx, VmChange change) throws IOException {
    Optional<List<Network>> nets =
        change.networks().map(all -> all.stream().map(networks::require).toList());
    Hardware.check(
        change.cpus().orElse(1), change.memoryMib().orElse(1024L), nets.map(List::size).orElse(0));
    Vmx config = Vmx.read(vmx);
    byte[] before = config.dictionary().toBytes();
    change.name().ifPresent(config.edit()::displayName);
    change.description().ifPresent(config.edit()::annotation);
    change.cpus().ifPresent(cpus -> cpus(config, cpus));
    change.memoryMib().ifPresent(config.edit()::memoryMib);
    nets.ifPresent(all -> Hardware.connect(config, all));
    boolean edited = !Arrays.equals(before, config.dictionary().toBytes());
    boolean grows = change.diskGib().isPresent() && grows(vmx, config, change.diskGib().get());
    if (!edited && !grows) {
      return;
    }
    states.requireOff(vmx);
    if (grows) {
      grow(vmx, config, change.diskGib().get());
    }
    if (edited) {
      config.save(vmx);
    }
  }

  /** Sockets and cores are left alone where the number of CPUs stays. */
  private static void cpus(Vmx config, int cpus) {
    if (config.cpus().orElse(0) != cpus) {
      config.edit().cpus(cpus);
    }
  }

  private static boolean grows(Path vmx, Vmx config, int gib) throws IOException {
    Path disk =
        VmwareMaking.firstDisk(vmx, config).orElseThrow(() -> AcvmException.of(DISK_CANNOT_GROW));
    long now = Disks.sizeMib(disk);
    if (gib * 1024L < now) {
      throw AcvmException.of(DISK_CANNOT_SHRINK);
    }
    return gib * 1024L > now;
  }

  private void grow(Path vmx, Vmx config, int gib) throws IOException {
    if (!VmwareSnapshots.tree(vmx).all().isEmpty()) {
      throw AcvmException.of(DISK_CANNOT_GROW);
    }
    disks.grow(VmwareMaking.firstDisk(vmx, config).orElseThrow(), gib);
  }
}
