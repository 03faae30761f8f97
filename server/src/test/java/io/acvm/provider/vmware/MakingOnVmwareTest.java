package io.acvm.provider.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.seed.IsoReading;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Vmx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What new VMs are made of: the files beside the configuration. */
final class MakingOnVmwareTest extends OnSimulatedWorkstation {
  private static final GuestSetup ADA =
      new GuestSetup(
          Optional.of("web"),
          Optional.of("ada"),
          Optional.empty(),
          List.of("ssh-ed25519 AAAA"),
          Optional.empty(),
          Optional.empty());
  private static final GuestSetup ANSWERS =
      new GuestSetup(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.of("<unattend/>"));

  @Test
  void aLinuxThatIsInstalledFindsASeedForCloudInit() throws Exception {
    // When
    Path vmx =
        path(make(spec("web", iso("ubuntu.iso"), Optional.of(8), Optional.of("172.16.8.50"), ADA)));
    // Then
    Vmx config = Vmx.read(vmx);
    assertThat(config.drives())
        .filteredOn(drive -> drive.kind() == Drive.Kind.CDROM_IMAGE)
        .extracting(Drive::fileName)
        .containsExactlyInAnyOrder(
            workstation.isos().resolve("ubuntu.iso").toString(), "web-seed.iso");
    Map<String, String> seed = seed(vmx);
    assertThat(seed).containsOnlyKeys("meta-data", "user-data", "network-config");
    assertThat(new JsonObject(seed.get("meta-data")).getString("local-hostname")).isEqualTo("web");
    assertThat(seed.get("user-data")).startsWith("#cloud-config\n").contains("ada", "ssh-ed25519");
    JsonObject nic =
        new JsonObject(seed.get("network-config")).getJsonObject("ethernets").getJsonObject("nic0");
    assertThat(nic.getJsonObject("match").getString("macaddress"))
        .isEqualTo(config.nics().get(0).macAddress().orElseThrow());
    assertThat(nic.getJsonArray("addresses")).containsExactly("172.16.8.50/24");
  }

  @Test
  void aWindowsThatIsInstalledFindsItsAnswerFile() throws Exception {
    Path vmx = path(make(spec("win", iso("win11.iso"), Optional.of(8), Optional.empty(), ANSWERS)));
    assertThat(seed(vmx)).containsEntry("autounattend.xml", "<unattend/>");
    assertThat(Vmx.read(vmx).guestOs()).isEqualTo("windows11-64");
  }

  @Test
  void aCopyOfAWindowsFindsItsAnswerFileAndOtherCopiesAreRefusedOne() throws Exception {
    // Given
    workstation
        .installation()
        .seed(workstation.templates(), SeedVm.named("win").guestOs("windows2019srv-64"));
    VmSource windows =
        new VmSource(VmSource.Type.TEMPLATE, Optional.of(new TemplateId("win/win.vmx")));
    // Then
    Path vmx = path(make(spec("srv", windows, Optional.empty(), Optional.empty(), ANSWERS)));
    assertThat(seed(vmx)).containsEntry("unattend.xml", "<unattend/>");
    assertThat(refusal(spec("linux", golden(), Optional.empty(), Optional.empty(), ANSWERS)))
        .isEqualTo(ErrorCode.VM_SPEC_INVALID);
    assertThat(refusal(spec("b", windows, Optional.empty(), Optional.of("172.16.8.60"), ANSWERS)))
        .isEqualTo(ErrorCode.VM_SPEC_INVALID);
  }

  @Test
  void vmsLinkedToATemplateStandOnOneSnapshotOfIt() throws Exception {
    // Given
    VmwareProvider linking =
        VmwareProvider.open(
            vertx, "linking", workstation.settings().withTemplateMode(CloneSpec.Mode.LINKED));
    Path template = workstation.templates().resolve("golden/golden.vmx");
    // When
    for (String name : List.of("one", "two")) {
      ProviderVmRef ref = done(linking.reserveVm(name));
      done(linking.createVm(ref, spec(name), Progress.NONE));
      // Then
      VirtualDisk disk = disk(path(ref));
      assertThat(disk.parent().orElseThrow().getParent()).isEqualTo(template.getParent());
      assertThat(VmwareSnapshots.tree(template).all()).hasSize(1);
    }
    // And one with a larger disk stands alone: a linked disk cannot grow
    ProviderVmRef large = done(linking.reserveVm("large"));
    VmSpec spec = spec("large", golden(), Optional.of(3), Optional.empty(), null);
    done(linking.createVm(large, spec, Progress.NONE));
    assertThat(disk(path(large)).hasParent()).isFalse();
    assertThat(disk(path(large)).capacityBytes()).isEqualTo(3L << 30);
    assertThat(done(linking.readCatalogue()).templates()).hasSize(1);
    done(linking.close());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void disksAreMadeAndGrownByVmwaresToolWhereItIsAndElseByUs(boolean toolIsThere) throws Exception {
    // Given
    Path calls = workstation.directory().resolve("calls");
    Path tool = workstation.installation().diskManager();
    Path real = Files.move(tool, tool.resolveSibling("real-diskmanager"));
    if (toolIsThere) {
      Files.writeString(
          tool, "#!/bin/sh\necho \"$1\" >> '%s'\nexec '%s' \"$@\"\n".formatted(calls, real));
      Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    }
    // When
    Path grown = path(make(spec("grown", golden(), Optional.of(5), Optional.empty(), null)));
    VmSource blank = new VmSource(VmSource.Type.BLANK, Optional.empty());
    Path made = path(make(spec("blank", blank, Optional.of(5), Optional.empty(), null)));
    // Then
    assertThat(disk(grown).capacityBytes()).isEqualTo(5L << 30);
    assertThat(disk(made).capacityBytes()).isEqualTo(5L << 30);
    if (toolIsThere) {
      assertThat(Files.readAllLines(calls)).containsExactly("-x", "-c");
    }
  }

  private ErrorCode refusal(VmSpec spec) {
    ProviderVmRef ref = done(provider.reserveVm(spec.name()));
    ErrorCode code = failureOf(provider.createVm(ref, spec, Progress.NONE));
    assertThat(path(ref).getParent()).doesNotExist();
    return code;
  }

  private VmSource iso(String name) throws IOException {
    Files.write(workstation.isos().resolve(name), new byte[2048]);
    return new VmSource(VmSource.Type.ISO, Optional.of(new TemplateId(name)));
  }

  private static Map<String, String> seed(Path vmx) throws IOException {
    return IsoReading.files(
        Files.readAllBytes(vmx.resolveSibling(KnownVm.stem(vmx) + GuestFiles.SEED_ENDING)));
  }

  private static VirtualDisk disk(Path vmx) throws IOException {
    return VirtualDisk.read(VmwareMaking.firstDisk(vmx, Vmx.read(vmx)).orElseThrow());
  }

  private static Path path(ProviderVmRef ref) {
    return Path.of(ref.value());
  }
}
