package io.acvm.vmfiles.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFilesTest {
  @TempDir private Path directory;

  @Test
  void theLibraryListsWhatIsThereAndLeavesEmptySlotsOut() throws IOException {
    Path file =
        write(
            """
            .encoding = "windows-1252"
            vmlist10.config = "C:\\VMs\\été\\a.vmx"
            vmlist10.DisplayName = "Été"
            vmlist2.config = ""
            vmlist1.config = "C:\\VMs\\b\\b.vmx"
            vmlist3.config = "C:\\VMs\\b\\b.vmx"
            index0.id = "C:\\VMs\\c\\c.vmx"
            prefvmx.defaultVMPath = "D:\\VMs"
            """);

    assertThat(VmLibrary.inventory(file))
        .containsExactly(
            new VmLibrary.Entry("C:\\VMs\\b\\b.vmx", ""),
            new VmLibrary.Entry("C:\\VMs\\été\\a.vmx", "Été"));
    assertThat(VmLibrary.defaultVmFolder(file)).contains("D:\\VMs");
  }

  @Test
  void networksAreReadFromTheirDefinitionAndTheirNames() throws IOException {
    Path networking =
        write(
            """
            VERSION=1,0
            answer VNET_1_DHCP yes
            answer VNET_1_HOSTONLY_SUBNET 192.168.80.0
            answer VNET_8_NAT yes
            answer VNET_8_HOSTONLY_NETMASK 255.255.255.0
            add_nat_portfwd 8 tcp 2222 172.16.41.5 22
            """);
    Path netmap =
        Files.writeString(
            directory.resolve("netmap.conf"),
            "network0.name = \"Bridged\"\nnetwork0.device = \"vmnet0\"\nnetwork7.name = \"NAT\"\nnetwork7.device = \"VMnet8\"\n");

    assertThat(HostNetworks.readNetworking(networking))
        .containsExactly(
            new HostNetwork(1, "", Optional.of("192.168.80.0"), Optional.empty(), false, true),
            new HostNetwork(8, "", Optional.empty(), Optional.of("255.255.255.0"), true, false));
    assertThat(HostNetworks.readNetmap(netmap))
        .containsEntry(0, "Bridged")
        .containsEntry(8, "NAT")
        .hasSize(2);
  }

  @Test
  void cardsOfTheHostAreKnownByTheirNames() {
    assertThat(HostNetworks.numberOf("vmnet8")).contains(8);
    assertThat(HostNetworks.numberOf("VMware Network Adapter VMnet1")).contains(1);
    assertThat(HostNetworks.numberOf("VMware Virtual Ethernet Adapter for VMnet12")).contains(12);
    assertThat(HostNetworks.numberOf("eth0")).isEmpty();
  }

  private Path write(String text) throws IOException {
    return Files.write(directory.resolve("file"), text.getBytes(Charset.forName("windows-1252")));
  }
}
