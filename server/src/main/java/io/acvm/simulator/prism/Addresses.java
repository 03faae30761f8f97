package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Address management of all managed subnets; derived from the network cards of the VMs, so it is
 * not stored.
 */
final class Addresses {
  private final Map<String, AddressPool> pools = new HashMap<>();

  void addSubnet(JsonObject subnet) {
    JsonObject ipConfig =
        subnet.getJsonObject("spec").getJsonObject("resources").getJsonObject("ip_config");
    if (ipConfig != null) {
      pools.put(subnet.getJsonObject("metadata").getString("uuid"), new AddressPool(ipConfig));
    }
  }

  void clear() {
    pools.clear();
  }

  void removeSubnet(String uuid) {
    pools.remove(uuid);
  }

  /**
   * Another address management for a subnet that is in use; the cards keep what they have, or
   * nothing changes at all.
   */
  void replaceSubnet(JsonObject subnet, Collection<JsonObject> vms) {
    String uuid = subnet.getJsonObject("metadata").getString("uuid");
    AddressPool before = pools.remove(uuid);
    addSubnet(subnet);
    AddressPool after = pools.get(uuid);
    try {
      for (JsonObject row : vms) {
        for (JsonObject nic : new Vm(row).nics()) {
          if (new Vm(row).isCreated() && uuid.equals(Vm.subnet(nic))) {
            keep(after, nic, new Vm(row).uuid());
          }
        }
      }
    } catch (TaskFailure failure) {
      pools.remove(uuid);
      if (before != null) {
        pools.put(uuid, before);
      }
      throw failure;
    }
  }

  private static void keep(AddressPool pool, JsonObject nic, String vm) {
    for (JsonObject endpoint : Api.objects(nic, "ip_endpoint_list")) {
      if (pool == null) {
        throw new TaskFailure("INVALID_ARGUMENT", "Addresses of the subnet are in use.");
      }
      pool.claim(endpoint.getString("ip"), vm);
    }
  }

  boolean isManaged(String subnet) {
    return pools.containsKey(subnet);
  }

  /** Null for a subnet without address management. */
  AddressPool pool(String subnet) {
    return pools.get(subnet);
  }

  /**
   * Gives every card on a managed subnet the address it asks for, or the next free one; all cards
   * or none. Cards that already hold their address keep it.
   */
  void assignAll(List<JsonObject> nics, String vm) {
    List<JsonObject> done = new ArrayList<>();
    try {
      for (JsonObject nic : nics) {
        assign(nic, vm);
        done.add(nic);
      }
    } catch (TaskFailure failure) {
      done.forEach(nic -> release(nic, vm));
      throw failure;
    }
  }

  private void assign(JsonObject nic, String vm) {
    AddressPool pool = pools.get(Vm.subnet(nic));
    List<JsonObject> wanted = Api.objects(nic, "ip_endpoint_list");
    if (pool == null) {
      if (!wanted.isEmpty()) {
        throw new TaskFailure(
            "INVALID_ARGUMENT", "The subnet of the NIC does not manage IP addresses.");
      }
    } else if (wanted.isEmpty()) {
      nic.put("ip_endpoint_list", new JsonArray().add(assigned(pool.allocate(vm))));
    } else {
      wanted.forEach(endpoint -> pool.claim(endpoint.getString("ip"), vm));
    }
  }

  static JsonObject assigned(String address) {
    return new JsonObject().put("ip", address).put("type", "ASSIGNED");
  }

  void release(JsonObject nic, String vm) {
    AddressPool pool = pools.get(Vm.subnet(nic));
    if (pool != null) {
      Api.objects(nic, "ip_endpoint_list")
          .forEach(endpoint -> pool.release(endpoint.getString("ip"), vm));
    }
  }

  void claimAll(Vm vm) {
    if (vm.isCreated()) {
      assignAll(vm.nics(), vm.uuid());
    }
  }
}
