package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.lock.FileLocks;
import io.acvm.vmfiles.lock.LockHolder;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The {@code .lck} folders of a running VM: of its .vmx, of each of its disks, of its memory. */
final class VmLocks {
  static final String EXECUTABLE =
      Platform.current() == Platform.WINDOWS ? "vmware-vmx.exe" : "vmware-vmx";

  private VmLocks() {}

  /**
   * Refuses a VM that somebody else holds. What a killed call of ours has left, and what dead
   * processes have left, is removed.
   */
  static void requireFree(Vm vm) throws VmrunError, IOException {
    for (Path file : files(vm)) {
      FileLocks.release(file, Boot.holder());
      for (LockHolder holder : FileLocks.holders(file)) {
        if (holder.isAlive()) {
          throw VmrunError.inUse();
        }
      }
    }
  }

  static void take(Vm vm) throws IOException {
    Path memory = memory(vm);
    if (!Files.exists(memory)) {
      Files.createFile(memory);
    }
    for (Path file : files(vm)) {
      FileLocks.acquire(file, Boot.holder(), EXECUTABLE);
    }
  }

  static void release(Vm vm) throws IOException {
    for (Path file : files(vm)) {
      FileLocks.release(file, Boot.holder());
    }
    Files.deleteIfExists(memory(vm));
  }

  /** After the disks of a running VM have changed: gives back what it held, takes what it has. */
  static void move(Vm vm, List<Path> held) throws IOException {
    if (!held.isEmpty()) {
      for (Path file : held) {
        FileLocks.release(file, Boot.holder());
      }
      take(vm);
    }
  }

  static List<Path> files(Vm vm) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(vm.vmx);
    for (Drive disk : Disks.of(vm.config())) {
      files.add(vm.file(disk.fileName()));
    }
    files.add(memory(vm));
    return files;
  }

  private static Path memory(Vm vm) {
    String bios = vm.config().get("uuid.bios", "");
    return vm.file(Identity.parse(bios).orElse(new UUID(0, 0)) + ".vmem");
  }
}
