package io.acvm.provider.vmware;

import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.StaticAddress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Documents for cloud-init, written as JSON, which is YAML too and needs no quoting of ours. */
final class CloudConfig {
  private CloudConfig() {}

  /** The user data as given, or a document made of the rest. */
  static String userData(GuestSetup guest) {
    return guest.userData().orElseGet(() -> "#cloud-config\n" + document(guest).encodePrettily());
  }

  private static JsonObject document(GuestSetup guest) {
    JsonObject document = new JsonObject();
    guest.hostname().ifPresent(name -> document.put("hostname", name));
    JsonObject user = new JsonObject();
    guest
        .username()
        .ifPresent(
            name ->
                user.put("name", name)
                    .put("sudo", "ALL=(ALL) NOPASSWD:ALL")
                    .put("shell", "/bin/bash"));
    guest
        .password()
        .ifPresent(
            word -> {
              document.put("ssh_pwauth", true);
              if (user.isEmpty()) {
                document.put("password", word);
                document.put("chpasswd", new JsonObject().put("expire", false));
              } else {
                user.put("plain_text_passwd", word).put("lock_passwd", false);
              }
            });
    if (!guest.sshKeys().isEmpty()) {
      (user.isEmpty() ? document : user).put("ssh_authorized_keys", new JsonArray(guest.sshKeys()));
    }
    if (!user.isEmpty()) {
      document.put("users", new JsonArray().add("default").add(user));
    }
    return document;
  }

  /** Who the guest is; another instance id makes cloud-init run again. */
  static JsonObject metadata(String instanceId, Optional<String> hostname) {
    JsonObject metadata = new JsonObject().put("instance-id", instanceId);
    hostname.ifPresent(name -> metadata.put("local-hostname", name));
    return metadata;
  }

  /**
   * The network of the guest, in version 2; the NIC is found by its MAC address.
   *
   * @param address which says its prefix
   */
  static JsonObject network(String mac, StaticAddress address) {
    String prefixed = address.address() + "/" + address.prefixLength().orElseThrow();
    JsonObject nic =
        new JsonObject()
            .put("match", new JsonObject().put("macaddress", mac))
            .put("dhcp4", false)
            .put("addresses", new JsonArray().add(prefixed));
    address.gateway().ifPresent(gateway -> nic.put("routes", defaultRoute(gateway)));
    JsonObject names = new JsonObject();
    if (!address.dns().isEmpty()) {
      names.put("addresses", new JsonArray(address.dns()));
    }
    address.searchDomain().ifPresent(domain -> names.put("search", new JsonArray().add(domain)));
    if (!names.isEmpty()) {
      nic.put("nameservers", names);
    }
    return new JsonObject().put("version", 2).put("ethernets", new JsonObject().put("nic0", nic));
  }

  private static JsonArray defaultRoute(String gateway) {
    return new JsonArray().add(new JsonObject().put("to", "default").put("via", gateway));
  }
}
