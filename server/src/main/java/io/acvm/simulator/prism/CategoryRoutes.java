package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /categories}: flat bodies, done at once, named in the path. */
final class CategoryRoutes {
  private static final int MAX_NAME = 64;
  private static final Map<String, Function<JsonObject, String>> ATTRIBUTES =
      Map.of("name", row -> row.getString("name"), "value", row -> row.getString("value"));

  private final World world;

  CategoryRoutes(World world) {
    this.world = world;
  }

  void mount(Http http) {
    Listing<JsonObject> keys =
        new Listing<>(
            "category",
            Listing.Style.FULL,
            world.categories::byPosition,
            ATTRIBUTES,
            JsonObject::copy);
    http.post("/categories/list", keys::list);
    http.post("/categories/:name/list", this::values);
    http.get("/categories/:name", call -> Answer.ok(key(call.path("name")).copy()));
    http.put("/categories/:name", this::putKey);
    http.delete("/categories/:name", this::deleteKey);
    http.get("/categories/:name/:value", call -> Answer.ok(value(call).copy()));
    http.put("/categories/:name/:value", this::putValue);
    http.delete("/categories/:name/:value", this::deleteValue);
    http.post("/category/query", this::query);
  }

  private JsonObject key(String name) {
    return world.categories.get(name);
  }

  private JsonObject value(Call call) {
    String name = call.path("name");
    JsonObject row = world.categoryValues.find(Categories.id(name, call.path("value")));
    if (row == null) {
      throw ApiError.notFound("category", name + "/" + call.path("value"));
    }
    return row;
  }

  private Answer values(Call call) {
    String name = key(call.path("name")).getString("name");
    return new Listing<>(
            "category", Listing.Style.FULL, () -> valuesOf(name), ATTRIBUTES, JsonObject::copy)
        .list(call);
  }

  private List<JsonObject> valuesOf(String name) {
    return world.categoryValues.byPosition().stream()
        .filter(row -> row.getString("name").equals(name))
        .toList();
  }

  private Answer putKey(Call call) {
    Node root = Node.root(call.body());
    String name = pathName(root, call, "name");
    String description = root.string("description", 1000);
    root.object("capabilities").integer("cardinality", 1, 1000);
    root.check();
    JsonObject known = world.categories.find(name);
    JsonObject row = Categories.key(name, or(description), known != null && isBuiltIn(known));
    if (root.has("capabilities")) {
      row.put("capabilities", root.json().getJsonObject("capabilities"));
    }
    world.categories.save(name, row);
    return new Answer(known == null ? 201 : 200, row.copy());
  }

  private Answer putValue(Call call) {
    String name = key(call.path("name")).getString("name");
    Node root = Node.root(call.body());
    String value = pathName(root, call, "value");
    String description = root.string("description", 1000);
    root.check();
    String id = Categories.id(name, value);
    JsonObject known = world.categoryValues.find(id);
    JsonObject row =
        Categories.value(name, value, or(description), known != null && isBuiltIn(known));
    world.categoryValues.save(id, row);
    return new Answer(known == null ? 201 : 200, row.copy());
  }

  private static String pathName(Node root, Call call, String key) {
    String inPath = call.path(key);
    String inBody = root.string(key, MAX_NAME);
    if (inPath.length() > MAX_NAME) {
      root.problem(key, "is longer than " + MAX_NAME + " characters");
    } else if (inBody != null && !inBody.equals(inPath)) {
      root.problem(key, "'" + inBody + "' is not the " + key + " of the path");
    }
    return inPath;
  }

  private static String or(String description) {
    return description == null ? "" : description;
  }

  private static boolean isBuiltIn(JsonObject row) {
    return row.getBoolean("system_defined");
  }

  private Answer deleteKey(Call call) {
    JsonObject row = key(call.path("name"));
    String name = row.getString("name");
    refuseBuiltIn(row);
    if (!valuesOf(name).isEmpty()) {
      throw ApiError.of(422, "ENTITY_DELETION_FAILED", "Category " + name + " has values.");
    }
    world.categories.remove(name);
    return new Answer(200, null);
  }

