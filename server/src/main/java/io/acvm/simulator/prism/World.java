package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** All state of one simulator. Touched on its event loop only, once loaded. */
final class World {
  final Table clusters;
  final Table hosts;
  final Table projects;
  final Table subnets;
  final Table images;
  final Table vms;
  final Table snapshots;
  final Table tasks;
  final Table reservations;

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

  String name(Table table, String uuid) {
    JsonObject row = table.find(uuid);
    return row == null ? "" : row.getJsonObject("spec").getString("name", "");
  }
}
