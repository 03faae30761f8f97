package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The virtual disks of a VM. What differs between a disk and its parent is nothing, always: a
 * simulated guest writes nothing.
 */
final class Disks {
  private static final int LONGEST_CHAIN = 64;
  private static final int DELTA_DIGITS = 6;

  private Disks() {}

  static List<Drive> of(Dictionary config) throws VmFileException {
    List<Drive> disks = new ArrayList<>();
    for (Drive disk : Vmx.of(config).disks()) {
      if (!disk.fileName().isEmpty()) {
        disks.add(disk);
      }
    }
    return disks;
  }

  /** Refuses to power on without all disks and their parents; then they count as written to. */
  static void open(Vm vm) throws VmrunError, IOException {
    for (Drive disk : of(vm.config())) {
      requireUsable(vm, disk.fileName());
    }
    for (Drive disk : of(vm.config())) {
      if (disk.mode() != Drive.Mode.INDEPENDENT_NONPERSISTENT) {
        DiskFiles.markWritten(vm.file(disk.fileName()));
      }
    }
  }

  private static void requireUsable(Vm vm, String fileName) throws VmrunError, IOException {
    String what =
        "[msg.disk.noBackEnd] Cannot open the disk '"
            + vm.file(fileName)
            + "' or one of the snapshot disks it depends on. Reason: ";
    try {
      List<VirtualDisk> chain = chain(vm, vm.file(fileName));
      for (int i = 1; i < chain.size(); i++) {
        if (!chain.get(i - 1).parentContentId().equalsIgnoreCase(chain.get(i).contentId())) {
          throw VmLog.refuse(
              vm,
              what
                  + "The parent virtual disk has been modified since the child was created. The"
                  + " content ID of the parent virtual disk does not match the corresponding parent"
                  + " content ID in the child.");
        }
      }
    } catch (VmFileException e) {
      throw VmLog.refuse(vm, what + "The file specified is not a virtual disk.");
    } catch (IOException e) {
      throw VmLog.refuse(vm, what + "The system cannot find the file specified.");
    }
  }

  /** From a disk down to the one that stands alone. */
  static List<VirtualDisk> chain(Vm vm, Path disk) throws IOException {
    List<VirtualDisk> chain = new ArrayList<>();
    Path at = disk;
    while (at != null && chain.size() < LONGEST_CHAIN) {
      VirtualDisk read = VirtualDisk.read(at);
      chain.add(read);
      at = read.hasParent() ? parent(vm, read) : null;
    }
    return chain;
  }

  /** Where the disk says, or in a folder that the .vmx names for the case that it has moved. */
  private static Path parent(Vm vm, VirtualDisk disk) throws IOException {
    Optional<Path> named = disk.parent();
    Path parent = named.orElseThrow(() -> new IOException("no parent: " + disk.file())).normalize();
    if (!Files.exists(parent)) {
      for (String folder : Vmx.of(vm.config()).fileSearchPath()) {
        Path found = vm.file(folder).resolve(parent.getFileName());
        if (Files.exists(found)) {
          return found;
        }
      }
    }
    return parent;
  }

  /** The name without folder, ending and the number of a snapshot. */
  static String baseName(String fileName) {
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String base =
        name.endsWith(".vmdk") ? name.substring(0, name.length() - ".vmdk".length()) : name;
    int dash = base.length() - DELTA_DIGITS - 1;
    boolean numbered = dash > 0 && base.charAt(dash) == '-';
    for (int i = dash + 1; numbered && i < base.length(); i++) {
      numbered = Character.isDigit(base.charAt(i));
    }
    return numbered ? base.substring(0, dash) : base;
  }

  /** Makes a disk in the VM's folder that begins as the frozen one; returns its name. */
  static String createDelta(Vm vm, Path frozen) throws IOException {
    String base = baseName(String.valueOf(frozen.getFileName()));
    for (int number = 1; ; number++) {
      String digits = String.valueOf(1_000_000 + number).substring(1);
      String name = base + "-" + digits + ".vmdk";
      if (!Files.exists(vm.file(name))) {
        DiskFiles.createChild(vm.file(name), frozen);
        return name;
      }
    }
  }

  /** Removes a disk if it is there and lies in the VM's own folder. */
  static void delete(Vm vm, Path disk) throws IOException {
    if (vm.folder().equals(disk.getParent()) && Files.exists(disk)) {
      try {
        DiskFiles.delete(disk);
      } catch (VmFileException e) {
        Files.delete(disk);
      }
    }
  }
}
