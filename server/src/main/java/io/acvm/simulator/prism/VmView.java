package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A VM as GET and list show it. */
final class VmView {
  private final World world;

  VmView(World world) {
    this.world = world;
  }

  JsonObject single(Vm vm) {
    return new JsonObject().put("api_version", Api.VERSION).mergeIn(entity(vm, false));
  }

  /**
   * The list form has no api_version, no apc_config, no vtpm_config and no number of queues, but
   * says more about disks and has a spec_hash.
   */
  JsonObject listed(Vm vm) {
    JsonObject entity = entity(vm, true);
    entity.getJsonObject("metadata").put("spec_hash", Api.SPEC_HASH);
    return entity;
  }

  private JsonObject entity(Vm vm, boolean inList) {
    return new JsonObject()
        .put("status", status(vm, inList))
        .put("spec", spec(vm, inList))
        .put("metadata", vm.metadata().copy());
  }

  private JsonObject spec(Vm vm, boolean inList) {
    JsonObject wanted = vm.wanted();
    return head(wanted, vm.cluster())
        .put("resources", resources(vm, wanted.getJsonObject("resources"), inList));
  }

  private JsonObject status(Vm vm, boolean inList) {
    JsonObject resources = resources(vm, vm.resources(), inList);
    resources
        .put("generation_uuid", vm.row().getString("generation"))
        .put("bios_uuid", vm.uuid())
        .put("hypervisor_type", "AHV")
        .put("protection_type", "UNPROTECTED");
    if (inList) {
      resources.put("storage_config", new JsonObject());
    } else {
      resources.getJsonObject("vtpm_config").getMap().putIfAbsent("version", "");
    }
    if (vm.host() != null) {
      resources.put(
          "host_reference", Api.reference("host", vm.host(), world.name(world.hosts, vm.host())));
    }
    for (JsonObject disk : Api.objects(resources, "disk_list")) {
      disk.put("is_migration_in_progress", false);
      if (inList) {
        disk.put("is_encryption_in_progress", false);
      }
    }
    for (JsonObject nic : Api.objects(resources, "nic_list")) {
      addLearned(nic, vm.learned().getString(nic.getString("uuid")));
    }
    JsonObject status =
        head(vm.actual(), vm.cluster())
            .put("state", vm.state())
            .put("resources", resources)
            .put("execution_context", new JsonObject().put("task_uuid", vm.tasks().copy()));
    JsonArray messages = vm.row().getJsonArray("messages");
    return messages == null ? status : status.put("message_list", messages.copy());
  }

  private JsonObject head(JsonObject named, String cluster) {
    JsonObject head = new JsonObject().put("name", named.getString("name"));
    if (named.getString("description") != null) {
      head.put("description", named.getString("description"));
    }
    return head.put(
        "cluster_reference",
        Api.reference("cluster", cluster, world.name(world.clusters, cluster)));
  }

  private JsonObject resources(Vm vm, JsonObject source, boolean inList) {
    JsonObject resources = source.copy();
    if (!vm.customization().isEmpty()) {
      resources.put("guest_customization", vm.customization().copy());
    }
    for (JsonObject nic : Api.objects(resources, "nic_list")) {
      JsonObject subnet = nic.getJsonObject("subnet_reference");
      subnet.put("name", world.name(world.subnets, subnet.getString("uuid")));
      if (inList) {
        nic.remove("num_queues");
      }
    }
    if (inList) {
      resources.remove("apc_config");
      resources.remove("vtpm_config");
      Api.objects(resources, "disk_list")
          .forEach(disk -> Api.object(disk, "storage_config").put("flash_mode", "DISABLED"));
    }
    return resources;
  }

  private static void addLearned(JsonObject nic, String address) {
    if (address != null) {
      nic.getJsonArray("ip_endpoint_list")
          .add(new JsonObject().put("ip", address).put("type", "LEARNED"));
    }
  }
}
