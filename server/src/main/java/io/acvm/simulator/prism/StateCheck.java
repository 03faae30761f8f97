package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tries a state out in a world of its own before it replaces the one in use: every entity must be
 * one that can be shown, and must find what it stands on.
 */
final class StateCheck {
  private static final Set<String> WITH_RESOURCES =
      Set.of("image", "project", "user", "user_group");

  private final World world = new World(new ChangeLog(null, null));
  private final Map<String, List<String>> problems = new LinkedHashMap<>();

  private StateCheck() {}

  /** Throws the 422 that names what is wrong with which entity. */
  static void check(List<Change> state) {
    StateCheck trial = new StateCheck();
    trial.load(state);
    trial.refuse();
    for (int i = 0; i < state.size(); i++) {
      trial.look(i, state.get(i));
    }
    trial.refuse();
    trial.index();
    trial.refuse();
  }

  private void load(List<Change> state) {
    Set<Change> seen = new HashSet<>();
    for (int i = 0; i < state.size(); i++) {
      Change change = state.get(i);
      if (!seen.add(new Change(change.kind(), change.uuid(), ""))) {
        problem(i, "is there twice");
      }
      world.load(change);
    }
    if (world.clusters.all().isEmpty() || world.projects.all().isEmpty()) {
      problems.put("entities", List.of("have no cluster or no project"));
    }
  }

  private void look(int index, Change change) {
    try {
      show(change.kind(), new JsonObject(change.json()), change.uuid());
    } catch (ApiError dangling) {
      problem(index, dangling.getMessage());
    } catch (RuntimeException unreadable) {
      // Whatever the view stumbles over, the entity is none that was exported.
      problem(index, "is no " + change.kind());
    }
  }

  private void show(String kind, JsonObject row, String id) {
    switch (kind) {
      case "vm" -> vm(new Vm(row), id);
      case "task" -> task(new Work(row), id);
      case "snapshot" -> {
        same(row.getString("uuid"), id);
        world.clusters.get(row.getString("cluster"));
        Objects.requireNonNull(row.getJsonObject("frozen").getJsonObject("resources"));
        Objects.requireNonNull(row.getLong("created_time"));
      }
      case "reservation" -> {
        same(row.getString("client_identifier"), id);
        Instant.parse(row.getString("expiration_time"));
      }
      case "category" -> same(row.getString("name"), id);
      case "category_value" ->
          same(Categories.id(row.getString("name"), row.getString("value")), id);
      default -> entity(kind, row, id);
    }
  }

  private void vm(Vm vm, String id) {
    same(vm.uuid(), id);
    world.clusters.get(vm.cluster());
    if (vm.host() != null) {
      world.hosts.get(vm.host());
    }
    vm.nics().forEach(nic -> world.subnets.get(Vm.subnet(nic)));
    new VmView(world).single(vm);
    Objects.requireNonNull(vm.state());
    vm.memoryMib();
    vm.entityVersion();
    vm.disks().forEach(Disks::isDisk);
  }

  private static void task(Work work, String id) {
    same(work.uuid(), id);
    work.kind();
    work.entityUuid();
    work.status(work.starts());
    work.percentage(work.ends());
    Objects.requireNonNull(work.created());
  }

  private void entity(String kind, JsonObject row, String id) {
    JsonObject shown = Entities.single(row);
    same(shown.getJsonObject("metadata").getString("uuid"), id);
    same(shown.getJsonObject("metadata").getString("kind"), kind);
    Objects.requireNonNull(shown.getJsonObject("spec").getString("name"));
    if (kind.equals("host")) {
      world.clusters.get(row.getString("cluster"));
      Hosts.memoryMib(row);
    } else if (kind.equals("subnet")) {
      world.clusters.get(
          row.getJsonObject("spec").getJsonObject("cluster_reference").getString("uuid"));
    } else if (kind.equals("cluster")) {
      Clusters.isPrismCentral(row);
    } else if (WITH_RESOURCES.contains(kind)) {
      Objects.requireNonNull(row.getJsonObject("spec").getJsonObject("resources"));
      Objects.requireNonNull(row.getJsonObject("status").getJsonObject("resources"));
      ProjectAccess.policies(row).forEach(StateCheck::policy);
    }
  }

  private static void policy(JsonObject policy) {
    Objects.requireNonNull(policy.getJsonObject("metadata").getString("uuid"));
    Objects.requireNonNull(
        policy.getJsonObject("acp").getJsonObject("resources").getJsonObject("role_reference"));
  }

  private static void same(String actual, String id) {
    if (!id.equals(actual)) {
      throw new IllegalArgumentException(actual + " is kept as " + id);
    }
  }

  /** Two VMs with one address, or an address outside its subnet. */
  private void index() {
    try {
      world.index();
    } catch (TaskFailure conflict) {
      problems.put("entities", List.of(conflict.detail()));
    } catch (RuntimeException unreadable) {
      problems.put("entities", List.of("have a subnet whose addresses cannot be read"));
    }
  }

  private void problem(int index, String message) {
    problems.putIfAbsent("entities." + index, List.of(message));
  }

  private void refuse() {
    if (!problems.isEmpty()) {
      throw ApiError.invalid(problems);
    }
  }
}
