package io.acvm.vmfiles.vmx;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.util.List;
import java.util.UUID;

/**
 * A VM to be written anew.
 *
 * @param name shown to people, and free text
 * @param baseName of the VM's files, without extension
 * @param guestOs see {@link GuestOs}
 * @param cpus in one socket
 * @param memoryMib a multiple of 4
 * @param hardwareVersion such as 20 for Workstation 17.0; see {@link #DEFAULT_HARDWARE_VERSION}
 * @param diskFile of the first disk, relative to the VM's folder; empty for a VM without a disk
 * @param isos in the optical drives, in order; the first is the one to boot from while the disk is
 *     empty
 * @param networks one adapter for each
 * @param uuid see {@link Identity#random}
 */
public record NewVm(
    String name,
    String baseName,
    String guestOs,
    Vmx.Firmware firmware,
    int cpus,
    long memoryMib,
    int hardwareVersion,
    String diskFile,
    List<String> isos,
    List<Network> networks,
    UUID uuid) {
  /** Opens in Workstation 16.2 and everything later. */
  public static final int DEFAULT_HARDWARE_VERSION = 19;

  /** Where the first disk is attached. */
  public static final String DISK_NODE = "scsi0:0";

  private static final int FIRST_ROOT_PORT = 4;
  private static final int LAST_ROOT_PORT = 7;

  public NewVm {
    isos = List.copyOf(isos);
    networks = List.copyOf(networks);
  }

  /**
   * All that VMware needs to open it, start it and never ask a question; the rest it adds itself
   * when the VM first starts.
   *
   * @throws IllegalArgumentException as {@link VmxEditor} does
   */
  public Vmx toVmx() {
    Dictionary dictionary = Dictionary.create();
    dictionary.set("config.version", 8);
    dictionary.set("virtualHW.version", hardwareVersion);
    dictionary.set("virtualHW.productCompatibility", "hosted");
    Vmx vmx = new Vmx(dictionary);
    VmxEditor editor = vmx.edit().displayName(name);
    dictionary.set("guestOS", guestOs);
    dictionary.set("firmware", firmware == Vmx.Firmware.EFI ? "efi" : "bios");
    dictionary.set("nvram", baseName + ".nvram");
    editor.cpus(cpus).memoryMib(memoryMib);
    writeBoard(dictionary);
    writeDrives(dictionary, editor);
    for (int i = 0; i < networks.size(); i++) {
      editor.nic(i, networks.get(i), GuestOs.nicModel(guestOs));
    }
    editor.newIdentity(uuid);
    return vmx;
  }

  private static void writeBoard(Dictionary dictionary) {
    dictionary.set("pciBridge0.present", true);
    // Without root ports no PCI Express device finds a slot, e1000e among them.
    for (int port = FIRST_ROOT_PORT; port <= LAST_ROOT_PORT; port++) {
      dictionary.set("pciBridge" + port + ".present", true);
      dictionary.set("pciBridge" + port + ".virtualDev", "pcieRootPort");
      dictionary.set("pciBridge" + port + ".functions", 8);
    }
    dictionary.set("vmci0.present", true);
    dictionary.set("hpet0.present", true);
    dictionary.set("usb.present", true);
    dictionary.set("ehci.present", true);
    dictionary.set("usb_xhci.present", true);
    // Present unless denied, and then a host without one raises a question.
    dictionary.set("floppy0.present", false);
    dictionary.set("tools.syncTime", false);
    dictionary.set("msg.autoAnswer", true);
  }

  private void writeDrives(Dictionary dictionary, VmxEditor editor) {
    if (!diskFile.isEmpty()) {
      editor.disk(DISK_NODE, diskFile);
      dictionary.set("scsi0.virtualDev", GuestOs.scsiModel(guestOs));
    }
    for (int i = 0; i < isos.size(); i++) {
      editor.iso("sata0:" + i, isos.get(i));
    }
    if (firmware == Vmx.Firmware.BIOS) {
      dictionary.set("bios.bootOrder", "hdd,cdrom");
    }
  }
}
