package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a simulator holds, as one document: {@code {"format": 1, "entities": [{"kind", "id",
 * "entity"}]}}. The bytes of images are not in it, nor is the certificate.
 */
final class State {
  private static final int FORMAT = 1;

  private State() {}

  static JsonObject export(World world) {
    JsonArray entities = new JsonArray();
    for (Table table : world.state()) {
      table.each(
          (id, row) ->
              entities.add(
                  new JsonObject()
                      .put("kind", table.kind())
                      .put("id", id)
                      .put("entity", row.copy())));
    }
    return new JsonObject().put("format", FORMAT).put("entities", entities);
  }

  /** Refuses what {@link #export} cannot have written; nothing has changed by then. */
  static List<Change> read(JsonObject json) {
    Node root = Node.root(json);
    root.required("format");
    root.integer("format", FORMAT, FORMAT);
    root.required("entities");
    List<Change> changes = new ArrayList<>();
    for (Node node : root.objects("entities")) {
      String kind = node.requiredString("kind", 64);
      String id = node.requiredString("id", 256);
      JsonObject entity = node.requiredObject("entity").json();
      if (kind != null && !World.KINDS.contains(kind)) {
        node.problem("kind", "'" + kind + "' is not known");
      }
      changes.add(new Change(kind, id, entity.encode()));
    }
    root.check();
    StateCheck.check(changes);
    return changes;
  }
}
