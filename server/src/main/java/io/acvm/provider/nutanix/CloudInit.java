package io.acvm.provider.nutanix;

import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.StaticAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** What a guest is told at its first start, as a cloud-config document. */
public final class CloudInit {
  private CloudInit() {}

  /** The first NIC as the guest knows it, and the address that it is to have. */
  public record Card(String mac, StaticAddress address) {}

  /** The user data as given, or a document made of the rest, with the network of a card. */
  public static String userData(Optional<GuestSetup> guest, Optional<Card> card) {
    Optional<String> given = guest.flatMap(GuestSetup::userData);
    Map<String, Object> network =
        card.map(each -> GuestNetwork.document(each.address(), each.mac())).orElse(Map.of());
    if (given.isPresent()) {
      return network.isEmpty() ? given.get() : both(cloudConfig(network), given.get());
    }
    Map<String, Object> document = guest.map(CloudInit::document).orElseGet(LinkedHashMap::new);
    document.putAll(network);
    return cloudConfig(document);
  }

  /**
   * Cloud-init takes several documents as parts of one message, and knows each by its first line.
   */
  private static String both(String ours, String given) {
    String merging = "merge_how: 'list(append)+dict(recurse_array)+str()'\n";
    String boundary = "==acvm-" + Integer.toHexString(given.hashCode()) + "==";
    return "Content-Type: multipart/mixed; boundary=\""
        + boundary
        + "\"\nMIME-Version: 1.0\n\n"
        + part(boundary, ours + merging)
        + part(boundary, given)
        + "--"
        + boundary
        + "--\n";
  }

  private static String part(String boundary, String text) {
    return "--"
        + boundary
        + "\nContent-Type: text/plain; charset=\"utf-8\"\nMIME-Version: 1.0\n"
        + "Content-Transfer-Encoding: 8bit\n\n"
        + text
        + "\n";
  }

  private static String cloudConfig(Map<String, Object> document) {
    return "#cloud-config\n" + yaml(document);
  }

  private static Map<String, Object> document(GuestSetup guest) {
    Map<String, Object> document = new LinkedHashMap<>();
    guest
        .hostname()
        .ifPresent(
            name -> {
              document.put("hostname", name);
              document.put("preserve_hostname", false);
            });
    Map<String, Object> user = new LinkedHashMap<>();
    guest
        .username()
        .ifPresent(
            name -> {
              user.put("name", name);
              user.put("sudo", "ALL=(ALL) NOPASSWD:ALL");
              user.put("shell", "/bin/bash");
            });
    guest.password().ifPresent(word -> putPassword(document, user, word));
    if (!guest.sshKeys().isEmpty()) {
      (user.isEmpty() ? document : user).put("ssh_authorized_keys", guest.sshKeys());
    }
    if (!user.isEmpty()) {
      document.put("users", List.of("default", user));
    }
    return document;
  }

  /** For the user named, or for the default user of the image. */
  private static void putPassword(
      Map<String, Object> document, Map<String, Object> user, String password) {
    if (user.isEmpty()) {
      document.put("password", password);
      document.put("chpasswd", Map.of("expire", false));
    } else {
      user.put("plain_text_passwd", password);
      user.put("lock_passwd", false);
    }
    document.put("ssh_pwauth", true);
  }

  static String yaml(Map<String, Object> document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(document);
  }
}
