package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** All state of one simulator. Touched on its event loop only, once loaded. */
final class World {
  /** Of what {@link #state()} holds. */
  static final Set<String> KINDS =
      Set.copyOf(new World(null).state().stream().map(Table::kind).toList());

  private static final Pattern SLASH = Pattern.compile("/");

  final Table clusters;
  final Table hosts;
  final Table projects;
  final Table subnets;
  final Table images;
  final Table vms;
  final Table snapshots;
  final Table tasks;
  final Table reservations;
  final Table users;
  final Table userGroups;
  final Table roles;
  final Table accounts;
  final Table categories;
  final Table categoryValues;
  final Table ovas;

  /** What belongs to the simulator itself, such as its certificate. */
  final Table settings;

  final Addresses addresses = new Addresses();
  final Placement placement;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  World(ChangeLog log) {
    clusters = table("cluster", log);
    hosts = table("host", log);
    projects = table("project", log);
    subnets = table("subnet", log);
    images = table("image", log);
    vms = table("vm", log);
    snapshots = table("snapshot", log);
    tasks = table("task", log);
    reservations = table("reservation", log);
    users = table("user", log);
    userGroups = table("user_group", log);
    roles = table("role", log);
    accounts = table("account", log);
    categories = table("category", log);
    categoryValues = table("category_value", log);
    ovas = table("ova", log);
    settings = table("setting", log);
    placement = new Placement(hosts);
  }

  private Table table(String kind, ChangeLog log) {
    Table table = new Table(kind, log);
    tables.put(kind, table);
    return table;
  }

  void load(Change change) {
    tables.get(change.kind()).load(change.uuid(), new JsonObject(change.json()));
  }

  void save(Change change) {
    tables.get(change.kind()).save(change.uuid(), new JsonObject(change.json()));
  }

  /** The tables that hold what the API shows. */
  Collection<Table> state() {
    return tables.values().stream().filter(table -> table != settings).toList();
  }

  /** Forgets everything but the settings, and what is derived from it. */
  void clear() {
    state().forEach(Table::clear);
    addresses.clear();
    placement.clear();
  }

  /** Rebuilds what is derived from the entities. */
  void index() {
    subnets.all().forEach(addresses::addSubnet);
    for (JsonObject row : vms.all()) {
      Vm vm = new Vm(row);
      addresses.claimAll(vm);
      placement.saved(vm);
    }
  }

  /** Also to be called after {@code vm} was changed in place. */
  void saveVm(Vm vm) {
    vms.save(vm.uuid(), vm.row());
    placement.saved(vm);
  }

  void removeVm(String uuid) {
    vms.remove(uuid);
    placement.removed(uuid);
  }

  /** The uuids, and the names of those that are there. */
  Set<String> known(List<JsonObject> references) {
    Set<String> known = new HashSet<>();
    for (JsonObject reference : references) {
      Table table = tables.get(reference.getString("kind"));
      addKnown(known, table, reference.getString("uuid"));
    }
    return known;
  }

  /** The same for whatever a path speaks of. */
  Set<String> known(String path) {
    Set<String> known = new HashSet<>();
    SLASH
        .splitAsStream(path)
        .filter(Api::isUuid)
        .forEach(uuid -> tables.values().forEach(table -> addKnown(known, table, uuid)));
    return known;
  }

  private static void addKnown(Set<String> known, Table table, String uuid) {
    known.add(uuid);
    JsonObject row = table == null ? null : table.find(uuid);
    if (row != null) {
      String name =
          row.containsKey("actual")
              ? new Vm(row).name()
              : Api.object(row, "spec").getString("name", row.getString("snapshot_name"));
      if (name != null) {
        known.add(name);
      }
    }
  }

  String name(Table table, String uuid) {
    JsonObject row = table.find(uuid);
    return row == null ? "" : row.getJsonObject("spec").getString("name", "");
  }
}
