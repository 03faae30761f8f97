package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Turning VMs on and off: placement on hosts, guests that listen and guests that do not. */
final class VmPower {
  private final World world;
  private final Tasks tasks;

  VmPower(World world, Tasks tasks) {
    this.world = world;
    this.tasks = tasks;
    tasks.register(TaskKind.VM_POWER, this::act);
    tasks.register(TaskKind.GUEST_OFF, this::guestWentOff);
    tasks.register(TaskKind.GUEST_TALKS, this::guestTalked);
  }

  /** Fails when no host has room. The caller saves. */
  void turnOn(Vm vm) {
    vm.row().put("host", world.placement.choose(vm.cluster(), vm.memoryMib()));
    vm.resources().put("power_state", "ON");
    boolean unmanaged =
        vm.nics().stream().anyMatch(nic -> !world.addresses.isManaged(Vm.subnet(nic)));
    if (unmanaged && vm.hasGuest()) {
      tasks.start(TaskKind.GUEST_TALKS, null, List.of(Api.reference("vm", vm.uuid())), boot(vm));
    }
  }

  /** The caller saves. */
  void turnOff(Vm vm) {
    vm.row().remove("host");
    vm.row().remove("learned");
    vm.row().put("boots", vm.row().getInteger("boots", 0) + 1);
    vm.resources().put("power_state", "OFF");
  }

  /**
   * Asks the guest. The task that asks ends well whatever the guest does: one that listens is off
   * some time later, a VM without an operating system just stays on.
   */
  void askGuestToShutDown(Vm vm) {
    if (vm.hasGuest()) {
      tasks.start(TaskKind.GUEST_OFF, null, List.of(Api.reference("vm", vm.uuid())), boot(vm));
    }
  }

  /** The verbs under {@code /vms/uuid/}: acpi_shutdown, guest_reboot, power_cycle and so on. */
  private void act(Work work) {
    Vm vm = vm(work);
    if (!vm.isOn()) {
      throw new TaskFailure("INTERNAL_ERROR", "ErrorCode: 9");
    }
    String action = work.payload().getString("action");
    boolean viaGuestTools = action.startsWith("guest_");
    if (viaGuestTools && !vm.hasGuest()) {
      throw new TaskFailure("INTERNAL_ERROR", "Nutanix Guest Tools cannot be reached in the VM.");
    }
    if (action.endsWith("_shutdown")) {
      askGuestToShutDown(vm);
    } else if (action.equals("power_cycle")) {
      turnOff(vm);
      turnOn(vm);
    }
    changed(vm);
  }

  private void guestWentOff(Work work) {
    JsonObject row = world.vms.find(work.entityUuid());
    if (row != null && isSameBoot(work, new Vm(row))) {
      turnOff(new Vm(row));
      changed(new Vm(row));
    }
  }

  private void guestTalked(Work work) {
    JsonObject row = world.vms.find(work.entityUuid());
    if (row == null || !isSameBoot(work, new Vm(row))) {
      return;
    }
    Vm vm = new Vm(row);
    JsonObject learned = vm.learned().copy();
    for (JsonObject nic : vm.nics()) {
      String subnet = Vm.subnet(nic);
      if (!world.addresses.isManaged(subnet) && nic.getBoolean("is_connected")) {
        String mac = nic.getString("mac_address");
        learned.put(
            nic.getString("uuid"),
            GuestOs.staticAddress(Api.object(row, "customization"), mac)
                .orElseGet(() -> Subnets.foreignAddress(subnet, mac)));
      }
    }
    row.put("learned", learned);
    world.saveVm(vm);
  }

  private void changed(Vm vm) {
    vm.metadata().put("entity_version", String.valueOf(vm.entityVersion() + 1));
    world.saveVm(vm);
  }

  private Vm vm(Work work) {
    JsonObject row = world.vms.find(work.entityUuid());
    if (row == null) {
      throw new TaskFailure("ENTITY_NOT_FOUND", "vm : " + work.entityUuid() + " does not exist.");
    }
    return new Vm(row);
  }

  private static JsonObject boot(Vm vm) {
    return new JsonObject().put("boot", vm.row().getInteger("boots", 0));
  }

  private static boolean isSameBoot(Work work, Vm vm) {
    return vm.isOn() && work.payload().getInteger("boot").equals(vm.row().getInteger("boots", 0));
  }
}
