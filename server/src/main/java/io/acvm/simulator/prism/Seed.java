package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Fills a new world. Every id follows from the seed, so that two simulators of one plan agree. */
final class Seed {
  private static final int HOSTS_PER_CLUSTER = 3;
  private static final long HOST_MEMORY_MIB = 262_144;
  private static final int SMALL_INVENTORY = 100;
  private static final List<String> CLUSTERS = List.of("Production-Cluster", "Development-Cluster");
  private static final List<String> VMS =
      List.of(
          "web-server-01",
          "web-server-02",
          "database-01",
          "app-server-01",
          "mail-01",
          "domain-controller-01",
          "build-01",
          "test-01");

  /** Those that every Prism Central has, as far as clients know them by name. */
  private static final List<String> ROLES =
      List.of(
          "Super Admin",
          "Prism Admin",
          "Prism Viewer",
          "Self-Service Admin",
          "Project Admin",
          "Developer",
          "Consumer",
          "Operator");

  private static final String CREATED = Api.time(Instant.parse("2024-01-15T08:00:00Z"));

  private final World world;
  private final SeedPlan plan;
  private final List<String> clusters = new ArrayList<>();
  private final List<String> managedSubnets = new ArrayList<>();
  private final List<List<String>> hosts = new ArrayList<>();
  private final List<JsonObject> diskImages = new ArrayList<>();

  Seed(World world, SeedPlan plan) {
    this.world = world;
    this.plan = plan;
  }

  static JsonObject userReference(String name) {
    return Api.reference("user", uuid("user/" + name), name);
  }

  void plant() {
    project("_internal");
    project("default");
    prismCentral();
    for (int i = 0; i < plan.clusters(); i++) {
      cluster(i);
    }
    subnet("VLAN-10", 10, clusters.get(0), null);
    image("Ubuntu 24.04", "DISK_IMAGE", 3_758_096_384L);
    image("Windows Server 2022", "DISK_IMAGE", 21_474_836_480L);
    if (plan.isos()) {
      image("ubuntu-24.04-live-server-amd64.iso", "ISO_IMAGE", 2_773_874_688L);
      image("Nutanix-VirtIO-1.2.3.iso", "ISO_IMAGE", 734_003_200L);
    }
    Categories.plant(world);
    user("admin");
    ROLES.forEach(this::role);
    localAccount();
    for (int i = 0; i < plan.vms(); i++) {
      vm(i);
    }
  }

  private void project(String name) {
    String uuid = id("project/" + name);
    world.projects.save(
        uuid, owned(Entities.row("project", uuid, name, CREATED, resources(), resources())));
  }

  private static JsonObject owned(JsonObject row) {
    row.getJsonObject("metadata").put("owner_reference", userReference("admin"));
    return row;
  }

  private static JsonObject resources() {
    return new JsonObject().put("resources", new JsonObject());
  }

  private void user(String name) {
    String uuid = userReference(name).getString("uuid");
    world.users.save(uuid, Entities.row("user", uuid, name, CREATED, resources(), resources()));
  }

  /** What a role permits in detail is not simulated. */
  private void role(String name) {
    String uuid = id("role/" + name);
    JsonObject permissions = new JsonObject().put("permission_reference_list", new JsonArray());
    JsonObject spec = new JsonObject().put("description", "").put("resources", permissions);
    JsonObject status = spec.copy().put("is_system_defined", true);
    world.roles.save(uuid, Entities.row("role", uuid, name, CREATED, spec, status));
  }

  /** The account that projects name to use the clusters of this Prism Central. */
  private void localAccount() {
    String uuid = id("account/local");
    JsonObject resources = new JsonObject().put("type", "nutanix_pc").put("state", "VERIFIED");
    JsonObject spec = new JsonObject().put("resources", resources);
    world.accounts.save(
        uuid, Entities.row("account", uuid, "NTNX_LOCAL_AZ", CREATED, spec, spec.copy()));
  }

  private void prismCentral() {
    String uuid = id("prism-central");
    JsonObject status =
        new JsonObject()
            .put("config", ClusterSeed.prismCentralConfig("2024.3.0.1"))
            .put("network", ClusterSeed.prismCentralNetwork("10.0.250"))
            .put("runtime_status_list", new JsonArray().add("SSP_CONFIG_OWNER"));
    world.clusters.save(uuid, ClusterSeed.row(uuid, "prism-central", CREATED, status));
  }

