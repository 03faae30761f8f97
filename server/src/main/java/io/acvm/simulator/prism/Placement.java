package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which host runs which VM, and how much memory that leaves; derived from the VMs, so it is not
 * stored.
 */
final class Placement {
  private record Share(String host, long memoryMib) {}

  private static final class Load {
    private long usedMib;
    private int vms;
  }

  private final Table hosts;
  private final Map<String, Share> shares = new HashMap<>();
  private final Map<String, Load> loads = new HashMap<>();

  Placement(Table hosts) {
    this.hosts = hosts;
  }

  /** To be told of every VM that is saved. */
  void saved(Vm vm) {
    removed(vm.uuid());
    if (vm.host() != null) {
      shares.put(vm.uuid(), new Share(vm.host(), vm.memoryMib()));
      Load load = loads.computeIfAbsent(vm.host(), host -> new Load());
      load.usedMib += vm.memoryMib();
      load.vms++;
    }
  }

  void removed(String vm) {
    Share share = shares.remove(vm);
    if (share != null) {
      Load load = loads.get(share.host());
      load.usedMib -= share.memoryMib();
      load.vms--;
    }
  }

  void clear() {
    shares.clear();
    loads.clear();
  }

  int vms(String host) {
    Load load = loads.get(host);
    return load == null ? 0 : load.vms;
  }

  /** The host of the cluster with the most free memory; fails when the VM does not fit there. */
  String choose(String cluster, long memoryMib) {
    List<String> candidates =
        hosts.all().stream()
            .filter(host -> host.getString("cluster").equals(cluster))
            .map(host -> host.getJsonObject("metadata").getString("uuid"))
            .toList();
    return candidates.stream()
        .max(Comparator.comparingLong(this::freeMib))
        .filter(host -> freeMib(host) >= memoryMib)
        .orElseThrow(Placement::noRoom);
  }

  void checkRoom(String host, long moreMib) {
    if (freeMib(host) < moreMib) {
      throw noRoom();
    }
  }

  private long freeMib(String uuid) {
    JsonObject host = hosts.find(uuid);
    Load load = loads.get(uuid);
    return Hosts.memoryMib(host) - (load == null ? 0 : load.usedMib);
  }

  private static TaskFailure noRoom() {
    return new TaskFailure("RESOURCE_SHORTAGE", "No host has enough available memory for the VM.");
  }
}
