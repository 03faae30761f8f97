package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What entities are labelled with: one value, or several, of a name. */
final class Categories {
  /** A few of those that every Prism Central has; which ones is not documented for v3. */
  private static final Map<String, List<String>> BUILT_IN =
      Map.of(
          "AppType", List.of("Default", "Apache_Spark", "Exchange", "Microsoft_SQL"),
          "AppTier", List.of("Default"),
          "Environment", List.of("Dev", "Production", "Staging", "Testing"));

  private Categories() {}

  static void plant(World world) {
    BUILT_IN.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              world.categories.save(name, key(name, "", true));
              BUILT_IN
                  .get(name)
                  .forEach(
                      value ->
                          world.categoryValues.save(id(name, value), value(name, value, "", true)));
            });
  }

  static String id(String name, String value) {
    return name + "\n" + value;
  }

  static JsonObject key(String name, String description, boolean systemDefined) {
    return new JsonObject()
        .put("api_version", Api.VERSION)
        .put("name", name)
        .put("description", description)
        .put("system_defined", systemDefined)
        .put("capabilities", new JsonObject().put("cardinality", 64));
  }

  static JsonObject value(String name, String value, String description, boolean systemDefined) {
    return new JsonObject()
        .put("api_version", Api.VERSION)
        .put("name", name)
        .put("value", value)
        .put("description", description)
        .put("system_defined", systemDefined);
  }

  /**
   * Refuses what does not exist. That this is said at once and not by the task is a reading: what a
   * real one does is not known.
   */
  static void check(World world, Node metadata) {
    Node single = metadata.object("categories");
    for (String name : single.json().fieldNames()) {
      check(world, single, name, single.string(name, 64));
    }
    Node several = metadata.object("categories_mapping");
    for (String name : several.json().fieldNames()) {
      if (several.json().getValue(name) instanceof JsonArray values) {
        values.forEach(value -> check(world, several, name, String.valueOf(value)));
      } else {
        several.problem(name, "is not of type 'array'");
      }
    }
  }

  private static void check(World world, Node node, String name, String value) {
    if (value != null && world.categoryValues.find(id(name, value)) == null) {
      node.problem(name, "category " + name + ":" + value + " does not exist.");
    }
  }

  /** References to what is labelled so, by kind. */
  static List<JsonObject> users(
      World world, String kind, Table table, Map<String, List<String>> any) {
    List<JsonObject> users = new ArrayList<>();
    for (JsonObject row : table.all()) {
      JsonObject metadata = row.getJsonObject("metadata");
      JsonObject mapping = Api.object(metadata, "categories_mapping");
      boolean matches =
          any.entrySet().stream()
              .anyMatch(
                  entry ->
                      mapping.getJsonArray(entry.getKey(), new JsonArray()).stream()
                          .anyMatch(entry.getValue()::contains));
      if (matches) {
        String name =
            table == world.vms ? new Vm(row).name() : row.getJsonObject("spec").getString("name");
        users.add(Api.reference(kind, metadata.getString("uuid"), name));
      }
    }
    return users;
  }
}