  private void cluster(int index) {
    String name =
        index < CLUSTERS.size() ? CLUSTERS.get(index) : "Cluster-%02d".formatted(index + 1);
    String uuid = id("cluster/" + index);
    clusters.add(uuid);
    JsonArray servers = new JsonArray();
    List<String> hostsOfCluster = new ArrayList<>();
    for (int i = 0; i < HOSTS_PER_CLUSTER; i++) {
      String address = "10.0." + index + "." + (11 + i);
      servers.add(
          new JsonObject()
              .put("ip", address)
              .put("type", "AHV")
              .put("version", "el8.nutanix.20230302.102001"));
      hostsOfCluster.add(host(uuid, name + "-host-" + (i + 1), address));
    }
    hosts.add(hostsOfCluster);
    servers.add(new JsonObject().put("ip", "127.0.0.1").put("type", "AHV").put("version", ""));
    JsonObject status =
        new JsonObject()
            .put("config", ClusterSeed.config("6.10.1"))
            .put("nodes", new JsonObject().put("hypervisor_server_list", servers))
            .put("network", ClusterSeed.network("10.0." + index));
    world.clusters.save(uuid, ClusterSeed.row(uuid, name, CREATED, status));
    int vlan = 100 * (index + 1);
    managedSubnets.add(subnet("VLAN-" + vlan, vlan % 4095, uuid, ipConfig(index)));
  }

  private String host(String cluster, String name, String address) {
    String uuid = id("host/" + name);
    long needed = plan.vms() / plan.clusters() / HOSTS_PER_CLUSTER * 8192L;
    JsonObject resources =
        new JsonObject()
            .put("serial_number", uuid.substring(0, 8).toUpperCase(Locale.ROOT))
            .put("ipmi", new JsonObject().put("ip", address.replaceFirst("\\.(\\d+)$", ".1$1")))
            .put("cpu_model", "Intel(R) Xeon(R) Gold 6342 CPU @ 2.80GHz")
            .put("num_cpu_sockets", 2)
            .put("num_cpu_cores", 48)
            .put("cpu_capacity_hz", 134_400_000_000L)
            .put("memory_capacity_mib", Math.max(HOST_MEMORY_MIB, needed))
            .put("host_type", "HYPER_CONVERGED")
            .put("monitoring_state", "UP")
            .put(
                "hypervisor",
                new JsonObject()
                    .put("ip", address)
                    .put("hypervisor_full_name", "Nutanix 20230302.102001"))
            .put(
                "controller_vm",
                new JsonObject()
                    .put("ip", address.replaceFirst("\\.(\\d+)$", ".2$1"))
                    .put(
                        "oplog_usage",
                        new JsonObject()
                            .put("oplog_disk_pct", 0.5)
                            .put("oplog_disk_size", 536_870_912_000L)))
            .put(
                "block",
                new JsonObject()
                    .put("block_serial_number", cluster.substring(0, 8).toUpperCase(Locale.ROOT))
                    .put("block_model", "NX-SIMULATED"))
            .put("host_disks_reference_list", new JsonArray())
            .put("gpu_list", new JsonArray());
    JsonObject status =
        new JsonObject()
            .put("cluster_reference", Api.reference("cluster", cluster))
            .put("resources", resources);
    world.hosts.save(
        uuid,
        Entities.row("host", uuid, name, CREATED, resources(), status).put("cluster", cluster));
    return uuid;
  }

