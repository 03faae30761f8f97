package io.acvm.provider.nutanix.v3;

import io.acvm.domain.provider.Capacity;
import io.acvm.domain.provider.Cluster;
import io.acvm.provider.nutanix.prism.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What v3 says of hosts, as the capacity of their clusters. It tells the cores and the memory that
 * are built in, of which the controller VMs have their part, and neither free memory nor storage.
 */
public final class HostReading {
  private HostReading() {}

  /** One for each cluster; a number that any of its hosts does not tell is unknown. */
  public static List<Capacity> capacities(List<Cluster> clusters, List<JsonObject> hosts) {
    List<JsonObject> running = hosts.stream().filter(HostReading::canRunVms).toList();
    return clusters.stream()
        .map(
            cluster -> {
              List<JsonObject> mine = running.stream().filter(host -> isOn(host, cluster)).toList();
              return new Capacity(
                  Optional.of(cluster),
                  sum(mine, "num_cpu_cores"),
                  sum(mine, "memory_capacity_mib"),
                  Optional.empty(),
                  Optional.empty());
            })
        .toList();
  }

  /** Storage nodes are hosts on which no VM is ever placed. */
  private static boolean canRunVms(JsonObject host) {
    return !Json.text(Json.object(host, "status", "resources"), "host_type")
        .equals(Optional.of("NEVER_SCHEDULABLE"));
  }

  /** Hosts of Prism Central itself may be listed with neither name nor cluster. */
  private static boolean isOn(JsonObject host, Cluster cluster) {
    return Json.text(Json.object(host, "status", "cluster_reference"), "uuid")
        .equals(Optional.of(cluster.id()));
  }

  private static Optional<Long> sum(List<JsonObject> hosts, String field) {
    Optional<Long> total = hosts.isEmpty() ? Optional.empty() : Optional.of(0L);
    for (JsonObject host : hosts) {
      Optional<Long> one = Json.number(Json.object(host, "status", "resources"), field);
      total = total.flatMap(before -> one.map(more -> before + more));
    }
    return total;
  }
}
