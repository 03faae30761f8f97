package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

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

  /** What {@link InternalProject} has to say beside the project, until its task has ended. */
  static final String ACCESS = "access";

  private final World world;
  private final ProjectAccess access;

  ProjectKind(World world, ProjectAccess access) {
    this.world = world;
    this.access = access;
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
    return read(spec, Set.of(), Set.of());
  }

  /**
   * @param newUsers made together with the project, as {@code newGroups} are
   */
  JsonObject read(Node spec, Set<String> newUsers, Set<String> newGroups) {
    spec.requiredString("name", 64);
    spec.string("description", 1000);
    Node resources = spec.requiredObject("resources");
    references(resources, "cluster_reference_list", world.clusters, Set.of());
    references(resources, "subnet_reference_list", world.subnets, Set.of());
    references(resources, "user_reference_list", world.users, newUsers);
    references(resources, "external_user_group_reference_list", world.userGroups, newGroups);
    if (resources.has("default_subnet_reference")) {
      resources.reference("default_subnet_reference", "subnet", world.subnets);
    }
    return spec.json().copy();
  }

  static void references(Node resources, String key, Table table, Set<String> made) {
    for (Node reference : resources.objects(key)) {
      reference.required("uuid");
      String uuid = reference.uuid("uuid");
      if (Api.isUuid(uuid) && table.find(uuid) == null && !made.contains(uuid)) {
        resources.problem(key, table.kind() + " : " + uuid + " does not exist.");
      }
    }
  }

  @Override
  public void apply(JsonObject row, JsonObject spec) {
    if (spec.remove(ACCESS) instanceof JsonObject operations) {
      access.apply(row, spec, operations);
    }
    JsonObject resources = spec.getJsonObject("resources");
    nameAll(world, resources, "account_reference_list", world.accounts);
    nameAll(world, resources, "cluster_reference_list", world.clusters);
    nameAll(world, resources, "subnet_reference_list", world.subnets);
    nameAll(world, resources, "user_reference_list", world.users);
    nameAll(world, resources, "external_user_group_reference_list", world.userGroups);
    if (resources.containsKey("default_subnet_reference")) {
      name(world, resources.getJsonObject("default_subnet_reference"), world.subnets);
    }
    row.put("spec", spec.copy());
  }

  static void nameAll(World world, JsonObject resources, String key, Table table) {
    Api.objects(resources, key).forEach(reference -> name(world, reference, table));
  }

  static void name(World world, JsonObject reference, Table table) {
    String name = world.name(table, reference.getString("uuid"));
    if (!name.isEmpty()) {
      reference.put("name", name);
    }
  }

  /** What a status shows although nobody sent it. */
  @Override
  public JsonObject view(JsonObject row) {
    JsonObject copy = row.copy();
    copy.getJsonObject("spec").remove(ACCESS);
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
