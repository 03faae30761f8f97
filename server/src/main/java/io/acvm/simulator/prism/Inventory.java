package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a simulator holds at one moment.
 *
 * @param addresses owner's VM uuid by assigned address
 */
public record Inventory(
    List<SimulatedVm> vms, List<SimulatedSnapshot> snapshots, Map<String, String> addresses) {
  /**
   * One VM as the cluster runs it.
   *
   * @param created false while it is being made, or when that failed
   * @param customization what the guest was given
   */
  public record SimulatedVm(
      String uuid,
      String name,
      String cluster,
      boolean created,
      boolean on,
      String state,
      JsonObject resources,
      JsonObject customization) {}

  /** A snapshot outlives its VM. */
  public record SimulatedSnapshot(String uuid, String name, String vm) {}

  static Inventory of(World world) {
    Map<String, String> addresses = new HashMap<>();
    for (JsonObject subnet : world.subnets.all()) {
      AddressPool pool = world.addresses.pool(subnet.getJsonObject("metadata").getString("uuid"));
      if (pool != null) {
        addresses.putAll(pool.owners());
      }
    }
    return new Inventory(
        world.vms.all().stream().map(row -> vm(new Vm(row))).toList(),
        world.snapshots.all().stream().map(Inventory::snapshot).toList(),
        Map.copyOf(addresses));
  }

  private static SimulatedVm vm(Vm vm) {
    return new SimulatedVm(
        vm.uuid(),
        vm.name(),
        vm.cluster(),
        vm.isCreated(),
        vm.isOn(),
        vm.state(),
        vm.resources().copy(),
        vm.customization().copy());
  }

  private static SimulatedSnapshot snapshot(JsonObject row) {
    return new SimulatedSnapshot(
        row.getString("uuid"), row.getString("snapshot_name"), row.getString("vm_uuid"));
  }
}
