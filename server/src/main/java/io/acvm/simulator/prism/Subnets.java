package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;

/** Reading the rows of subnets. */
final class Subnets {
  private Subnets() {}

  static String cluster(JsonObject subnet) {
    return subnet.getJsonObject("spec").getJsonObject("cluster_reference").getString("uuid");
  }

  /** What somebody else's DHCP server would give to that card; always the same. */
  static String foreignAddress(String subnet, String mac) {
    int third = Math.floorMod(subnet.hashCode(), 250);
    int host = Math.floorMod(mac.hashCode(), 65_000) + 2;
    return "172." + (16 + third % 16) + "." + (host >> 8) + "." + (host & 255);
  }
}
