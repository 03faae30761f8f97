package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** Accepts intents about VMs: writes down what is wanted and starts the task that makes it so. */
final class VmFactory {
  private final World world;
  private final Tasks tasks;
  private final SimulatorClock clock;

  VmFactory(World world, Tasks tasks, SimulatorClock clock) {
    this.world = world;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * @param metadata of the request; a uuid in it becomes the VM's, once
   */
  Vm create(JsonObject metadata, VmSpecs.Read read, TaskKind kind, String user) {
    String wanted = metadata.getString("uuid");
    if (wanted != null && world.vms.find(wanted) != null) {
      throw ApiError.alreadyExists("vm", wanted);
    }
    String uuid = wanted == null ? UUID.randomUUID().toString() : wanted;
    JsonObject off = read.spec().copy();
    off.getJsonObject("resources").put("power_state", "OFF");
    JsonObject row =
        new JsonObject()
            .put("metadata", newMetadata(uuid, metadata, user))
            .put("cluster", read.cluster())
            .put("created", false)
            .put("generation", UUID.randomUUID().toString())
            .put("actual", off);
    if (!read.customization().isEmpty()) {
      row.put("customization", read.customization());
    }
    Vm vm = new Vm(row);
    intend(vm, read.spec(), kind);
    return vm;
  }

  /** The spec is what GET shows from now on; the status follows when the task is done. */
  void intend(Vm vm, JsonObject spec, TaskKind kind) {
    JsonObject payload = new JsonObject().put("target", spec.copy());
    String task = tasks.start(kind, vm.cluster(), List.of(Api.reference("vm", vm.uuid())), payload);
    vm.metadata().put("last_update_time", Api.time(clock.now()));
    vm.row()
        .put("state", "PENDING")
        .put("intent", spec)
        .put("intentTask", task)
        .put("tasks", new JsonArray().add(task));
    world.saveVm(vm);
  }

  private JsonObject newMetadata(String uuid, JsonObject request, String user) {
    JsonObject metadata =
        new JsonObject()
            .put("kind", "vm")
            .put("uuid", uuid)
            .put("spec_version", 0)
            .put("entity_version", "1")
            .put("creation_time", Api.time(clock.now()))
            .put("owner_reference", Seed.userReference(user))
            .put("project_reference", defaultProject())
            .put("categories", new JsonObject())
            .put("categories_mapping", new JsonObject());
    Entities.describe(world, metadata, request);
    return metadata;
  }

  private JsonObject defaultProject() {
    String uuid = world.projects.byPosition().get(0).getJsonObject("metadata").getString("uuid");
    return Api.reference("project", uuid, world.name(world.projects, uuid));
  }
}
