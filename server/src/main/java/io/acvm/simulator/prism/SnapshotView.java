package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** Snapshots and tasks in the words of API v2: times in microseconds, capitalised states. */
final class SnapshotView {
  private final SimulatorClock clock;

  SnapshotView(SimulatorClock clock) {
    this.clock = clock;
  }

  JsonObject snapshot(JsonObject row) {
    JsonObject shown = row.copy();
    shown.remove("frozen");
    shown.remove("cluster");
    return shown;
  }

  /** How v2 describes the VM that a snapshot froze. */
  static JsonObject createSpec(Vm vm) {
    JsonObject resources = vm.resources();
    JsonArray nics = new JsonArray();
    vm.nics()
        .forEach(
            nic ->
                nics.add(
                    new JsonObject()
                        .put("network_uuid", Vm.subnet(nic))
                        .put("mac_address", nic.getString("mac_address"))
                        .put("is_connected", nic.getBoolean("is_connected"))));
    return new JsonObject()
        .put("name", vm.name())
        .put("memory_mb", vm.memoryMib())
        .put("num_vcpus", resources.getInteger("num_sockets"))
        .put("num_cores_per_vcpu", resources.getInteger("num_vcpus_per_socket"))
        .put("vm_nics", nics);
  }

  /** The spec of a VM made from a snapshot: sizes may differ, cards and disks are its own. */
  static JsonObject cloneSpec(Node spec, JsonObject snapshot) {
    JsonObject frozen = Snapshots.copy(snapshot.getJsonObject("frozen"));
    JsonObject resources = frozen.getJsonObject("resources");
    String name = spec.requiredString("name", 256);
    Long vcpus = spec.integer("num_vcpus", 1, 1024);
    Long cores = spec.integer("num_cores_per_vcpu", 1, 1024);
    Long memory = spec.integer("memory_mb", 1, 1L << 30);
    if (vcpus != null) {
      resources.put("num_sockets", vcpus.intValue());
    }
    if (cores != null) {
      resources.put("num_vcpus_per_socket", cores.intValue());
    }
    if (memory != null) {
      resources.put("memory_size_mib", memory);
    }
    return frozen.put("name", name);
  }

  JsonObject task(Work work) {
    Instant now = clock.now();
    JsonArray entities = new JsonArray();
    for (JsonObject entity : work.entities()) {
      entities.add(
          new JsonObject()
              .put("entity_id", entity.getString("uuid"))
              .put("entity_type", entity.getString("kind").equals("vm") ? "VM" : "Snapshot"));
    }
    JsonObject task =
        new JsonObject()
            .put("uuid", work.uuid())
            .put("operation_type", work.kind().operationType())
            .put("progress_status", capitalised(work.status(now)))
            .put("percentage_complete", work.percentage(now))
            .put("cluster_uuid", work.cluster())
            .put("entity_list", entities)
            .put("create_time_usecs", Api.micros(work.created()));
    if (!now.isBefore(work.starts())) {
      task.put("start_time_usecs", Api.micros(work.starts()));
    }
    if (work.completed() != null) {
      task.put("complete_time_usecs", Api.micros(work.completed()));
    }
    if (work.errorDetail() != null) {
      task.put(
          "meta_response",
          new JsonObject()
              .put("error_code", work.errorCode())
              .put("error_detail", work.errorDetail()));
    }
    return task;
  }

  private static String capitalised(String state) {
    return state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT);
  }
}
