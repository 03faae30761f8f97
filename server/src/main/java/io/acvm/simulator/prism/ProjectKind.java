package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Projects, as far as they name clusters, subnets and users. */
final class ProjectKind implements IntentRoutes.Kind {
  private static final List<String> BUILT_IN = List.of("_internal", "default");
  private static final List<String> LISTS =
      List.of(
          "account_reference_list",
          "cluster_reference_list",
          "environment_reference_list",
          "external_network_list",
          "external_user_group_reference_list",
          "subnet_reference_list",
          "tunnel_reference_list",
          "user_reference_list",
          "vpc_reference_list");

  private final World world;

  ProjectKind(World world) {
    this.world = world;
  }

  @Override
  public Table table() {
    return world.projects;
  }

  @Override
  public String plural() {
    return "projects";
  }

  @Override
  public TaskKind creation() {
    return TaskKind.PROJECT_CREATE;
  }

  @Override
  public TaskKind change() {
    return TaskKind.PROJECT_UPDATE;
  }

  @Override
  public TaskKind deletion() {
    return TaskKind.PROJECT_DELETE;
  }

  @Override
  public JsonObject read(Node spec) {
    spec.requiredString("name", 64);
    spec.string("description", 1000);
    Node resources = spec.requiredObject("resources");
    references(resources, "cluster", world.clusters);
    references(resources, "subnet", world.subnets);
    references(resources, "user", world.users);
    if (resources.has("default_subnet_reference")) {
      resources.reference("default_subnet_reference", "subnet", world.subnets);
    }
    return spec.json().copy();
  }

  private static void references(Node resources, String kind, Table table) {
    String key = kind + "_reference_list";
    for (Node reference : resources.objects(key)) {
      String uuid = reference.uuid("uuid");
      if (Api.isUuid(uuid) && table.find(uuid) == null) {
        resources.problem(key, kind + " : " + uuid + " does not exist.");
      }
    }
  }

  /** What a status shows although nobody sent it. */
  @Override
  public JsonObject view(JsonObject row) {
    JsonObject copy = row.copy();
    JsonObject resources = Api.object(copy.getJsonObject("status"), "resources");
    LISTS.stream()
        .filter(list -> !resources.containsKey(list))
        .forEach(list -> resources.put(list, new JsonArray()));
    resources.put("is_default", "default".equals(row.getJsonObject("spec").getString("name")));
    return copy;
  }

  @Override
  public void remove(JsonObject row) {
    if (BUILT_IN.contains(row.getJsonObject("spec").getString("name"))) {
      throw new TaskFailure("ENTITY_DELETION_FAILED", "The project cannot be deleted.");
    }
    String uuid = row.getJsonObject("metadata").getString("uuid");
    boolean used =
        world.vms.all().stream()
            .map(vm -> Api.object(new Vm(vm).metadata(), "project_reference"))
            .anyMatch(reference -> uuid.equals(reference.getString("uuid")));
    if (used) {
      throw new TaskFailure("ENTITY_DELETION_FAILED", "The project is in use by a VM.");
    }
  }
}
