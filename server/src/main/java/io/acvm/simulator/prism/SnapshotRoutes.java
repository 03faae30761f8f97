package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The part of the Prism Element API v2 that Prism Central proxies: what real tools use for VM
 * snapshots, v3 having no supported way. Work is answered with 201, not 202. The cluster is named
 * by {@code proxyClusterUuid}; without it the question stays with Prism Central, which runs no VMs.
 */
final class SnapshotRoutes {
  private static final List<String> PREFIXES =
      List.of("/PrismGateway/services/rest/v2.0", "/api/nutanix/v2.0");
  private static final int MAX_NAME = 255;
  private static final int MAX_COUNT = 1_000;

  private final World world;
  private final Tasks tasks;
  private final VmFactory factory;
  private final SnapshotView view;

  SnapshotRoutes(World world, Tasks tasks, VmFactory factory, SimulatorClock clock) {
    this.world = world;
    this.tasks = tasks;
    this.factory = factory;
    this.view = new SnapshotView(clock);
  }

  void mount(Http http) {
    for (String prefix : PREFIXES) {
      http.under(prefix);
      http.post("/snapshots", this::create);
      http.get("/snapshots", this::list);
      http.get("/snapshots/:uuid", call -> Answer.ok(view.snapshot(snapshot(call))));
      http.delete("/snapshots/:uuid", this::delete);
      http.post("/snapshots/:uuid/clone", this::copy);
      http.post("/vms/:uuid/restore", this::restore);
      http.get(
          "/tasks/:uuid",
          call -> Answer.ok(view.task(new Work(world.tasks.get(call.uuid("uuid"))))));
    }
  }

  private Answer create(Call call) {
    Node root = Node.root(call.body());
    root.required("snapshot_specs");
    List<Node> specs = root.objects("snapshot_specs");
    if (specs.size() > 1) {
      root.problem("snapshot_specs", "the simulator takes one snapshot at a time");
    }
    root.check();
    if (specs.isEmpty()) {
      throw ApiError.invalid("snapshot_specs", "is empty");
    }
    Node spec = specs.get(0);
    spec.required("vm_uuid");
    String vmUuid = spec.uuid("vm_uuid");
    String name = spec.requiredString("snapshot_name", MAX_NAME);
    String wanted = spec.uuid("uuid");
    root.check();
    Vm vm = vm(call, vmUuid);
    if (wanted != null && world.snapshots.find(wanted) != null) {
      throw ApiError.alreadyExists("snapshot", wanted);
    }
    String uuid = wanted == null ? UUID.randomUUID().toString() : wanted;
    JsonObject payload = new JsonObject().put("snapshot", uuid).put("name", name);
    String task =
        tasks.start(
            TaskKind.SNAPSHOT_CREATE,
            vm.cluster(),
            List.of(Api.reference("vm", vmUuid), Api.reference("snapshot", uuid)),
            payload);
    return Api.task(201, task);
  }

  private Answer list(Call call) {
    String vm = call.query("vm_uuid");
    List<JsonObject> all =
        world.snapshots.byPosition().stream()
            .filter(row -> row.getString("cluster").equals(cluster(call)))
            .toList();
    List<JsonObject> matches =
        all.stream().filter(row -> vm == null || row.getString("vm_uuid").equals(vm)).toList();
    int count = number(call, "count", MAX_COUNT);
    int page = number(call, "page", 1);
    int from = (int) Math.min((page - 1L) * count, matches.size());
    List<JsonObject> shown = matches.subList(from, Math.min(from + count, matches.size()));
    JsonArray entities = new JsonArray();
    shown.forEach(row -> entities.add(view.snapshot(row)));
    JsonObject metadata =
        new JsonObject()
            .put("grand_total_entities", all.size())
            .put("total_entities", matches.size())
            .put("count", shown.size())
            .put("page", page)
            .put("start_index", shown.isEmpty() ? -1 : from + 1)
            .put("end_index", shown.isEmpty() ? -1 : from + shown.size());
    return Answer.ok(new JsonObject().put("metadata", metadata).put("entities", entities));
  }

  private Answer delete(Call call) {
    JsonObject snapshot = snapshot(call);
    return Api.task(
        201,
        tasks.start(
            TaskKind.SNAPSHOT_DELETE,
            snapshot.getString("cluster"),
            List.of(Api.reference("snapshot", snapshot.getString("uuid"))),
            new JsonObject()));
  }

  private Answer restore(Call call) {
    Node root = Node.root(call.body());
    root.required("snapshot_uuid");
    String snapshot = root.uuid("snapshot_uuid");
    root.uuid("uuid");
    root.bool("restore_network_configuration");
    root.check();
    Vm vm = vm(call, call.uuid("uuid"));
    JsonObject payload =
        new JsonObject()
            .put("snapshot", world.snapshots.get(snapshot).getString("uuid"))
            .put("network", root.json().getBoolean("restore_network_configuration", false));
    return Api.task(
        201,
        tasks.start(
            TaskKind.VM_RESTORE, vm.cluster(), List.of(Api.reference("vm", vm.uuid())), payload));
  }

  private Answer copy(Call call) {
    JsonObject snapshot = snapshot(call);
    Node root = Node.root(call.body());
    List<Node> specs = root.objects("spec_list");
    if (specs.size() != 1) {
      root.problem("spec_list", "the simulator makes one clone at a time");
    }
    List<JsonObject> copies = new ArrayList<>();
    for (Node spec : specs) {
      copies.add(SnapshotView.cloneSpec(spec, snapshot));
    }
    root.check();
    VmSpecs.Read read =
        new VmSpecs.Read(snapshot.getString("cluster"), copies.get(0), new JsonObject());
    Vm vm = factory.create(new JsonObject(), read, TaskKind.SNAPSHOT_CLONE, call.user());
    return Api.task(201, vm.tasks().getString(0));
  }

  private JsonObject snapshot(Call call) {
    JsonObject row = world.snapshots.get(call.uuid("uuid"));
    if (!row.getString("cluster").equals(cluster(call))) {
      throw ApiError.notFound("snapshot", row.getString("uuid"));
    }
    return row;
  }

  private Vm vm(Call call, String uuid) {
    Vm vm = new Vm(world.vms.get(uuid));
    if (!vm.isCreated() || !vm.cluster().equals(cluster(call))) {
      throw ApiError.notFound("vm", uuid);
    }
    return vm;
  }

  private String cluster(Call call) {
    String uuid = call.query("proxyClusterUuid");
    if (uuid != null) {
      world.clusters.get(uuid);
    }
    return uuid == null ? "" : uuid;
  }

  private static int number(Call call, String name, int otherwise) {
    String text = call.query(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[1-9]\\d{0,6}")) {
      throw ApiError.invalid(name, "'" + text + "' is not a positive number");
    }
    return Integer.parseInt(text);
  }
}
