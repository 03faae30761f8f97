package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reading the rows of clusters; Prism Central itself is one of them. */
final class Clusters {
  static final String STORAGE_CONTAINER_NAME = "SelfServiceContainer";

  private Clusters() {}

  static boolean isPrismCentral(JsonObject cluster) {
    return Api.object(cluster.getJsonObject("status").getJsonObject("resources"), "config")
        .getJsonArray("service_list")
        .contains("PRISM_CENTRAL");
  }

  static String storageContainer(String cluster) {
    return derived("container/" + cluster);
  }

  static String virtualSwitch(String cluster) {
    return derived("virtual-switch/" + cluster);
  }

  private static String derived(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
