package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A project together with its access: the form that {@code projects_internal} speaks. */
final class InternalProject implements IntentRoutes.Form {
  private final World world;
  private final ProjectKind projects;
  private final ProjectAccess access;

  InternalProject(World world, ProjectKind projects, ProjectAccess access) {
    this.world = world;
    this.projects = projects;
    this.access = access;
  }

  @Override
  public JsonObject read(Node spec) {
    JsonObject operations = access.read(spec);
    return projects
        .read(
            spec.requiredObject("project_detail"),
            ProjectAccess.uuids(operations.getJsonArray("users")),
            ProjectAccess.uuids(operations.getJsonArray("groups")))
        .put(ProjectKind.ACCESS, operations);
  }

  /** What was an operation once is an entry that may be sent back as one. */
  @Override
  public JsonObject view(JsonObject row) {
    JsonObject project = projects.view(row);
    JsonObject status = project.getJsonObject("status");
    JsonObject detail = status.copy();
    detail.remove("execution_context");
    detail.remove("message_list");
    JsonArray policies = new JsonArray();
    JsonArray shown = new JsonArray();
    for (JsonObject policy : ProjectAccess.policies(row)) {
      JsonObject acp = named(policy.getJsonObject("acp"));
      JsonObject metadata = policy.getJsonObject("metadata");
      policies.add(
          new JsonObject().put("operation", "UPDATE").put("metadata", metadata).put("acp", acp));
      JsonObject policyStatus =
          acp.copy().put("state", status.getString("state")).put("is_system_defined", false);
      shown.add(
          new JsonObject()
              .put("metadata", metadata)
              .put("access_control_policy_status", policyStatus));
    }
    JsonObject spec =
        new JsonObject()
            .put("project_detail", complete(project.getJsonObject("spec")))
            .put("access_control_policy_list", policies)
            .put("user_list", new JsonArray())
            .put("user_group_list", new JsonArray());
    JsonObject result = project.copy().put("spec", spec);
    JsonObject internal =
        new JsonObject()
            .put("state", status.getString("state"))
            .put("project_status", complete(detail))
            .put("access_control_policy_list_status", shown);
    for (String key : new String[] {"execution_context", "message_list"}) {
      if (status.containsKey(key)) {
        internal.put(key, status.getValue(key));
      }
    }
    return result.put("status", internal);
  }

  /** The Terraform provider reads this one without looking whether it is there. */
  private static JsonObject complete(JsonObject detail) {
    JsonObject resources = detail.getJsonObject("resources");
    if (!resources.containsKey("resource_domain")) {
      resources.put("resource_domain", new JsonObject().put("resources", new JsonArray()));
    }
    return detail;
  }

  private JsonObject named(JsonObject acp) {
    JsonObject copy = acp.copy();
    JsonObject resources = copy.getJsonObject("resources");
    ProjectKind.name(world, resources.getJsonObject("role_reference"), world.roles);
    ProjectKind.nameAll(world, resources, "user_reference_list", world.users);
    ProjectKind.nameAll(world, resources, "user_group_reference_list", world.userGroups);
    return copy;
  }
}
