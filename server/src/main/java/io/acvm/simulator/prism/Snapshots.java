package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * What a snapshot froze, made into the spec of another VM: off, with cards and disks of its own.
 */
final class Snapshots {
  private Snapshots() {}

  static JsonObject copy(JsonObject frozen) {
    JsonObject copy = frozen.copy();
    JsonObject resources = copy.getJsonObject("resources").put("power_state", "OFF");
    Api.objects(resources, "disk_list")
        .forEach(disk -> disk.put("uuid", UUID.randomUUID().toString()));
    JsonArray nics = new JsonArray();
    Api.objects(resources, "nic_list").forEach(nic -> nics.add(Nics.copyOf(nic)));
    resources.put("nic_list", nics);
    return copy;
  }
}
