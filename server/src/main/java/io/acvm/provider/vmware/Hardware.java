package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.VM_SPEC_INVALID;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.FieldFailure;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Network;
import io.acvm.vmfiles.vmx.Nic;
import io.acvm.vmfiles.vmx.Vmx;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules of a VM's hardware, and its changes in the configuration. */
final class Hardware {
  private static final int MEMORY_STEP_MIB = 4;
  private static final int MAX_NICS = 10;
  private static final int MAX_UNITS = 16;
  private static final int CONTROLLER_UNIT = 7;
  private static final int MAX_SATA_UNITS = 30;
  private static final String USUAL_NIC = "e1000e";

  private Hardware() {}

  /** Fails with {@code VM_SPEC_INVALID} for what VMware would refuse. */
  static void check(int cpus, long memoryMib, int nics) {
    if (cpus < 1) {
      throw invalid("/cpus", "minimum", "There must be a CPU.");
    }
    if (memoryMib < MEMORY_STEP_MIB || memoryMib % MEMORY_STEP_MIB != 0) {
      throw invalid("/memoryMib", "multipleOf", "VMware takes memory in steps of 4 MiB.");
    }
    if (nics > MAX_NICS) {
      throw invalid("/networks", "maxItems", "A VM has ten network cards at most.");
    }
  }

  static AcvmException invalid(String pointer, String code, String detail) {
    return AcvmException.invalid(VM_SPEC_INVALID, List.of(new FieldFailure(pointer, code, detail)));
  }

  /** One NIC for each network; those that are there keep their model and address. */
  static void connect(Vmx config, List<Network> networks) {
    Set<Integer> present = config.nics().stream().map(Nic::index).collect(Collectors.toSet());
    for (int i = 0; i < networks.size(); i++) {
      if (present.contains(i)) {
        config.edit().connectNic(i, networks.get(i));
      } else {
        config.edit().nic(i, networks.get(i), model(config));
      }
    }
    present.stream()
        .filter(index -> index >= networks.size())
        .forEach(index -> config.edit().removeNic(index));
  }

  private static String model(Vmx config) {
    return config.nics().stream()
        .map(Nic::model)
        .filter(model -> !model.isBlank())
        .findFirst()
        .orElse(USUAL_NIC);
  }

  /** The next free place for a disk at the controller of the first one. */
  static String freeDiskNode(Vmx config) {
    String controller =
        config.disks().stream()
            .map(Drive::node)
            .filter(node -> node.startsWith("scsi"))
            .findFirst()
            .map(node -> node.substring(0, node.indexOf(':')))
            .orElse("scsi0");
    return freeNode(config, controller, MAX_UNITS);
  }

  static String freeDriveNode(Vmx config) {
    return freeNode(config, "sata0", MAX_SATA_UNITS);
  }

  private static String freeNode(Vmx config, String controller, int units) {
    Set<String> taken = config.drives().stream().map(Drive::node).collect(Collectors.toSet());
    for (int unit = 0; unit < units; unit++) {
      String node = controller + ":" + unit;
      boolean own = controller.startsWith("scsi") && unit == CONTROLLER_UNIT;
      if (!own && !taken.contains(node)) {
        return node;
      }
    }
    throw invalid("/extraDisksGib", "maxItems", "There is no place for so many disks.");
  }
}
