package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;

/** What the tasks on snapshots do when their time has come. */
final class SnapshotEffects {
  private final World world;
  private final VmEffects vms;
  private final SimulatorClock clock;

  SnapshotEffects(World world, VmEffects vms, Tasks tasks, SimulatorClock clock) {
    this.world = world;
    this.vms = vms;
    this.clock = clock;
    tasks.register(TaskKind.SNAPSHOT_CREATE, this::create);
    tasks.register(TaskKind.SNAPSHOT_DELETE, this::delete);
    tasks.register(TaskKind.RECOVERY_POINT_CREATE, this::create);
    tasks.register(TaskKind.RECOVERY_POINT_DELETE, this::delete);
    tasks.register(TaskKind.VM_RESTORE, this::restore);
  }

  private void create(Work work) {
    Vm vm = vms.require(work);
    String uuid = work.payload().getString("snapshot");
    world.snapshots.save(
        uuid,
        new JsonObject()
            .put("uuid", uuid)
            .put("snapshot_name", work.payload().getString("name"))
            .put("vm_uuid", vm.uuid())
            .put("created_time", Api.micros(clock.now()))
            .put("group_uuid", work.uuid())
            .put("logical_timestamp", vm.entityVersion())
            .put("deleted", false)
            .put("vm_create_spec", SnapshotView.createSpec(vm))
            .put("cluster", vm.cluster())
            .put("frozen", vm.actual().copy()));
  }

  private void delete(Work work) {
    require(work.entityUuid());
    world.snapshots.remove(work.entityUuid());
  }

  /**
   * Puts CPU, memory and disks back, and the cards too where asked. A running VM is refused:
   * whether a real cluster would power it off by itself is not known, and a client that powers off
   * first is right either way.
   */
  private void restore(Work work) {
    Vm vm = vms.require(work);
    JsonObject snapshot = require(work.payload().getString("snapshot"));
    if (!snapshot.getString("vm_uuid").equals(vm.uuid())) {
      throw new TaskFailure("INVALID_ARGUMENT", "The snapshot is one of another VM.");
    }
    if (vm.isOn()) {
      throw new TaskFailure("INVALID_STATE", "The VM must be powered off to be restored.");
    }
    JsonObject frozen = snapshot.getJsonObject("frozen").copy();
    JsonObject resources = frozen.getJsonObject("resources").put("power_state", "OFF");
    if (work.payload().getBoolean("network")) {
      vms.replaceNics(vm, Api.objects(resources, "nic_list"));
    } else {
      resources.put("nic_list", vm.resources().getJsonArray("nic_list"));
    }
    vm.row().put("actual", frozen.put("name", vm.name()));
    vm.raiseVersions();
    world.saveVm(vm);
  }

  private JsonObject require(String uuid) {
    JsonObject snapshot = world.snapshots.find(uuid);
    if (snapshot == null) {
      throw new TaskFailure("ENTITY_NOT_FOUND", "snapshot : " + uuid + " does not exist.");
    }
    return snapshot;
  }
}
