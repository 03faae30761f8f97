package io.acvm.provider.nutanix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.StaticAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

final class CloudInitTest {
  @Test
  void whatIsSaidOfTheGuestArrivesAsItIs() {
    // Given
    GuestSetup guest =
        new GuestSetup(
            Optional.of("web-1"),
            Optional.of("ada"),
            Optional.of("p: #'\"\nsudo: x"),
            List.of("ssh-ed25519 AAAA ada@home # comment"),
            Optional.empty(),
            Optional.empty());
    // When
    Map<String, Object> read = read(CloudInit.userData(Optional.of(guest), Optional.empty()));
    // Then
    assertThat(read).containsEntry("hostname", "web-1").containsEntry("ssh_pwauth", true);
    assertThat(read.get("users"))
        .asInstanceOf(LIST)
        .hasSize(2)
        .last()
        .asInstanceOf(MAP)
        .containsEntry("name", "ada")
        .containsEntry("plain_text_passwd", "p: #'\"\nsudo: x")
        .containsEntry("lock_passwd", false)
        .containsEntry("ssh_authorized_keys", List.of("ssh-ed25519 AAAA ada@home # comment"));
  }

  @Test
  void withoutAUserThePasswordIsThatOfTheImagesOwn() {
    GuestSetup guest =
        new GuestSetup(
            Optional.empty(),
            Optional.empty(),
            Optional.of("secret"),
            List.of("ssh-ed25519 AAAA"),
            Optional.empty(),
            Optional.empty());
    assertThat(read(CloudInit.userData(Optional.of(guest), Optional.empty())))
        .containsEntry("password", "secret")
        .containsEntry("ssh_authorized_keys", List.of("ssh-ed25519 AAAA"))
        .doesNotContainKey("users");
  }

  @Test
  void userDataOfOnesOwnIsUsedAsItIs() {
    GuestSetup guest =
        new GuestSetup(
            Optional.of("ignored"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("#!/bin/sh\necho hi\n"),
            Optional.empty());
    assertThat(CloudInit.userData(Optional.of(guest), Optional.empty()))
        .isEqualTo("#!/bin/sh\necho hi\n");
  }

  @Test
  void theNetworkIsWrittenForTheCardWithItsMacAddress() {
    // Given
    StaticAddress address =
        new StaticAddress(
            "10.0.0.7",
            Optional.of(24),
            Optional.of("10.0.0.1"),
            List.of("8.8.8.8", "2001:db8::53"),
            Optional.of("lab.example.org"));
    Optional<CloudInit.Card> card = Optional.of(new CloudInit.Card("02:aa:bb:cc:dd:ee", address));
    // When
    String userData = CloudInit.userData(Optional.empty(), card);
    // Then
    assertThat(userData)
        .startsWith("#cloud-config\n")
        .contains("macaddress: 02:aa:bb:cc:dd:ee")
        .contains("- 10.0.0.7/24")
        .contains("via: 10.0.0.1")
        .contains("- lab.example.org")
        .contains("address1=10.0.0.7/24,10.0.0.1")
        .contains("dns=8.8.8.8;");
    assertThat(read(userData)).containsKeys("write_files", "runcmd");
  }

  @Test
  void aDocumentOfTheUserIsAPartBesideTheNetwork() {
    // Given
    GuestSetup guest =
        new GuestSetup(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("#!/bin/sh\necho hi\n"),
            Optional.empty());
    Optional<CloudInit.Card> card =
        Optional.of(
            new CloudInit.Card(
                "02:aa:bb:cc:dd:ee",
                new StaticAddress(
                    "10.0.0.7", Optional.of(24), Optional.empty(), List.of(), Optional.empty())));
    // When
    String userData = CloudInit.userData(Optional.of(guest), card);
    // Then
    assertThat(userData)
        .startsWith("Content-Type: multipart/mixed;")
        .contains("\n#cloud-config\n", "merge_how:", "\n#!/bin/sh\necho hi\n");
  }

  private static Map<String, Object> read(String userData) {
    assertThat(userData).startsWith("#cloud-config\n");
    return new Yaml().load(userData);
  }
}
