package io.acvm.provider.nutanix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.acvm.domain.vm.GuestSetup;
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
    Map<String, Object> read = read(CloudInit.userData(guest));
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
    assertThat(read(CloudInit.userData(guest)))
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
    assertThat(CloudInit.userData(guest)).isEqualTo("#!/bin/sh\necho hi\n");
  }

  private static Map<String, Object> read(String userData) {
    assertThat(userData).startsWith("#cloud-config\n");
    return new Yaml().load(userData);
  }
}
