package io.acvm.provider.nutanix;

import io.acvm.domain.vm.GuestSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** What a guest is told at its first start, as a cloud-config document. */
public final class CloudInit {
  private CloudInit() {}

  /** The user data as given, or a document made of the rest. */
  public static String userData(GuestSetup guest) {
    return guest.userData().orElseGet(() -> "#cloud-config\n" + yaml(document(guest)));
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

  private static String yaml(Map<String, Object> document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(document);
  }
}