  private Answer deleteValue(Call call) {
    JsonObject row = value(call);
    refuseBuiltIn(row);
    String name = row.getString("name");
    String value = row.getString("value");
    boolean used =
        kinds().entrySet().stream()
            .anyMatch(
                kind ->
                    !Categories.users(
                            world, kind.getKey(), kind.getValue(), Map.of(name, List.of(value)))
                        .isEmpty());
    if (used) {
      throw ApiError.of(
          422, "ENTITY_DELETION_FAILED", "Category " + name + ":" + value + " is in use.");
    }
    world.categoryValues.remove(Categories.id(name, value));
    return new Answer(200, null);
  }

  private static void refuseBuiltIn(JsonObject row) {
    if (isBuiltIn(row)) {
      throw ApiError.of(422, "ENTITY_IS_READONLY", "A system defined category stays.");
    }
  }

  private Map<String, Table> kinds() {
    Map<String, Table> kinds = new LinkedHashMap<>();
    kinds.put("vm", world.vms);
    kinds.put("image", world.images);
    kinds.put("subnet", world.subnets);
    kinds.put("project", world.projects);
    kinds.put("cluster", world.clusters);
    kinds.put("host", world.hosts);
    return kinds;
  }

  /** Which entities carry one of the given values, by kind. */
  private Answer query(Call call) {
    Node root = Node.root(call.body());
    String usage = root.oneOf("usage_type", List.of("APPLIED_TO", "REQUIRED_BY"));
    Long count = root.integer("group_member_count", 0, Listing.MAX_LENGTH);
    Long offset = root.integer("group_member_offset", 0, Integer.MAX_VALUE);
    Node filter = root.object("category_filter");
    filter.oneOf("type", List.of("CATEGORIES_MATCH_ANY", "CATEGORIES_MATCH_ALL"));
    JsonObject params = filter.object("params").json();
    List<String> wanted = filter.strings("kind_list");
    root.check();
    Map<String, List<String>> any = new LinkedHashMap<>();
    params.forEach(
        field ->
            any.put(
                field.getKey(),
                field.getValue() instanceof JsonArray values
                    ? values.stream().map(String::valueOf).toList()
                    : List.of()));
    JsonArray results = new JsonArray();
    int total = 0;
    for (Map.Entry<String, Table> kind : kinds().entrySet()) {
      List<JsonObject> all = Categories.users(world, kind.getKey(), kind.getValue(), any);
      if (!all.isEmpty() && (wanted.isEmpty() || wanted.contains(kind.getKey()))) {
        int from = (int) Math.min(offset == null ? 0 : offset, all.size());
        long length = count == null ? Listing.DEFAULT_LENGTH : count;
        List<JsonObject> page =
            new ArrayList<>(all.subList(from, (int) Math.min(from + length, all.size())));
        total += all.size();
        results.add(result(kind.getKey(), all.size(), new JsonArray(page)));
      }
    }
    JsonObject metadata =
        new JsonObject()
            .put("total_matches", total)
            .put("usage_type", usage == null ? "APPLIED_TO" : usage)
            .put("group_member_offset", offset == null ? 0 : offset)
            .put("group_member_count", count == null ? Listing.DEFAULT_LENGTH : count);
    return Answer.ok(
        new JsonObject()
            .put("api_version", Api.VERSION)
            .put("metadata", metadata)
            .put("results", results));
  }

  /** The contract names the list of references one way, the Go client reads it by another. */
  private static JsonObject result(String kind, int total, JsonArray references) {
    return new JsonObject()
        .put("kind", kind)
        .put("total_entity_count", total)
        .put("filtered_entity_count", total)
        .put("kind_reference_list", references)
        .put("entity_any_reference_list", references.copy());
  }
}
