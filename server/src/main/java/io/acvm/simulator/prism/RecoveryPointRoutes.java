package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The internal v3 routes for recovery points. They show the same snapshots as API v2 does; that a
 * real Prism Central does so too is not verified.
 */
final class RecoveryPointRoutes {
  private static final String KIND = "vm_recovery_point";
  private static final List<String> TYPES =
      List.of("CRASH_CONSISTENT", "APPLICATION_CONSISTENT", "LIVE");

  private final World world;
  private final Tasks tasks;
  private final VmFactory factory;

  RecoveryPointRoutes(World world, Tasks tasks, VmFactory factory) {
    this.world = world;
    this.tasks = tasks;
    this.factory = factory;
  }

  void mount(Http http) {
    Map<String, Function<JsonObject, String>> attributes = new HashMap<>();
    attributes.put("name", row -> row.getString("snapshot_name"));
    attributes.put("uuid", row -> row.getString("uuid"));
    attributes.put("parent_vm_uuid", row -> row.getString("vm_uuid"));
    attributes.put("cluster_uuid", row -> row.getString("cluster"));
    Listing<JsonObject> listing =
        new Listing<>(
            KIND, Listing.Style.FULL, world.snapshots::byPosition, attributes, this::view);
    http.post("/vms/:uuid/snapshot", this::snapshot);
    http.post("/vms/:uuid/revert", this::revert);
    http.post("/vm_recovery_points/list", listing::list);
    http.post("/vm_recovery_points", this::create);
    http.get(
        "/vm_recovery_points/:uuid",
        call -> Answer.ok(view(row(call)).put("api_version", Api.VERSION)));
    http.delete("/vm_recovery_points/:uuid", this::delete);
    http.post("/vm_recovery_points/:uuid/restore", this::restore);
  }

  private JsonObject row(Call call) {
    JsonObject row = world.snapshots.find(call.uuid("uuid"));
    if (row == null) {
      throw ApiError.notFound(KIND, call.path("uuid"));
    }
    return row;
  }

  private Vm vm(String uuid) {
    Vm vm = new Vm(world.vms.get(uuid));
    if (!vm.isCreated()) {
      throw ApiError.notFound("vm", uuid);
    }
    return vm;
  }

  private Answer snapshot(Call call) {
    Node root = Node.root(call.body());
    String name = root.string("name", 64);
    root.oneOf("recovery_point_type", TYPES);
    String wanted = root.uuid("vm_recovery_point_uuid");
    root.check();
    Vm vm = vm(call.uuid("uuid"));
    return Api.task(202, start(vm, name, wanted));
  }

  private String start(Vm vm, String name, String wanted) {
    if (wanted != null && world.snapshots.find(wanted) != null) {
      throw ApiError.alreadyExists(KIND, wanted);
    }
    String uuid = wanted == null ? UUID.randomUUID().toString() : wanted;
    JsonObject payload =
        new JsonObject().put("snapshot", uuid).put("name", name == null ? vm.name() : name);
    return tasks.start(
        TaskKind.RECOVERY_POINT_CREATE,
        vm.cluster(),
        List.of(Api.reference("vm", vm.uuid()), Api.reference(KIND, uuid)),
        payload);
  }

  private Answer create(Call call) {
    JsonObject body = call.body();
    Node root = Node.root(body);
    Node metadata = root.requiredObject("metadata");
    metadata.required("kind");
    metadata.oneOf("kind", List.of(KIND));
    String wanted = metadata.uuid("uuid");
    Node spec = root.requiredObject("spec");
    String name = spec.string("name", 64);
    Node resources = spec.requiredObject("resources");
    resources.required("parent_vm_reference");
    String vm = resources.reference("parent_vm_reference", "vm", world.vms);
    resources.oneOf("recovery_point_type", TYPES);
    root.check();
    String uuid = wanted == null ? UUID.randomUUID().toString() : wanted;
    return Api.accepted(KIND, uuid, body, start(vm(vm), name, uuid));
  }

  private Answer revert(Call call) {
    Node root = Node.root(call.body());
    root.required("vm_recovery_point_uuid");
    String point = root.uuid("vm_recovery_point_uuid");
    root.check();
    Vm vm = vm(call.uuid("uuid"));
    if (world.snapshots.find(point) == null) {
      throw ApiError.notFound(KIND, point);
    }
    JsonObject payload = new JsonObject().put("snapshot", point).put("network", true);
    return Api.task(
        202,
        tasks.start(
            TaskKind.VM_RESTORE, vm.cluster(), List.of(Api.reference("vm", vm.uuid())), payload));
  }

  private Answer delete(Call call) {
    JsonObject row = row(call);
    return Api.deleting(
        KIND,
        tasks.start(
            TaskKind.RECOVERY_POINT_DELETE,
            row.getString("cluster"),
            List.of(Api.reference("snapshot", row.getString("uuid"))),
            new JsonObject()));
  }

  /** Makes a new VM; the old one, if it is still there, is left alone. */
  private Answer restore(Call call) {
    JsonObject row = row(call);
    Node root = Node.root(call.body());
    root.object("metadata").uuid("uuid");
    Node override = root.object("vm_override_spec");
    override.string("name", 80);
    Node resources = override.object("resources");
    JsonArray nics = new Nics(world).read(resources, List.of());
    root.check();
    JsonObject frozen =
        Snapshots.copy(row.getJsonObject("frozen"))
            .put(
                "name",
                override.json().getString("name", row.getJsonObject("frozen").getString("name")));
    if (resources.has("nic_list")) {
      frozen.getJsonObject("resources").put("nic_list", nics);
    }
    VmSpecs.Read read = new VmSpecs.Read(row.getString("cluster"), frozen, new JsonObject());
    Vm vm =
        factory.create(
            Api.object(root.json(), "metadata"),
            read,
            TaskKind.RECOVERY_POINT_RESTORE,
            call.user());
    return Api.task(202, vm.tasks().getString(0));
  }

  private JsonObject view(JsonObject row) {
    String cluster = row.getString("cluster");
    String made = Api.time(Instant.EPOCH.plus(row.getLong("created_time"), ChronoUnit.MICROS));
    JsonObject reference = Api.reference("cluster", cluster, world.name(world.clusters, cluster));
    JsonObject resources =
        new JsonObject()
            .put("parent_vm_reference", Api.reference("vm", row.getString("vm_uuid")))
            .put("recovery_point_type", "CRASH_CONSISTENT")
            .put("creation_time", made)
            .put("source_cluster_reference", reference)
            .put("vm_recovery_point_location_agnostic_uuid", row.getString("uuid"));
    JsonObject spec =
        new JsonObject().put("cluster_reference", reference).put("resources", resources);
    JsonObject status =
        spec.copy().put("execution_context", new JsonObject().put("task_uuid", new JsonArray()));
    status
        .getJsonObject("resources")
        .put("vm_spec", row.getJsonObject("frozen").copy())
        .put("consistency_group_uuid", row.getString("group_uuid"));
    return Entities.listed(
        Entities.row(
            KIND, row.getString("uuid"), row.getString("snapshot_name"), made, spec, status));
  }
}
