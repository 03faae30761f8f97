package io.acvm.vmfiles.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VmxTest {
  private static final String HEAD = "config.version = \"8\"\nvirtualHW.version = \"20\"\n";
  private static final UUID UUID_1 = UUID.fromString("564d1359-011a-d11a-575b-0ad74b2a0c99");

  @Test
  void hardwareIsReadInAnyCaseOfKeys() throws IOException {
    Vmx vmx =
        vmx(
            """
            displayname = "Web |22one|22"
            GUESTOS = "ubuntu-64"
            numvcpus = "4"
            cpuid.corespersocket = "2"
            memsize = "4096"
            firmware = "efi"
            annotation = "a|0Ab"
            """);

    assertThat(vmx.displayName()).isEqualTo("Web \"one\"");
    assertThat(vmx.guestOs()).isEqualTo("ubuntu-64");
    assertThat(vmx.cpus()).hasValue(4);
    assertThat(vmx.coresPerSocket()).hasValue(2);
    assertThat(vmx.memoryMib()).hasValue(4096);
    assertThat(vmx.firmware()).isEqualTo(Vmx.Firmware.EFI);
    assertThat(vmx.annotation()).isEqualTo("a\nb");
  }

  @Test
  void onlyStorageNodesThatArePresentAreDrives() throws IOException {
    Vmx vmx =
        vmx(
            """
            scsi0:10.present = "TRUE"
            scsi0:10.fileName = "ten.vmdk"
            scsi0:10.mode = "independent-persistent"
            scsi0:2.present = "true"
            scsi0:2.fileName = "two.vmdk"
            sata0:1.present = "TRUE"
            sata0:1.deviceType = "cdrom-image"
            sata0:1.fileName = "C:\\iso\\a b.iso"
            sata0:1.startConnected = "FALSE"
            ide1:0.present = "FALSE"
            ide1:0.fileName = "gone.vmdk"
            sound.present = "TRUE"
            sound.fileName = "-1"
            serial0.present = "TRUE"
            serial0.fileName = "thinprint"
            """);

    assertThat(vmx.drives())
        .containsExactly(
            new Drive(
                "sata0:1",
                Drive.Kind.CDROM_IMAGE,
                "C:\\iso\\a b.iso",
                Drive.Mode.PERSISTENT,
                false),
            new Drive("scsi0:2", Drive.Kind.DISK, "two.vmdk", Drive.Mode.PERSISTENT, true),
            new Drive(
                "scsi0:10", Drive.Kind.DISK, "ten.vmdk", Drive.Mode.INDEPENDENT_PERSISTENT, true));
    assertThat(vmx.disks())
        .filteredOn(Drive::isCoveredBySnapshots)
        .extracting(Drive::node)
        .containsExactly("scsi0:2");
  }

  @Test
  void adaptersAreReadAndAddressesThatVmwareHasNotWrittenAreComputed() throws IOException {
    Vmx vmx =
        vmx(
            """
            uuid.bios = "56 4d 13 59 01 1a d1 1a-57 5b 0a d7 4b c3 a1 8a"
            ethernet0.present = "TRUE"
            ethernet1.present = "TRUE"
            ethernet1.connectionType = "custom"
            ethernet1.vnet = "/dev/vmnet8"
            ethernet2.present = "TRUE"
            ethernet2.connectionType = "nat"
            ethernet2.addressType = "static"
            ethernet2.address = "00:50:56:3F:00:01"
            ethernet3.present = "FALSE"
            """);

    assertThat(vmx.nics())
        .extracting(
            Nic::index,
            nic -> nic.network().name(),
            nic -> nic.macAddress().orElseThrow(),
            Nic::staticMac)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(0, "bridged", "00:0c:29:c3:a1:8a", false),
            org.assertj.core.api.Assertions.tuple(1, "vmnet8", "00:0c:29:c3:a1:94", false),
            org.assertj.core.api.Assertions.tuple(2, "nat", "00:50:56:3f:00:01", true));
  }

  @Test
  void anAddressIsNotPromisedWhereVmwareWillMakeAnotherIdentity() throws IOException {
    Vmx vmx =
        vmx(
            "uuid.bios = \""
                + Identity.format(UUID_1)
                + "\"\nuuid.action = \"create\"\nethernet0.present = \"TRUE\"\n");

    assertThat(vmx.nics().get(0).macAddress()).isEmpty();
  }

  @Test
  void anEncryptedFileTellsItsNameAndAdmitsThatItHidesTheRest() throws IOException {
    Vmx vmx =
        Vmx.of(
            Dictionary.parse(
                "displayName = \"x\"\nencryption.keySafe = \"...\"\n"
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(vmx.isEncrypted()).isTrue();
    assertThat(vmx.cpus()).isEmpty();
    assertThat(vmx.memoryMib()).isEmpty();
  }

  @Test
  void aFileThatVmwareCannotOpenIsRefused() {
    assertThatThrownBy(
            () -> Vmx.of(Dictionary.parse("displayName = \"x\"".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(VmFileException.class)
        .hasMessageContaining("config.version");
  }

  @Test
  void suspensionIsToldFromARevertToALiveSnapshot() throws IOException {
    assertThat(vmx("checkpoint.vmState = \"\"\n").suspendedState()).isEmpty();
    Vmx suspended = vmx("checkpoint.vmState = \"a-1.vmss\"\n");
    Vmx reverted =
        vmx("checkpoint.vmState = \"a-Snapshot1.vmsn\"\ncheckpoint.vmState.readOnly = \"TRUE\"\n");

    assertThat(suspended.suspendedState()).contains("a-1.vmss");
    assertThat(reverted.isSuspendedStateOfSnapshot()).isTrue();
    suspended.edit().discardSuspendedState();
    assertThat(suspended.suspendedState()).isEmpty();
    assertThatThrownBy(() -> reverted.edit().discardSuspendedState())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void valuesThatVmwareWouldRefuseChangeNothing() throws IOException {
    Vmx vmx = vmx("");
    byte[] before = vmx.dictionary().toBytes();

    assertThatThrownBy(() -> vmx.edit().cpus(4, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vmx.edit().memoryMib(1022))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vmx.edit().staticMac(0, "00:0c:29:00:00:01"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vmx.edit().staticMac(0, "00:50:56:40:00:00"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vmx.edit().nic(10, Network.parse("nat"), "e1000e"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vmx.edit().disk("sound", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Network.parse("vmnet8\nx"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(vmx.dictionary().toBytes()).isEqualTo(before);
  }

  @Test
  void aCopyGetsAnIdentityAndAddressesOfItsOwn() throws IOException {
    Vmx vmx =
        vmx(
            """
            uuid.bios = "56 4d 00 00 00 00 00 00-00 00 00 00 00 00 00 01"
            vmci0.id = "5"
            ethernet0.present = "TRUE"
            ethernet0.generatedAddress = "00:0c:29:00:00:01"
            ethernet0.generatedAddressOffset = "0"
            ethernet1.present = "TRUE"
            ethernet1.addressType = "static"
            ethernet1.address = "00:50:56:00:00:01"
            """);

    vmx.edit().newIdentity(UUID_1);

    assertThat(vmx.dictionary().get("uuid.bios"))
        .contains("56 4d 13 59 01 1a d1 1a-57 5b 0a d7 4b 2a 0c 99");
    assertThat(vmx.dictionary().get("vmci0.id")).contains("1261046937");
    assertThat(vmx.nics())
        .extracting(nic -> nic.macAddress().orElseThrow())
        .containsExactly("00:0c:29:2a:0c:99", "00:0c:29:2a:0c:a3");
    assertThat(vmx.uuid()).contains(UUID_1);
  }

  @Test
  void aNewVmHasAllThatVmwareNeeds(@TempDir Path directory) throws IOException {
    NewVm spec =
        new NewVm(
            "Démo \"1\"",
            "demo",
            "ubuntu-64",
            Vmx.Firmware.EFI,
            2,
            4096,
            NewVm.DEFAULT_HARDWARE_VERSION,
            "demo.vmdk",
            List.of("/iso/a.iso", "/iso/seed.iso"),
            List.of(Network.parse("nat"), Network.parse("vmnet2")),
            UUID_1);
    Path file = directory.resolve("demo.vmx");
    spec.toVmx().save(file);

    Vmx vmx = Vmx.read(file);

    assertThat(vmx.displayName()).isEqualTo("Démo \"1\"");
    assertThat(vmx.drives())
        .extracting(Drive::node)
        .containsExactly("sata0:0", "sata0:1", "scsi0:0");
    assertThat(vmx.nics()).extracting(nic -> nic.network().name()).containsExactly("nat", "vmnet2");
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("config.version", "8"),
            Map.entry("virtualHW.version", "19"),
            Map.entry("firmware", "efi"),
            Map.entry("pciBridge7.virtualDev", "pcieRootPort"),
            Map.entry("floppy0.present", "FALSE"),
            Map.entry("msg.autoAnswer", "TRUE"),
            Map.entry("scsi0.virtualDev", "lsilogic"),
            Map.entry("scsi0.present", "TRUE"),
            Map.entry("sata0.present", "TRUE"),
            Map.entry("ethernet0.virtualDev", "e1000e"),
            Map.entry("cpuid.coresPerSocket", "2"),
            Map.entry("uuid.action", "keep"));
    expected.forEach((key, value) -> assertThat(vmx.dictionary().get(key)).as(key).contains(value));
    assertThat(Files.readAllLines(file).get(0)).isEqualTo(".encoding = \"UTF-8\"");
  }

  @Test
  void systemsOfWindowsAreKnownByTheirIds() {
    assertThat(List.of("windows9-64", "winXPPro", "longhorn-64", "WINDOWS11-64"))
        .allMatch(GuestOs::isWindows);
    assertThat(List.of("ubuntu-64", "darwin20-64", "")).noneMatch(GuestOs::isWindows);
    assertThat(GuestOs.find("WINDOWS9-64").orElseThrow().name()).isEqualTo("Windows 10");
  }

  @Property(tries = 200)
  void identitiesComeBackAndAddressesStayInTheirRanges(@ForAll long seed) {
    UUID uuid = Identity.random(new Random(seed));

    assertThat(Identity.parse(Identity.format(uuid))).contains(uuid);
    assertThat(Identity.format(uuid)).startsWith("56 4d ");
    assertThat(Identity.isStaticMac(Identity.randomStaticMac(new Random(seed)))).isTrue();
    assertThat(Identity.generatedMac(uuid, 9)).matches("00:0c:29(:[0-9a-f]{2}){3}");
  }

  @Property
  void anyTextIsReadAsAnIdentityOrNot(@ForAll String text) {
    Optional<UUID> uuid = Identity.parse(text);

    assertThat(uuid.isEmpty() || text.length() >= 32).isTrue();
  }

  private static Vmx vmx(String body) throws IOException {
    return Vmx.of(Dictionary.parse((HEAD + body).getBytes(StandardCharsets.UTF_8)));
  }
}
