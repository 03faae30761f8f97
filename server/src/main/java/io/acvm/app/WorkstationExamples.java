package io.acvm.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.simulator.vmrun.VmrunInstallation;
import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a new simulated VMware Workstation has: templates, ISOs, and VMs as on anybody's desk. */
final class WorkstationExamples {
  private static final int GIB_IN_MIB = 1024;
  private static final int ISO_SECTOR = 2048;
  private static final int ISO_FIRST_DESCRIPTOR = 16;

  private static final List<SeedVm> TEMPLATES =
      List.of(
          SeedVm.named("alpine-3.22").guestOs("other6xlinux-64").hardware(1, 512, 2 * GIB_IN_MIB),
          SeedVm.named("debian-13").guestOs("debian12-64").hardware(2, 2048, 20 * GIB_IN_MIB),
          SeedVm.named("ubuntu-24.04").hardware(2, 4096, 25 * GIB_IN_MIB),
          SeedVm.named("windows-11").guestOs("windows11-64").hardware(4, 8192, 64 * GIB_IN_MIB));
  private static final List<SeedVm> VMS =
      List.of(
          SeedVm.named("build-agent").hardware(4, 8192, 40 * GIB_IN_MIB),
          SeedVm.named("lab-router")
              .guestOs("debian12-64")
              .hardware(1, 1024, 8 * GIB_IN_MIB)
              .connectionType("bridged"),
          SeedVm.named("Poste d'Amélie")
              .guestOs("windows11-64")
              .hardware(2, 4096, 64 * GIB_IN_MIB));

  /** Opened once in the user interface, and kept where this server does not look after it. */
  private static final SeedVm OLD_ONE =
      SeedVm.named("old desktop").guestOs("windows9-64").hardware(2, 4096, 60 * GIB_IN_MIB);

  private static final List<String> ISOS =
      List.of("debian-13.1.0-amd64-netinst", "windows-11-25h2");

  private final Path home;
  private final VmrunInstallation workstation;

  WorkstationExamples(Path home, VmrunInstallation workstation) {
    this.home = home;
    this.workstation = workstation;
  }

  Path vms() {
    return home.resolve("vms");
  }

  Path templates() {
    return home.resolve("templates");
  }

  Path isos() {
    return home.resolve("isos");
  }

  /** What the user interface has opened. */
  Path library() {
    return home.resolve("inventory.vmls");
  }

  /** The directory of templates comes last, so that a start that was cut short begins again. */
  void makeOnce() throws IOException {
    if (Files.exists(templates())) {
      return;
    }
    for (SeedVm vm : VMS) {
      workstation.seed(vms(), vm);
    }
    Files.createDirectories(isos());
    for (String name : ISOS) {
      Files.write(isos().resolve(name + ".iso"), emptyIso(name));
    }
    Path elsewhere = workstation.seed(home.resolve("elsewhere"), OLD_ONE);
    Dictionary opened = Dictionary.create();
    opened.set("vmlist1.config", elsewhere.toAbsolutePath().toString());
    opened.set("vmlist1.DisplayName", OLD_ONE.name());
    opened.save(library());
    Path making = home.resolve("templates.new");
    for (SeedVm template : TEMPLATES) {
      workstation.seed(making, template);
    }
    Files.move(making, templates());
  }

  /** A medium with a name and nothing on it, as ISO 9660 describes one. */
  private static byte[] emptyIso(String name) {
    byte[] image = new byte[(ISO_FIRST_DESCRIPTOR + 2) * ISO_SECTOR];
    describe(image, ISO_FIRST_DESCRIPTOR * ISO_SECTOR, (byte) 1);
    describe(image, (ISO_FIRST_DESCRIPTOR + 1) * ISO_SECTOR, (byte) 255);
    byte[] label = name.getBytes(US_ASCII);
    System.arraycopy(
        label, 0, image, ISO_FIRST_DESCRIPTOR * ISO_SECTOR + 40, Math.min(label.length, 32));
    return image;
  }

  private static void describe(byte[] image, int offset, byte type) {
    image[offset] = type;
    System.arraycopy("CD001".getBytes(US_ASCII), 0, image, offset + 1, 5);
    image[offset + 6] = 1;
  }
}
