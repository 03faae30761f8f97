package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** Users and groups of users: names in a directory or at an identity provider. */
record AccountKind(
    World world,
    Table table,
    String plural,
    TaskKind creation,
    TaskKind change,
    TaskKind deletion,
    List<Origin> origins)
    implements IntentRoutes.Kind {
  /**
   * Where an account comes from.
   *
   * @param holder the object in the resources that says so
   * @param name the field of it that names the account
   * @param type as the status says it
   */
  record Origin(String holder, String name, String type) {}

  static AccountKind users(World world) {
    return new AccountKind(
        world,
        world.users,
        "users",
        TaskKind.USER_CREATE,
        TaskKind.USER_UPDATE,
        TaskKind.USER_DELETE,
        List.of(
            new Origin("directory_service_user", "user_principal_name", "DIRECTORY_SERVICE"),
            new Origin("identity_provider_user", "username", "IDP")));
  }

  static AccountKind groups(World world) {
    return new AccountKind(
        world,
        world.userGroups,
        "user_groups",
        TaskKind.USER_GROUP_CREATE,
        TaskKind.USER_GROUP_UPDATE,
        TaskKind.USER_GROUP_DELETE,
        List.of(
            new Origin("directory_service_user_group", "distinguished_name", "DIRECTORY_SERVICE"),
            new Origin("directory_service_ou", "distinguished_name", "DIRECTORY_SERVICE"),
            new Origin("saml_user_group", "name", "IDENTITY_PROVIDER")));
  }

  /** Clients send the holders they have no use for as empty objects. */
  @Override
  public JsonObject read(Node spec) {
    Node resources = spec.requiredObject("resources");
    List<String> names =
        origins.stream()
            .map(origin -> resources.object(origin.holder()).string(origin.name(), 255))
            .filter(Objects::nonNull)
            .toList();
    if (names.size() != 1) {
      resources.problem(origins.get(0).holder(), "or another origin, exactly one, has a name");
      return spec.json().copy();
    }
    return spec.json().copy().put("name", names.get(0));
  }

  @Override
  public void remove(JsonObject row) {
    if (origin(row) == null) {
      throw new TaskFailure("ENTITY_DELETION_FAILED", "A local account cannot be deleted.");
    }
  }

  @Override
  public JsonObject view(JsonObject row) {
    JsonObject copy = row.copy();
    JsonObject resources = copy.getJsonObject("status").getJsonObject("resources");
    Origin origin = origin(row);
    boolean isGroup = table == world.userGroups;
    resources.put(
        isGroup ? "user_group_type" : "user_type", origin == null ? "LOCAL" : origin.type());
    String name = row.getJsonObject("spec").getString("name");
    resources.put("display_name", name);
    if (!isGroup && resources.containsKey("directory_service_user")) {
      resources.getJsonObject("directory_service_user").put("default_user_principal_name", name);
    }
    String uuid = row.getJsonObject("metadata").getString("uuid");
    JsonArray projects = new JsonArray();
    JsonArray policies = new JsonArray();
    world.projects.all().stream()
        .filter(project -> ProjectAccess.members(project, table.kind()).contains(uuid))
        .forEach(
            project -> {
              projects.add(reference("project", project, project.getJsonObject("spec")));
              ProjectAccess.policies(project).stream()
                  .filter(policy -> ProjectAccess.names(policy, table.kind(), uuid))
                  .map(p -> reference("access_control_policy", p, p.getJsonObject("acp")))
                  .forEach(policies::add);
            });
    resources.put("projects_reference_list", projects);
    resources.put("access_control_policy_reference_list", policies);
    return copy;
  }

  private static JsonObject reference(String kind, JsonObject row, JsonObject named) {
    return Api.reference(
        kind, row.getJsonObject("metadata").getString("uuid"), named.getString("name"));
  }

  /** Null for a local account. */
  private Origin origin(JsonObject row) {
    JsonObject resources = row.getJsonObject("spec").getJsonObject("resources");
    return origins.stream()
        .filter(origin -> Api.object(resources, origin.holder()).containsKey(origin.name()))
        .findFirst()
        .orElse(null);
  }
}
