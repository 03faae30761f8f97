package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The virtual disks of a VM, by the storage nodes of its .vmx. */
final class Disks {
  private static final String FILE_NAME = ".filename";

  private Disks() {}

  /**
   * @param node such as {@code scsi0:0}
   * @param fileName as the .vmx has it
   */
  record Disk(String node, String fileName) {}

  static List<Disk> of(Dictionary config) {
    List<Disk> disks = new ArrayList<>();
    for (String key : config.keys()) {
      String lower = key.toLowerCase(Locale.ROOT);
      if (lower.endsWith(FILE_NAME) && isNode(lower)) {
        String node = key.substring(0, key.length() - FILE_NAME.length());
        String type = config.get(node + ".deviceType", "disk").toLowerCase(Locale.ROOT);
        if (config.getBoolean(node + ".present", false)
            && (type.equals("disk") || type.endsWith("harddisk"))) {
          disks.add(new Disk(node, config.get(key, "")));
        }
      }
    }
    return disks;
  }

  private static boolean isNode(String key) {
    return key.indexOf(':') > 0
        && (key.startsWith("scsi")
            || key.startsWith("sata")
            || key.startsWith("nvme")
            || key.startsWith("ide"));
  }

  /** Refuses to power on without a disk that the .vmx names. */
  static void requireUsable(Vm vm) throws VmrunError, IOException {
    for (Disk disk : of(vm.config())) {
      if (!Files.isRegularFile(vm.file(disk.fileName()))) {
        throw VmLog.refuse(
            vm,
            "[msg.disk.noBackEnd] Cannot open the disk '"
                + disk.fileName()
                + "' or one of the snapshot disks it depends on. Reason: The system cannot find the file specified.");
      }
    }
  }
}
