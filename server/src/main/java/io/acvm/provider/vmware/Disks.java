package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.DISK_CANNOT_GROW;
import static io.acvm.domain.error.ErrorCode.PROVIDER_REJECTED;

import io.acvm.domain.error.AcvmException;
import io.acvm.provider.vmware.vmrun.ProcessRunner;
import io.acvm.provider.vmware.vmrun.VmrunFinder;
import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.DiskGrower;
import io.acvm.vmfiles.disk.NewDisk;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.vmx.NewVm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes and grows disks, by VMware's own tool where it is installed and else by ourselves. */
final class Disks {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private final ProcessRunner runner;
  private final VmrunFinder finder;
  private final Duration limit;

  Disks(ProcessRunner runner, VmrunFinder finder, Duration limit) {
    this.runner = runner;
    this.finder = finder;
    this.limit = limit;
  }

  static long sizeMib(Path vmdk) throws IOException {
    return VirtualDisk.read(vmdk).capacityBytes() / MIB;
  }

  /** An empty disk that grows with its content, in parts of four GB. */
  void create(Path vmdk, int gib) throws IOException {
    Optional<Path> tool = tool();
    if (tool.isPresent()) {
      List<String> size = List.of("-c", "-s", gib + "GB", "-a", "lsilogic", "-t", "1");
      run(tool.get(), size, vmdk);
    } else {
      DiskFiles.create(
          vmdk, new NewDisk(gib * GIB, true, "lsilogic", NewVm.DEFAULT_HARDWARE_VERSION));
    }
  }

  /**
   * Makes a disk larger; one of that size is left as it is.
   *
   * @throws AcvmException {@code DISK_CANNOT_GROW} for a disk with snapshots or of a linked clone,
   *     and for one of a kind that cannot
   */
  void grow(Path vmdk, int gib) throws IOException {
    VirtualDisk disk = VirtualDisk.read(vmdk);
    if (disk.capacityBytes() == gib * GIB) {
      return;
    }
    if (disk.hasParent()) {
      throw AcvmException.of(DISK_CANNOT_GROW);
    }
    Optional<Path> tool = tool();
    if (tool.isPresent()) {
      run(tool.get(), List.of("-x", gib + "GB"), vmdk);
      return;
    }
    try {
      DiskGrower.grow(vmdk, gib * GIB);
    } catch (VmFileException e) {
      if (e.reason() == VmFileException.Reason.UNSUPPORTED) {
        throw AcvmException.of(DISK_CANNOT_GROW).causedBy(e);
      }
      throw e;
    }
  }

  private Optional<Path> tool() {
    return finder.sibling("vmware-vdiskmanager");
  }

  private void run(Path tool, List<String> options, Path vmdk) {
    List<String> line = new ArrayList<>(List.of(tool.toString()));
    line.addAll(options);
    line.add(vmdk.toString());
    ProcessRunner.Outcome outcome = runner.run(line, limit);
    if (outcome.exit() != 0) {
      String text = outcome.output().replaceAll("\\p{Cntrl}+", " ").strip();
      throw AcvmException.of(
          PROVIDER_REJECTED, "text", text.substring(0, Math.min(text.length(), 300)));
    }
  }
}