  private JsonObject ipConfig(int index) {
    boolean small = plan.vms() <= SMALL_INVENTORY;
    String network = "10." + (100 + index) + ".";
    return new JsonObject()
        .put("subnet_ip", network + "0.0")
        .put("prefix_length", small ? 24 : 16)
        .put("default_gateway_ip", network + "0.1")
        .put(
            "pool_list",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("range", network + "0.50 " + network + (small ? "0.199" : "255.199"))))
        .put("dhcp_server_address", new JsonObject().put("ip", network + "0.254"))
        .put(
            "dhcp_options",
            new JsonObject()
                .put("domain_name_server_list", new JsonArray().add("10.0.0.53"))
                .put("domain_name", "example.test"));
  }

  private String subnet(String name, int vlan, String cluster, JsonObject ipConfig) {
    String uuid = id("subnet/" + name);
    JsonObject reference = Api.reference("cluster", cluster, clusterName(cluster));
    JsonObject resources =
        new JsonObject()
            .put("subnet_type", "VLAN")
            .put("vlan_id", vlan)
            .put("vswitch_name", "br0")
            .put("virtual_switch_uuid", Clusters.virtualSwitch(cluster));
    if (ipConfig != null) {
      resources.put("ip_config", ipConfig);
    }
    JsonObject spec =
        new JsonObject().put("cluster_reference", reference).put("resources", resources);
    JsonObject status =
        spec.copy().put("execution_context", new JsonObject().put("task_uuid", new JsonArray()));
    world.subnets.save(uuid, owned(Entities.row("subnet", uuid, name, CREATED, spec, status)));
    return uuid;
  }

  private String clusterName(String cluster) {
    JsonObject row = world.clusters.find(cluster);
    return row == null ? "" : row.getJsonObject("spec").getString("name");
  }

  private void image(String name, String type, long sizeBytes) {
    String uuid = id("image/" + name);
    JsonObject resources =
        new JsonObject()
            .put("image_type", type)
            .put("architecture", "X86_64")
            .put("source_uri", "https://images.example.test/" + name.replace(' ', '-'));
    JsonArray current = new JsonArray();
    clusters.forEach(cluster -> current.add(Api.reference("cluster", cluster)));
    JsonObject status =
        resources
            .copy()
            .put("size_bytes", sizeBytes)
            .put("retrieval_uri_list", new JsonArray())
            .put("current_cluster_reference_list", current);
    JsonObject row =
        Entities.row(
            "image",
            uuid,
            name,
            CREATED,
            new JsonObject().put("resources", resources),
            new JsonObject().put("resources", status));
    world.images.save(uuid, owned(row));
    if (type.equals("DISK_IMAGE")) {
      diskImages.add(row);
    }
  }

  private void vm(int index) {
    String name = index < VMS.size() ? VMS.get(index) : "vm-%05d".formatted(index + 1);
    String uuid = id("vm/" + index);
    int cluster = index % clusters.size();
    JsonObject image = diskImages.get(name.startsWith("domain") ? 1 : 0);
    String imageUuid = image.getJsonObject("metadata").getString("uuid");
    long bytes = Math.max(Images.sizeBytes(image), 42_949_672_960L);
    boolean on = index % 4 != 3;
    JsonObject disk =
        new JsonObject()
            .put("uuid", id("disk/" + index))
            .put("device_properties", Disks.device("DISK", "SCSI", 0))
            .put("disk_size_bytes", bytes)
            .put("disk_size_mib", bytes >> 20)
            .put("data_source_reference", Api.reference("image", imageUuid))
            .put("storage_config", Disks.container(clusters.get(cluster)));
    JsonObject nic =
        Nics.complete(
            new JsonObject()
                .put("uuid", id("nic/" + index))
                .put("mac_address", Nics.mac(index + 1))
                .put("subnet_reference", Api.reference("subnet", managedSubnets.get(cluster))),
            new JsonArray());
    JsonObject resources =
        VmSpecs.complete(
            new JsonObject()
                .put("num_sockets", 1 + index % 4)
                .put("memory_size_mib", 2048L << index % 3)
                .put("power_state", on ? "ON" : "OFF")
                .put("disk_list", new JsonArray().add(disk))
                .put("nic_list", new JsonArray().add(nic)));
    String project = id("project/_internal");
    JsonObject row =
        new JsonObject()
            .put(
                "metadata",
                new JsonObject()
                    .put("kind", "vm")
                    .put("uuid", uuid)
                    .put("spec_version", 0)
                    .put("entity_version", "1")
                    .put("creation_time", CREATED)
                    .put("last_update_time", CREATED)
                    .put("owner_reference", userReference("admin"))
                    .put("project_reference", Api.reference("project", project, "_internal"))
                    .put("categories", new JsonObject())
                    .put("categories_mapping", new JsonObject()))
            .put("cluster", clusters.get(cluster))
            .put("created", true)
            .put("state", "COMPLETE")
            .put("generation", id("generation/" + index))
            .put("actual", new JsonObject().put("name", name).put("resources", resources));
    if (on) {
      row.put("host", hosts.get(cluster).get(index / clusters.size() % HOSTS_PER_CLUSTER));
    }
    world.vms.save(uuid, row);
  }

  private String id(String what) {
    return uuid(plan.seed() + "/" + what);
  }

  private static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
