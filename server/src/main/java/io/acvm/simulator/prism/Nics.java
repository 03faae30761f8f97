package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Reads the nic_list of a request into complete network cards. */
final class Nics {
  private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");
  private static final List<String> TYPES =
      List.of("NORMAL_NIC", "DIRECT_NIC", "NETWORK_FUNCTION_NIC", "SPAN_DESTINATION_NIC");

  private final World world;

  Nics(World world) {
    this.world = world;
  }

  /**
   * @param current the cards the VM has; an entry with the uuid of one keeps its MAC, and its
   *     addresses if the subnet stays
   */
  JsonArray read(Node parent, List<JsonObject> current) {
    JsonArray nics = new JsonArray();
    parent.objects("nic_list").forEach(node -> nics.add(readOne(node, current)));
    return nics;
  }

  private JsonObject readOne(Node node, List<JsonObject> current) {
    String uuid = node.uuid("uuid");
    JsonObject before = uuid == null ? null : find(current, uuid);
    if (uuid != null && before == null) {
      node.problem("uuid", "vm_nic : " + uuid + " does not exist.");
    }
    node.required("subnet_reference");
    String subnet = node.reference("subnet_reference", "subnet", world.subnets);
    node.oneOf("nic_type", TYPES);
    node.oneOf("vlan_mode", List.of("ACCESS", "TRUNKED"));
    node.oneOf("model", List.of("VIRTIO", "E1000"));
    node.bool("is_connected");
    node.integer("num_queues", 1, 16);
    String mac = node.string("mac_address", 17);
    if (mac != null && !mac.isEmpty() && !MAC.matcher(mac).matches()) {
      node.problem("mac_address", "'" + mac + "' is not a MAC address");
    }
    JsonObject nic = node.json().copy();
    nic.remove("ip_endpoint_list");
    nic.put("subnet_reference", Api.reference("subnet", subnet));
    JsonArray addresses = addresses(node);
    if (addresses.isEmpty() && before != null && Vm.subnet(before).equals(subnet)) {
      addresses = before.getJsonArray("ip_endpoint_list").copy();
    }
    if (mac == null || mac.isEmpty()) {
      nic.put("mac_address", before == null ? newMac() : before.getString("mac_address"));
    }
    return complete(nic.put("uuid", uuid == null ? UUID.randomUUID().toString() : uuid), addresses);
  }

  private static JsonArray addresses(Node node) {
    JsonArray addresses = new JsonArray();
    for (Node endpoint : node.objects("ip_endpoint_list")) {
      endpoint.oneOf("type", List.of("ASSIGNED"));
      String ip = endpoint.requiredString("ip", 64);
      if (ip != null && !Ipv4.isValid(ip)) {
        endpoint.problem("ip", "'" + ip + "' is not an IPv4 address");
      }
      addresses.add(Addresses.assigned(ip));
    }
    return addresses;
  }

  /** A card of a copy: same network, new identity, no address yet. */
  static JsonObject copyOf(JsonObject nic) {
    return nic.copy()
        .put("uuid", UUID.randomUUID().toString())
        .put("mac_address", newMac())
        .put("ip_endpoint_list", new JsonArray());
  }

  static JsonObject complete(JsonObject nic, JsonArray addresses) {
    JsonObject defaults =
        new JsonObject()
            .put("nic_type", "NORMAL_NIC")
            .put("vlan_mode", "ACCESS")
            .put("trunked_vlan_list", new JsonArray())
            .put("num_queues", 1)
            .put("is_connected", true);
    return defaults.mergeIn(nic).put("ip_endpoint_list", addresses);
  }

  static JsonObject find(List<JsonObject> nics, String uuid) {
    return nics.stream().filter(nic -> nic.getString("uuid").equals(uuid)).findFirst().orElse(null);
  }

  private static String newMac() {
    return mac(ThreadLocalRandom.current().nextInt(1 << 24));
  }

  /** In the range of addresses that belongs to AHV. */
  static String mac(int number) {
    return String.format(
        "50:6b:8d:%02x:%02x:%02x", (number >> 16) & 255, (number >> 8) & 255, number & 255);
  }
}
