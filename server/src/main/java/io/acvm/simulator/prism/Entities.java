package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;

/** How the kinds other than VMs are kept and shown: the row is the answer. */
final class Entities {
  private Entities() {}

  static JsonObject row(
      String kind, String uuid, String name, String time, JsonObject spec, JsonObject status) {
    return new JsonObject()
        .put("status", new JsonObject().put("state", "COMPLETE").put("name", name).mergeIn(status))
        .put("spec", new JsonObject().put("name", name).mergeIn(spec))
        .put(
            "metadata",
            new JsonObject()
                .put("kind", kind)
                .put("uuid", uuid)
                .put("spec_version", 0)
                .put("spec_hash", Api.SPEC_HASH)
                .put("categories", new JsonObject())
                .put("categories_mapping", new JsonObject())
                .put("creation_time", time)
                .put("last_update_time", time));
  }

  static JsonObject listed(JsonObject row) {
    return new JsonObject()
        .put("status", row.getJsonObject("status").copy())
        .put("spec", row.getJsonObject("spec").copy())
        .put("metadata", row.getJsonObject("metadata").copy());
  }

  static JsonObject single(JsonObject row) {
    return new JsonObject().put("api_version", Api.VERSION).mergeIn(listed(row));
  }
}
