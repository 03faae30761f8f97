package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

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

  /** The last intent failed: the entity is what it was, and says so. */
  static void fail(JsonObject row, TaskFailure failure) {
    JsonObject message =
        new JsonObject().put("message", failure.getMessage()).put("reason", failure.code());
    row.getJsonObject("status")
        .put("state", "ERROR")
        .put("message_list", new JsonArray().add(message));
  }

  /**
   * Checks what every intent says beside its spec: its kind, what {@link #describe} is going to
   * take over, and that it leaves to the server what is the server's to say.
   *
   * @param uuid of the path; null for a new entity
   */
  static void readIntent(World world, Node root, String kind, String uuid) {
    root.unexpected("status");
    root.string("api_version", 16);
    Node metadata = root.requiredObject("metadata");
    metadata.required("kind");
    metadata.oneOf("kind", List.of(kind));
    metadata.string("name", 80);
    String given = metadata.uuid("uuid");
    if (uuid != null && given != null && !given.equals(uuid)) {
      metadata.problem("uuid", "is not the uuid of the path");
    }
    metadata.integer("spec_version", 0, Integer.MAX_VALUE);
    metadata.string("entity_version", 20);
    metadata.bool("use_categories_mapping");
    Categories.check(world, metadata);
    metadata.reference("project_reference", "project", world.projects);
    metadata.object("owner_reference").uuid("uuid");
  }

  /** Takes over what a caller may say about an entity. */
  static void describe(World world, JsonObject metadata, JsonObject request) {
    JsonObject mapping = request.getJsonObject("categories_mapping");
    JsonObject categories = request.getJsonObject("categories");
    if (request.getValue("use_categories_mapping") == Boolean.TRUE && mapping != null) {
      metadata.put("categories_mapping", mapping);
      JsonObject single = new JsonObject();
      mapping.fieldNames().stream()
          .filter(name -> mapping.getValue(name) instanceof JsonArray values && !values.isEmpty())
          .forEach(name -> single.put(name, mapping.getJsonArray(name).getValue(0)));
      metadata.put("categories", single);
    } else if (categories != null) {
      JsonObject multiple = new JsonObject();
      categories.forEach(
          field -> multiple.put(field.getKey(), new JsonArray().add(field.getValue())));
      metadata.put("categories", categories).put("categories_mapping", multiple);
    }
    String owner = Api.object(request, "owner_reference").getString("uuid");
    if (world.users.find(owner) != null) {
      metadata.put("owner_reference", Api.reference("user", owner, world.name(world.users, owner)));
    }
    String project = Api.object(request, "project_reference").getString("uuid");
    if (project != null) {
      metadata.put(
          "project_reference",
          Api.reference("project", project, world.name(world.projects, project)));
    }
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
