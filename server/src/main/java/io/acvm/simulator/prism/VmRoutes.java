package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /vms}: list, read, and the intents to create, change and delete. */
final class VmRoutes {
  private static final Map<String, Function<Vm, String>> ATTRIBUTES =
      Map.of(
          "vm_name", Vm::name,
          "uuid", Vm::uuid,
          "power_state", vm -> vm.isOn() ? "on" : "off",
          "is_cvm", vm -> "0",
          "cluster", Vm::cluster,
          "cluster_uuid", Vm::cluster,
          "project_reference",
              vm -> Api.object(vm.metadata(), "project_reference").getString("uuid"),
          "num_sockets", vm -> String.valueOf(vm.resources().getValue("num_sockets")),
          "memory_size_mib", vm -> String.valueOf(vm.memoryMib()));

  private final World world;
  private final Tasks tasks;
  private final VmSpecs specs;
  private final VmView view;
  private final VmFactory factory;
  private long listedVersion = -1;
  private List<Vm> listed = List.of();

  VmRoutes(World world, Tasks tasks, VmFactory factory) {
    this.world = world;
    this.tasks = tasks;
    this.factory = factory;
    this.specs = new VmSpecs(world);
    this.view = new VmView(world);
  }

  void mount(Http http) {
    Listing<Vm> listing =
        new Listing<>("vm", Listing.Style.FULL, this::created, ATTRIBUTES, view::listed);
    http.post("/vms/list", listing::list);
    http.post("/vms", this::create);
    http.get("/vms/:uuid", call -> Answer.ok(view.single(vm(call))));
    http.put("/vms/:uuid", this::update);
    http.delete("/vms/:uuid", this::delete);
    http.post("/vms/:uuid/clone", this::copy);
    for (String action :
        List.of(
            "acpi_shutdown",
            "acpi_reboot",
            "guest_shutdown",
            "guest_reboot",
            "power_cycle",
            "reset")) {
      http.post("/vms/:uuid/" + action, call -> act(call, action));
    }
  }

  /**
   * A VM that has not been made yet, or never could be, is not listed. Gathered once a change, so
   * that what a page costs depends on its length alone.
   */
  private List<Vm> created() {
    if (world.vms.version() != listedVersion) {
      listedVersion = world.vms.version();
      listed = world.vms.byPosition().stream().map(Vm::new).filter(Vm::isCreated).toList();
    }
    return listed;
  }

  private Vm vm(Call call) {
    return new Vm(world.vms.get(call.uuid("uuid")));
  }

  private Answer create(Call call) {
    JsonObject body = call.body();
    VmSpecs.Read read = specs.create(body);
    JsonObject metadata = body.getJsonObject("metadata");
    Vm vm = factory.create(metadata, read, TaskKind.VM_CREATE, call.user());
    return Api.accepted("vm", vm.uuid(), body, vm.tasks().getString(0));
  }

  private Answer update(Call call) {
    Vm vm = vm(call);
    JsonObject body = call.body();
    VmSpecs.Read read = specs.update(body, vm);
    JsonObject metadata = body.getJsonObject("metadata");
    checkVersion(vm, metadata);
    vm.raiseVersions();
    Entities.describe(world, vm.metadata(), metadata);
    if (!read.customization().isEmpty()) {
      vm.row().put("customization", read.customization());
    }
    factory.intend(vm, read.spec(), TaskKind.VM_UPDATE);
    return Api.accepted("vm", vm.uuid(), body, vm.tasks().getString(0));
  }

  /**
   * entity_version, where sent, takes precedence. A spec_version may also equal the current
   * entity_version: a real Prism Central was recorded accepting that. With neither the last writer
   * wins; what a real one does then is not known.
   */
  private static void checkVersion(Vm vm, JsonObject metadata) {
    String entityVersion = metadata.getString("entity_version");
    Integer specVersion = metadata.getInteger("spec_version");
    String current = vm.metadata().getString("entity_version");
    boolean fits =
        entityVersion != null
            ? entityVersion.equals(current)
            : specVersion == null
                || specVersion.equals(vm.metadata().getInteger("spec_version"))
                || specVersion.toString().equals(current);
    if (!fits) {
      throw ApiError.editConflict("vm");
    }
  }

  private Answer delete(Call call) {
    Vm vm = vm(call);
    vm.row().put("state", "DELETE_PENDING");
    String task =
        tasks.start(
            TaskKind.VM_DELETE,
            vm.cluster(),
            List.of(Api.reference("vm", vm.uuid())),
            new JsonObject());
    vm.row().put("tasks", new JsonArray().add(task)).put("intentTask", task);
    world.saveVm(vm);
    return Api.deleting("vm", task);
  }

  private Answer copy(Call call) {
    Vm source = vm(call);
    if (!source.isCreated()) {
      throw ApiError.notFound("vm", source.uuid());
    }
    JsonObject body = call.body();
    VmSpecs.Read read = new VmClone(world).read(source, body);
    Vm copy = factory.create(Api.object(body, "metadata"), read, TaskKind.VM_CLONE, call.user());
    return Api.task(202, copy.tasks().getString(0));
  }

  private Answer act(Call call, String action) {
    Vm vm = vm(call);
    JsonObject payload = new JsonObject().put("action", action);
    return Api.task(
        202,
        tasks.start(
            TaskKind.VM_POWER, vm.cluster(), List.of(Api.reference("vm", vm.uuid())), payload));
  }
}
