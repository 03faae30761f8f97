package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;

/** Reading the rows of hosts. */
final class Hosts {
  private Hosts() {}

  static long memoryMib(JsonObject host) {
    return host.getJsonObject("status").getJsonObject("resources").getLong("memory_capacity_mib");
  }
}
