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
  private static final List<String> BOOT_DEVICES = List.of("CDROM", "DISK", "NETWORK");
  private static final List<String> GPU_MODES =
      List.of("PASSTHROUGH_GRAPHICS", "PASSTHROUGH_COMPUTE", "VIRTUAL");
  private static final List<String> FLAGS =
      List.of(
          "memory_overcommit_enabled",
          "vga_console_enabled",
          "is_agent_vm",
          "cpu_hotplug_enabled",
          "disable_branding",
          "enable_cpu_passthrough",
          "hardware_virtualization_enabled",
          "is_vcpu_hard_pinned",
          "gpu_console_enabled",
          "scsi_controller_enabled");

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
       "scsi_controller_enabled": true, "vtpm_config": {"vtpm_enabled": false},
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
    Entities.readIntent(world, root, "vm", null);
    Node spec = root.requiredObject("spec");
    spec.required("cluster_reference");
    String cluster = spec.reference("cluster_reference", "cluster", world.clusters);
    return read(root, spec, cluster, List.of(), List.of(), true);
  }

  /** A PUT replaces everything: what it leaves out falls back to its default or is removed. */
  Read update(JsonObject body, Vm vm) {
    Node root = Node.root(body);
    Entities.readIntent(world, root, "vm", vm.uuid());
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
        Api.objects(before, "nic_list"),
        vm.customization().isEmpty());
  }

  private Read read(
      Node root,
      Node spec,
      String cluster,
      List<JsonObject> oldDisks,
      List<JsonObject> oldNics,
      boolean needsSeed) {
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
    if (needsSeed && !customization.json().isEmpty()) {
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
    Node transition = mechanism.object("guest_transition_config");
    transition.bool("enable_script_exec");
    transition.bool("should_fail_on_script_failure");
    String machine = resources.oneOf("machine_type", List.of("PC", "PSERIES", "Q35"));
    Node bootConfig = resources.object("boot_config");
    String boot = bootConfig.oneOf("boot_type", BOOT_TYPES);
    bootConfig.eachOneOf("boot_device_order_list", BOOT_DEVICES);
    if ("SECURE_BOOT".equals(boot) && !"Q35".equals(machine)) {
      resources.problem("boot_config", "SECURE_BOOT needs machine_type Q35");
    }
    resources.string("hardware_clock_timezone", 64);
    for (Node gpu : resources.objects("gpu_list")) {
      gpu.oneOf("vendor", List.of("NVIDIA", "INTEL", "AMD"));
      gpu.oneOf("mode", GPU_MODES);
      gpu.integer("device_id", 0, Integer.MAX_VALUE);
    }
    for (Node port : resources.objects("serial_port_list")) {
      port.integer("index", 0, 3);
      port.bool("is_connected");
    }
    resources.object("vnuma_config").integer("num_vnuma_nodes", 0, 64);
    FLAGS.forEach(resources::bool);
    resources.object("vtpm_config").bool("vtpm_enabled");
    resources.object("apc_config").bool("enabled");
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
