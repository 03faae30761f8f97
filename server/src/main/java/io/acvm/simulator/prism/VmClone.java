package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** Reads a clone request into the spec of the copy. */
final class VmClone {
  private static final List<String> OVERRIDES =
      List.of(
          "num_sockets",
          "num_vcpus_per_socket",
          "num_threads_per_core",
          "memory_size_mib",
          "boot_config");

  private final World world;

  VmClone(World world) {
    this.world = world;
  }

  /**
   * Without an override the copy is what the source is, powered off, with cards of its own on the
   * same networks.
   */
  VmSpecs.Read read(Vm source, JsonObject body) {
    Node root = Node.root(body);
    root.object("metadata").uuid("uuid");
    Node override = root.object("override_spec");
    override.string("name", 80);
    override.integer("num_sockets", 1, 1024);
    override.integer("num_vcpus_per_socket", 1, 1024);
    override.integer("num_threads_per_core", 1, 8);
    override.integer("memory_size_mib", 1, 1L << 30);
    override.object("boot_config").oneOf("boot_type", List.of("LEGACY", "UEFI", "SECURE_BOOT"));
    JsonArray nics = new Nics(world).read(override, List.of());
    JsonObject customization = VmSpecs.customization(override).json();
    root.check();
    JsonObject changed = source.resources().copy().put("power_state", "OFF");
    OVERRIDES.stream()
        .filter(override::has)
        .forEach(key -> changed.put(key, override.json().getValue(key)));
    JsonObject resources = VmSpecs.complete(changed);
    resources.put("nic_list", override.has("nic_list") ? nics : copies(source));
    Api.objects(resources, "disk_list")
        .forEach(disk -> disk.put("uuid", UUID.randomUUID().toString()));
    if (!customization.isEmpty()) {
      new Disks(world).addSeedCdrom(override, resources, source.cluster());
    }
    JsonObject named =
        source.actual().copy().put("name", override.json().getString("name", source.name()));
    return new VmSpecs.Read(source.cluster(), named.put("resources", resources), customization);
  }

  private static JsonArray copies(Vm source) {
    JsonArray copies = new JsonArray();
    source.nics().forEach(nic -> copies.add(Nics.copyOf(nic)));
    return copies;
  }
}
