package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who may do what in a project: access control policies, and the users and groups that are made
 * together with them. They come as a list of operations and are kept with the project.
 */
final class ProjectAccess {
  private static final String POLICY = "access_control_policy";
  private static final List<String> OPERATIONS = List.of("ADD", "UPDATE", "DELETE");

  private final World world;
  private final SimulatorClock clock;
  private final AccountKind users;
  private final AccountKind groups;

  ProjectAccess(World world, SimulatorClock clock) {
    this.world = world;
    this.clock = clock;
    this.users = AccountKind.users(world);
    this.groups = AccountKind.groups(world);
  }

  /** The uuids of the users or groups of a project. */
  static List<String> members(JsonObject project, String kind) {
    JsonObject resources = Api.object(project.getJsonObject("spec"), "resources");
    return Api.objects(resources, memberList(kind)).stream()
        .map(reference -> reference.getString("uuid"))
        .toList();
  }

  private static String memberList(String kind) {
    return kind.equals("user") ? "user_reference_list" : "external_user_group_reference_list";
  }

  /** Each {@code {metadata: {kind, uuid}, acp: {name, resources}}}. */
  static List<JsonObject> policies(JsonObject project) {
    return Api.objects(project, "policies");
  }

  /** Whether the policy is about that user or group. */
  static boolean names(JsonObject policy, String kind, String uuid) {
    return Api.objects(
            policy.getJsonObject("acp").getJsonObject("resources"), kind + "_reference_list")
        .stream()
        .anyMatch(reference -> uuid.equals(reference.getString("uuid")));
  }

  /** Checks the operations and gives back what {@link #apply} needs of them. */
  JsonObject read(Node spec) {
    JsonArray newUsers = accounts(spec, "user_list", "user", users);
    JsonArray newGroups = accounts(spec, "user_group_list", "user_group", groups);
    JsonArray policies = new JsonArray();
    for (Node operation : spec.objects("access_control_policy_list")) {
      policy(operation, uuids(newUsers), uuids(newGroups));
      policies.add(operation.json().copy());
    }
    return new JsonObject()
        .put("users", newUsers)
        .put("groups", newGroups)
        .put("policies", policies);
  }

  /** The uuids that these accounts are going to have. */
  static Set<String> uuids(JsonArray accounts) {
    Set<String> uuids = new HashSet<>();
    accounts.forEach(account -> uuids.add(((JsonObject) account).getString("uuid")));
    return uuids;
  }

  private static JsonArray accounts(Node spec, String list, String field, AccountKind kind) {
    JsonArray accounts = new JsonArray();
    for (Node operation : spec.objects(list)) {
      operation.required("operation");
      operation.oneOf("operation", List.of("ADD"));
      String uuid = operation.requiredObject("metadata").uuid("uuid");
      JsonObject account = kind.read(operation.requiredObject(field));
      accounts.add(
          new JsonObject()
              .put("uuid", uuid == null ? UUID.randomUUID().toString() : uuid)
              .put("spec", account));
    }
    return accounts;
  }

  private void policy(Node operation, Set<String> newUsers, Set<String> newGroups) {
    operation.required("operation");
    operation.oneOf("operation", OPERATIONS);
    Node metadata = operation.requiredObject("metadata");
    metadata.oneOf("kind", List.of(POLICY));
    String uuid = metadata.uuid("uuid");
    if (uuid == null && !"ADD".equals(operation.json().getValue("operation"))) {
      metadata.required("uuid");
    }
    Node acp = operation.requiredObject("acp");
    acp.string("name", 64);
    acp.string("description", 1000);
    Node resources = acp.requiredObject("resources");
    resources.required("role_reference");
    resources.reference("role_reference", "role", world.roles);
    ProjectKind.references(resources, "user_reference_list", world.users, newUsers);
    ProjectKind.references(resources, "user_group_reference_list", world.userGroups, newGroups);
    for (Node context : resources.object("filter_list").objects("context_list")) {
      context.required("entity_filter_expression_list");
      for (Node filter : context.objects("entity_filter_expression_list")) {
        filter.requiredObject("left_hand_side").string("entity_type", 64);
        filter.required("right_hand_side");
        filter.oneOf("operator", List.of("IN", "NOT_IN"));
      }
      for (Node filter : context.objects("scope_filter_expression_list")) {
        filter.required("left_hand_side");
        filter.required("right_hand_side");
        filter.oneOf("operator", List.of("IN", "IN_ALL", "NOT_IN"));
      }
    }
  }

  /** Makes the accounts, lists them in {@code spec}, and carries the operations out in order. */
  void apply(JsonObject project, JsonObject spec, JsonObject access) {
    make(users, access.getJsonArray("users"), spec);
    make(groups, access.getJsonArray("groups"), spec);
    List<JsonObject> policies = new ArrayList<>(policies(project));
    for (JsonObject operation : Api.objects(access, "policies")) {
      String uuid = operation.getJsonObject("metadata").getString("uuid");
      boolean adds = operation.getString("operation").equals("ADD");
      int known = indexOf(policies, uuid);
      if (known < 0 && !adds) {
        throw new TaskFailure("ENTITY_NOT_FOUND", POLICY + " : " + uuid + " does not exist.");
      }
      if (operation.getString("operation").equals("DELETE")) {
        policies.remove(known);
      } else {
        JsonObject policy =
            new JsonObject()
                .put(
                    "metadata",
                    Api.reference(POLICY, uuid == null ? UUID.randomUUID().toString() : uuid))
                .put("acp", operation.getJsonObject("acp").copy());
        if (known < 0) {
          policies.add(policy);
        } else {
          policies.set(known, policy);
        }
      }
    }
    project.put("policies", new JsonArray(policies));
  }

  private static int indexOf(List<JsonObject> policies, String uuid) {
    return policies.stream()
        .map(policy -> policy.getJsonObject("metadata").getString("uuid"))
        .toList()
        .indexOf(uuid);
  }

  /** An account that is there already stays as it is. */
  private void make(AccountKind kind, JsonArray accounts, JsonObject spec) {
    String time = Api.time(clock.now());
    JsonObject resources = spec.getJsonObject("resources");
    for (Object entry : accounts) {
      JsonObject account = (JsonObject) entry;
      String uuid = account.getString("uuid");
      JsonObject accountSpec = account.getJsonObject("spec");
      String name = accountSpec.getString("name");
      Table table = kind.table();
      if (table.find(uuid) == null) {
        table.save(
            uuid, Entities.row(table.kind(), uuid, name, time, accountSpec, accountSpec.copy()));
      }
      String list = memberList(table.kind());
      JsonArray members = resources.getJsonArray(list, new JsonArray());
      boolean listed =
          Api.objects(resources, list).stream()
              .anyMatch(reference -> uuid.equals(reference.getString("uuid")));
      if (!listed) {
        members.add(Api.reference(table.kind(), uuid, name));
      }
      resources.put(list, members);
    }
  }
}
