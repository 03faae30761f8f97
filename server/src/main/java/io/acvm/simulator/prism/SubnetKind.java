package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Subnets: VLANs with or without address management. Overlays need a VPC, and there are none. */
final class SubnetKind implements IntentRoutes.Kind {
  private static final Pattern SPACE = Pattern.compile(" ");
  private final World world;

  SubnetKind(World world) {
    this.world = world;
  }

  @Override
  public Table table() {
    return world.subnets;
  }

  @Override
  public String plural() {
    return "subnets";
  }

  @Override
  public TaskKind creation() {
    return TaskKind.SUBNET_CREATE;
  }

  @Override
  public TaskKind change() {
    return TaskKind.SUBNET_UPDATE;
  }

  @Override
  public TaskKind deletion() {
    return TaskKind.SUBNET_DELETE;
  }

  @Override
  public Map<String, Function<JsonObject, String>> attributes() {
    Map<String, Function<JsonObject, String>> attributes =
        new HashMap<>(Infrastructure.attributes());
    for (String field : List.of("subnet_type", "vlan_id", "vswitch_name", "is_external")) {
      attributes.put(field, row -> resource(row, field));
    }
    return attributes;
  }

  /** Null when absent. */
  private static String resource(JsonObject row, String field) {
    Object value = Api.object(row.getJsonObject("spec"), "resources").getValue(field);
    return value == null ? null : value.toString();
  }

  /** A description is taken and never shown again. */
  @Override
  public JsonObject read(Node spec) {
    spec.requiredString("name", 256);
    spec.string("description", 1000);
    Node resources = spec.requiredObject("resources");
    resources.required("subnet_type");
    String type = resources.oneOf("subnet_type", List.of("VLAN", "OVERLAY"));
    resources.integer("vlan_id", 0, 4095);
    resources.string("vswitch_name", 64);
    resources.uuid("virtual_switch_uuid");
    resources.bool("is_external");
    resources.bool("enable_nat");
    JsonObject complete = spec.json().copy();
    complete.remove("description");
    if ("OVERLAY".equals(type)) {
      resources.required("vpc_reference");
      String vpc = resources.object("vpc_reference").uuid("uuid");
      resources.problem("vpc_reference", "vpc : " + vpc + " does not exist.");
    } else {
      spec.required("cluster_reference");
      String cluster = spec.reference("cluster_reference", "cluster", world.clusters);
      complete.put(
          "cluster_reference",
          Api.reference("cluster", cluster, world.name(world.clusters, cluster)));
    }
    if (resources.has("ip_config")) {
      ipConfig(resources.object("ip_config"), Api.object(complete, "resources"));
    }
    JsonObject result = Api.object(complete, "resources");
    if (!result.containsKey("vswitch_name") && !result.containsKey("virtual_switch_uuid")) {
      result.put("vswitch_name", "br0");
    }
    return complete;
  }

  /** Clients send an empty one for no address management. */
  private static void ipConfig(Node config, JsonObject complete) {
    if (!config.has("subnet_ip") && !config.has("prefix_length")) {
      complete.remove("ip_config");
      return;
    }
    config.required("subnet_ip");
    config.required("prefix_length");
    String subnet = address(config, "subnet_ip");
    Long prefix = config.integer("prefix_length", 8, 30);
    String gateway = address(config, "default_gateway_ip");
    address(config.object("dhcp_server_address"), "ip");
    Node options = config.object("dhcp_options");
    options.string("domain_name", 256);
    options.string("tftp_server_name", 256);
    options.string("boot_file_name", 256);
    if (!Ipv4.isValid(subnet) || prefix == null || prefix < 8 || prefix > 30) {
      return;
    }
    long size = 1L << (32 - prefix);
    long network = Ipv4.parse(subnet) / size * size;
    if (Ipv4.isValid(gateway) && Ipv4.parse(gateway) / size * size != network) {
      config.problem("default_gateway_ip", gateway + " is not in the subnet");
    }
    for (Node pool : config.objects("pool_list")) {
      range(pool, network, size);
    }
  }

  private static String address(Node node, String key) {
    String text = node.string(key, 64);
    if (text != null && !Ipv4.isValid(text)) {
      node.problem(key, "'" + text + "' is not an IPv4 address");
    }
    return text;
  }

  private static void range(Node pool, long network, long size) {
    String range = pool.requiredString("range", 64);
    List<String> ends = range == null ? List.of() : SPACE.splitAsStream(range).toList();
    if (ends.size() != 2 || !ends.stream().allMatch(Ipv4::isValid)) {
      pool.problem("range", "is not two addresses with a space between");
      return;
    }
    long first = Ipv4.parse(ends.get(0));
    long last = Ipv4.parse(ends.get(1));
    if (first > last || first <= network || last >= network + size - 1) {
      pool.problem("range", range + " does not lie in the subnet");
    }
  }

  @Override
  public void apply(JsonObject row, JsonObject spec) {
    JsonObject next = row.copy().put("spec", spec);
    world.addresses.replaceSubnet(next, world.vms.all());
  }

  @Override
  public void remove(JsonObject row) {
    String uuid = row.getJsonObject("metadata").getString("uuid");
    boolean used =
        world.vms.all().stream()
            .flatMap(vm -> new Vm(vm).nics().stream())
            .anyMatch(nic -> uuid.equals(Vm.subnet(nic)));
    if (used) {
      throw new TaskFailure("ENTITY_DELETION_FAILED", "The subnet is in use by a VM.");
    }
    world.addresses.removeSubnet(uuid);
  }

  @Override
  public JsonObject view(JsonObject row) {
    AddressPool pool = world.addresses.pool(row.getJsonObject("metadata").getString("uuid"));
    if (pool == null) {
      return row;
    }
    JsonObject copy = row.copy();
    Api.object(copy.getJsonObject("status"), "resources").put("ip_usage_stats", pool.usage());
    return copy;
  }
}
