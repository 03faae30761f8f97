package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Reads the spec of a VM from a request: refuses what Prism refuses, fills in what Prism fills in.
 */
final class VmSpecs {
  private static final int MAX_VCPUS = 1024;
  private static final long MAX_MEMORY_MIB = 1L << 30;
  private static final List<String> BOOT_TYPES = List.of("LEGACY", "UEFI", "SECURE_BOOT");

  /** Every field a GET shows although nobody sent it, with the value recorded for a new VM. */
  private static final String DEFAULTS =
      """
      {"num_threads_per_core": 1, "num_vcpus_per_socket": 1, "num_sockets": 1, "memory_overcommit_enabled": false,
       "power_state": "OFF", "hardware_clock_timezone": "UTC", "machine_type": "PC", "vga_console_enabled": true,
       "power_state_mechanism": {"mechanism": "HARD",
         "guest_transition_config": {"enable_script_exec": false, "should_fail_on_script_failure": false}},
       "boot_config": {"boot_type": "LEGACY", "boot_device_order_list": ["CDROM", "DISK", "NETWORK"]},
       "vnuma_config": {"num_vnuma_nodes": 0}, "serial_port_list": [], "gpu_list": [], "is_agent_vm": false,
       "disable_branding": false, "enable_cpu_passthrough": false, "hardware_virtualization_enabled": false,
       "is_vcpu_hard_pinned": false, "gpu_console_enabled": false, "cpu_hotplug_enabled": true,
       "scsi_controller_enabled": true, "vtpm_config": {"vtpm_enabled": false, "version": ""},
       "apc_config": {"enabled": false}, "disk_list": [], "nic_list": []}
      """;

  private final World world;
  private final Disks disks;
  private final Nics nics;

  VmSpecs(World world) {
    this.world = world;
    this.disks = new Disks(world);
    this.nics = new Nics(world);
  }

  /**
   * A complete spec of what was read: name, description, resources; the customization stays apart.
   */
  record Read(String cluster, JsonObject spec, JsonObject customization) {}

  Read create(JsonObject body) {
    Node root = Node.root(body);
    metadata(root);
    Node spec = root.requiredObject("spec");
    spec.required("cluster_reference");
    String cluster = spec.reference("cluster_reference", "cluster", world.clusters);
    return read(root, spec, cluster, List.of(), List.of());
  }

  /** A PUT replaces everything: what it leaves out falls back to its default or is removed. */
  Read update(JsonObject body, Vm vm) {
    Node root = Node.root(body);
    metadata(root);
    Node spec = root.requiredObject("spec");
    String cluster = spec.reference("cluster_reference", "cluster", world.clusters);
    if (cluster != null && !cluster.equals(vm.cluster())) {
      spec.problem("cluster_reference", "a VM cannot be moved to another cluster by an update");
    }
    JsonObject before = vm.wanted().getJsonObject("resources");
    return read(
        root,
        spec,
        vm.cluster(),
        Api.objects(before, "disk_list"),
        Api.objects(before, "nic_list"));
  }

  private void metadata(Node root) {
    Node metadata = root.requiredObject("metadata");
    metadata.required("kind");
    metadata.oneOf("kind", List.of("vm"));
    metadata.uuid("uuid");
    metadata.integer("spec_version", 0, Integer.MAX_VALUE);
    metadata.string("entity_version", 20);
    Entities.readDescription(world, metadata);
  }

  private Read read(
      Node root, Node spec, String cluster, List<JsonObject> oldDisks, List<JsonObject> oldNics) {
    spec.requiredString("name", 256);
    spec.string("description", 1000);
    Node resources = spec.requiredObject("resources");
    resources.required("memory_size_mib");
    scalars(resources);
    JsonArray diskList = disks.read(resources, oldDisks, cluster);
    JsonArray nicList = nics.read(resources, oldNics);
    Node customization = customization(resources);
    root.check();
    JsonObject complete =
        complete(resources.json().copy()).put("disk_list", diskList).put("nic_list", nicList);
    complete.remove("guest_customization");
    if (!customization.json().isEmpty()) {
      disks.addSeedCdrom(resources, complete, cluster);
    }
    return new Read(cluster, named(spec.json(), complete), customization.json());
  }

  private static void scalars(Node resources) {
    resources.integer("num_sockets", 1, MAX_VCPUS);
    resources.integer("num_vcpus_per_socket", 1, MAX_VCPUS);
    resources.integer("num_threads_per_core", 1, 8);
    resources.integer("memory_size_mib", 1, MAX_MEMORY_MIB);
    resources.oneOf("power_state", List.of("ON", "OFF"));
    Node mechanism = resources.object("power_state_mechanism");
    mechanism.oneOf("mechanism", List.of("ACPI", "GUEST", "HARD"));
    mechanism.object("guest_transition_config");
    String machine = resources.oneOf("machine_type", List.of("PC", "PSERIES", "Q35"));
    String boot = resources.object("boot_config").oneOf("boot_type", BOOT_TYPES);
    if ("SECURE_BOOT".equals(boot) && !"Q35".equals(machine)) {
      resources.problem("boot_config", "SECURE_BOOT needs machine_type Q35");
    }
    resources.string("hardware_clock_timezone", 64);
    resources.objects("gpu_list");
    resources.objects("serial_port_list");
    resources.object("vnuma_config").integer("num_vnuma_nodes", 0, 64);
    for (String flag :
        List.of(
            "memory_overcommit_enabled",
            "vga_console_enabled",
            "is_agent_vm",
            "cpu_hotplug_enabled")) {
      resources.bool(flag);
    }
  }

  static Node customization(Node resources) {
    Node customization = resources.object("guest_customization");
    Node cloudInit = customization.object("cloud_init");
    base64(cloudInit, "user_data", 128_000);
    base64(cloudInit, "meta_data", 32_000);
    Node sysprep = customization.object("sysprep");
    sysprep.oneOf("install_type", List.of("FRESH", "PREPARED"));
    base64(sysprep, "unattend_xml", 32_000);
    return customization;
  }

  private static void base64(Node node, String key, int maxLength) {
    String text = node.string(key, maxLength);
    if (text != null && !text.matches("[A-Za-z0-9+/\\s]*={0,2}\\s*")) {
      node.problem(key, "is not base64");
    }
  }

  static JsonObject complete(JsonObject resources) {
    return new JsonObject(DEFAULTS).mergeIn(resources, true);
  }

  static JsonObject named(JsonObject spec, JsonObject resources) {
    JsonObject named = new JsonObject().put("name", spec.getString("name"));
    if (spec.getString("description") != null) {
      named.put("description", spec.getString("description"));
    }
    return named.put("resources", resources);
  }
}
