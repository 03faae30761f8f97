package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** {@code POST /groups}: flat attributes of entities, every value a string in two lists. */
final class GroupRoutes {
  private static final int MAX_MEMBERS = 10_000;

  private final World world;

  GroupRoutes(World world) {
    this.world = world;
  }

  void mount(Http http) {
    http.post("/groups", this::groups);
  }

  /**
   * One entity.
   *
   * @param changed when, in microseconds
   */
  private record Member(Map<String, String> attributes, long changed) {
    String get(String attribute) {
      return attributes.get(attribute);
    }
  }

  /** Entities with their attributes by name; empty for a type that the simulator does not know. */
  private Optional<List<Member>> rows(String type) {
    return switch (type) {
      case "mh_vm", "vm" -> Optional.of(map(world.vms.byPosition(), this::vm));
      case "host" -> Optional.of(map(world.hosts.all(), this::host));
      case "cluster" -> Optional.of(map(world.clusters.all(), GroupRoutes::named));
      case "subnet" -> Optional.of(map(world.subnets.all(), GroupRoutes::named));
      case "image_info", "image" -> Optional.of(map(world.images.all(), GroupRoutes::named));
      case "project" -> Optional.of(map(world.projects.all(), GroupRoutes::named));
      case "ova" -> Optional.of(map(world.ovas.all(), GroupRoutes::named));
      case "storage_container" -> Optional.of(ofClusters(this::container));
      case "distributed_virtual_switch" -> Optional.of(ofClusters(this::virtualSwitch));
      default -> Optional.empty();
    };
  }

  private static List<Member> map(
      Collection<JsonObject> rows, Function<JsonObject, Map<String, String>> view) {
    return rows.stream().map(row -> new Member(view.apply(row), changed(row))).toList();
  }

  private static long changed(JsonObject row) {
    return Api.micros(Instant.parse(row.getJsonObject("metadata").getString("last_update_time")));
  }

  private List<Member> ofClusters(Function<String, Map<String, String>> view) {
    List<JsonObject> clusters =
        world.clusters.all().stream().filter(cluster -> !Clusters.isPrismCentral(cluster)).toList();
    return map(
        clusters, cluster -> view.apply(cluster.getJsonObject("metadata").getString("uuid")));
  }

  private Map<String, String> container(String cluster) {
    return Map.of(
        "_id",
        Clusters.storageContainer(cluster),
        "container_name",
        Clusters.STORAGE_CONTAINER_NAME,
        "name",
        Clusters.STORAGE_CONTAINER_NAME,
        "cluster",
        cluster,
        "cluster_name",
        world.name(world.clusters, cluster));
  }

  private Map<String, String> virtualSwitch(String cluster) {
    return Map.of(
        "_id",
        Clusters.virtualSwitch(cluster),
        "name",
        "vs0",
        "cluster_configuration_list.cluster_uuid",
        cluster);
  }

  private static Map<String, String> named(JsonObject row) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("_id", row.getJsonObject("metadata").getString("uuid"));
    attributes.put("name", row.getJsonObject("spec").getString("name"));
    return attributes;
  }

  private Map<String, String> host(JsonObject row) {
    JsonObject resources = row.getJsonObject("status").getJsonObject("resources");
    String uuid = row.getJsonObject("metadata").getString("uuid");
    Map<String, String> attributes = named(row);
    attributes.put("node_name", row.getJsonObject("spec").getString("name"));
    attributes.put("cluster", row.getString("cluster"));
    attributes.put("num_vms", String.valueOf(world.placement.vms(uuid)));
    attributes.put("memory_size_bytes", String.valueOf(Hosts.memoryMib(row) << 20));
    attributes.put("serial", resources.getString("serial_number"));
    attributes.put("hypervisor_type", "kKvm");
    return attributes;
  }

  private Map<String, String> vm(JsonObject row) {
    Vm vm = new Vm(row);
    Map<String, String> attributes = new HashMap<>();
    attributes.put("_id", vm.uuid());
    attributes.put("vm_name", vm.name());
    attributes.put("name", vm.name());
    attributes.put("is_cvm", "0");
    attributes.put("power_state", vm.isOn() ? "on" : "off");
    attributes.put("cluster", vm.cluster());
    attributes.put("cluster_name", world.name(world.clusters, vm.cluster()));
    attributes.put("num_vcpus", String.valueOf(vm.resources().getInteger("num_sockets")));
    attributes.put("memory_size_bytes", String.valueOf(vm.memoryMib() << 20));
    if (vm.host() != null) {
      attributes.put("node", vm.host());
      attributes.put("node_name", world.name(world.hosts, vm.host()));
    }
    return attributes;
  }

  private Answer groups(Call call) {
    Node root = Node.root(call.body());
    String type = root.requiredString("entity_type", 64);
    Long count = root.integer("group_member_count", 0, MAX_MEMBERS);
    Long offset = root.integer("group_member_offset", 0, Integer.MAX_VALUE);
    String filter = root.string("filter_criteria", 10_000);
    List<String> names = new ArrayList<>();
    for (Node attribute : root.objects("group_member_attributes")) {
      names.add(attribute.requiredString("attribute", 128));
    }
    List<String> ids = root.has("entity_ids") ? root.strings("entity_ids") : null;
    root.check();
    // A type that a real Prism Central does not know was reported to be answered with 500.
    List<Member> all =
        rows(type)
            .orElseThrow(() -> ApiError.of(500, "INTERNAL_ERROR", "Unknown entity type: " + type));
    List<Member> matches =
        all.stream()
            .filter(new Fiql<>(GroupRoutes::attribute).parse(filter == null ? "" : filter))
            .filter(row -> ids == null || ids.contains(row.get("_id")))
            .toList();
    int from = (int) Math.min(offset == null ? 0 : offset, matches.size());
    long length = count == null ? Listing.DEFAULT_LENGTH : count;
    JsonArray entities = new JsonArray();
    matches
        .subList(from, (int) Math.min(from + length, matches.size()))
        .forEach(row -> entities.add(entity(row, names)));
    JsonArray results = new JsonArray();
    if (!matches.isEmpty()) {
      results.add(
          new JsonObject()
              .put("group_by_column_value", "")
              .put("total_entity_count", matches.size())
              .put("entity_results", entities));
    }
    return Answer.ok(
        new JsonObject()
            .put("entity_type", type)
            .put("filtered_group_count", results.size())
            .put("total_group_count", results.size())
            .put("filtered_entity_count", matches.size())
            .put("total_entity_count", all.size())
            .put("group_results", results));
  }

  /** Whatever is asked for; what an entity lacks reads as absent. */
  private static Function<Member, String> attribute(String name) {
    return row -> row.get(name);
  }

  /** Whoever asks for no attribute gets all there are. */
  private static JsonObject entity(Member member, List<String> asked) {
    Collection<String> names =
        asked.isEmpty() ? new TreeSet<>(member.attributes().keySet()) : asked;
    JsonArray data = new JsonArray();
    for (String name : names) {
      JsonArray values = new JsonArray();
      if (member.get(name) != null) {
        JsonArray value = new JsonArray().add(member.get(name));
        values.add(new JsonObject().put("time", member.changed()).put("values", value));
      }
      data.add(new JsonObject().put("name", name).put("values", values));
    }
    return new JsonObject().put("entity_id", member.get("_id")).put("data", data);
  }
}
