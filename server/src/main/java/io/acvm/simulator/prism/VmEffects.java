package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What the tasks on VMs do when their time has come. */
final class VmEffects {
  private final World world;
  private final VmPower power;

  VmEffects(World world, VmPower power, Tasks tasks) {
    this.world = world;
    this.power = power;
    tasks.register(TaskKind.VM_CREATE, intent(this::create));
    tasks.register(TaskKind.VM_CLONE, intent(this::create));
    tasks.register(TaskKind.SNAPSHOT_CLONE, intent(this::create));
    tasks.register(TaskKind.RECOVERY_POINT_RESTORE, intent(this::create));
    tasks.register(TaskKind.VM_UPDATE, intent(this::update));
    tasks.register(TaskKind.VM_DELETE, work -> delete(require(work)));
  }

  private interface Step {
    void apply(Vm vm, JsonObject target);
  }

  /** Carries out an accepted intent. When it fails the VM keeps what it is and says why. */
  private Tasks.Effect intent(Step step) {
    return new Tasks.Effect() {
      @Override
      public void apply(Work work) {
        Vm vm = require(work);
        vm.row().remove("messages");
        step.apply(vm, work.payload().getJsonObject("target"));
        settle(vm, work, "COMPLETE");
      }

      @Override
      public void failed(Work work, TaskFailure failure) {
        JsonObject row = world.vms.find(work.entityUuid());
        if (row != null) {
          row.put(
              "messages",
              new JsonArray()
                  .add(
                      new JsonObject()
                          .put("message", failure.getMessage())
                          .put("reason", failure.code())));
          settle(new Vm(row), work, "ERROR");
        }
      }
    };
  }

  /** An intent accepted since stays in force: its own task will settle it. */
  private void settle(Vm vm, Work work, String state) {
    if (work.uuid().equals(vm.row().getString("intentTask"))) {
      vm.row().remove("intent");
      vm.row().remove("intentTask");
      vm.row().put("state", state);
    }
    world.saveVm(vm);
  }

  private void create(Vm vm, JsonObject target) {
    if (Clusters.isPrismCentral(world.clusters.get(vm.cluster()))) {
      throw new TaskFailure("INTERNAL_ERROR", "internal error");
    }
    JsonObject resources = target.getJsonObject("resources");
    String wantedPower = resources.getString("power_state");
    checkSubnets(vm, resources);
    world.addresses.assignAll(Api.objects(resources, "nic_list"), vm.uuid());
    try {
      vm.row().put("actual", target);
      resources.put("power_state", "OFF");
      if ("ON".equals(wantedPower)) {
        power.turnOn(vm);
      }
      vm.row().put("created", true);
    } catch (TaskFailure failure) {
      vm.nics().forEach(nic -> world.addresses.release(nic, vm.uuid()));
      throw failure;
    }
  }

  private void update(Vm vm, JsonObject target) {
    if (!vm.isCreated()) {
      throw new TaskFailure("ENTITY_NOT_FOUND", "The VM was never created.");
    }
    JsonObject before = vm.resources();
    JsonObject after = target.getJsonObject("resources");
    checkSubnets(vm, after);
    boolean wasOn = vm.isOn();
    boolean wantOn = "ON".equals(after.getString("power_state"));
    String mechanism = after.getJsonObject("power_state_mechanism").getString("mechanism");
    boolean hardOff = wasOn && !wantOn && mechanism.equals("HARD");
    boolean askGuest = wasOn && !wantOn && !hardOff;
    if (askGuest && mechanism.equals("GUEST") && !vm.hasGuest()) {
      throw new TaskFailure("INTERNAL_ERROR", "Nutanix Guest Tools cannot be reached in the VM.");
    }
    if (isPointlessPowerOff(vm, target)) {
      throw new TaskFailure("INTERNAL_ERROR", "ErrorCode: 9");
    }
    if (wasOn && !hardOff) {
      HotChange.check(before, after);
      world.placement.checkRoom(
          vm.host(), after.getLong("memory_size_mib") - before.getLong("memory_size_mib"));
    }
    replaceNics(vm, Api.objects(after, "nic_list"));
    after.put("power_state", wasOn ? "ON" : "OFF");
    vm.row().put("actual", target);
    if (hardOff) {
      power.turnOff(vm);
    } else if (askGuest) {
      power.askGuestToShutDown(vm);
    } else if (!wasOn && wantOn) {
      power.turnOn(vm);
    }
  }

  /**
   * Powering off what is off was reported to fail (terraform-provider-nutanix 289), while clients
   * that send the whole spec of a stopped VM back succeed. The two differ only when a mechanism is
   * asked for that the VM does not have yet and nothing else changes.
   */
  private static boolean isPointlessPowerOff(Vm vm, JsonObject target) {
    JsonObject before = vm.actual().copy();
    JsonObject after = target.copy();
    if (vm.isOn() || "ON".equals(after.getJsonObject("resources").getString("power_state"))) {
      return false;
    }
    Object oldMechanism = before.getJsonObject("resources").remove("power_state_mechanism");
    Object newMechanism = after.getJsonObject("resources").remove("power_state_mechanism");
    return !oldMechanism.equals(newMechanism) && before.equals(after);
  }

  void replaceNics(Vm vm, List<JsonObject> after) {
    List<JsonObject> before = vm.nics();
    before.stream()
        .filter(nic -> !keepsAddress(nic, after))
        .forEach(nic -> world.addresses.release(nic, vm.uuid()));
    try {
      world.addresses.assignAll(after, vm.uuid());
    } catch (TaskFailure failure) {
      world.addresses.assignAll(before, vm.uuid());
      throw failure;
    }
  }

  private static boolean keepsAddress(JsonObject nic, List<JsonObject> after) {
    JsonObject same = Nics.find(after, nic.getString("uuid"));
    return same != null
        && Vm.subnet(same).equals(Vm.subnet(nic))
        && same.getJsonArray("ip_endpoint_list").equals(nic.getJsonArray("ip_endpoint_list"));
  }

  private void checkSubnets(Vm vm, JsonObject resources) {
    for (JsonObject nic : Api.objects(resources, "nic_list")) {
      JsonObject subnet = world.subnets.find(Vm.subnet(nic));
      if (subnet == null || !Subnets.cluster(subnet).equals(vm.cluster())) {
        throw new TaskFailure(
            "INVALID_ARGUMENT", "The subnet of a NIC does not exist on the cluster of the VM.");
      }
    }
  }

  private void delete(Vm vm) {
    vm.nics().forEach(nic -> world.addresses.release(nic, vm.uuid()));
    world.removeVm(vm.uuid());
  }

  Vm require(Work work) {
    JsonObject row = world.vms.find(work.entityUuid());
    if (row == null) {
      throw new TaskFailure("ENTITY_NOT_FOUND", "vm : " + work.entityUuid() + " does not exist.");
    }
    return new Vm(row);
  }
}
