package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** The kinds that are only read here: clusters, hosts, roles, accounts. */
final class Infrastructure {
  private final World world;

  Infrastructure(World world) {
    this.world = world;
  }

  void mount(Http http) {
    mount(http, "clusters", world.clusters, Listing.Style.WHOLE, row -> row);
    mount(http, "hosts", world.hosts, Listing.Style.WHOLE, this::host);
    mount(http, "roles", world.roles, Listing.Style.FULL, row -> row);
    mount(http, "accounts", world.accounts, Listing.Style.FULL, row -> row);
  }

  private static void mount(
      Http http,
      String plural,
      Table table,
      Listing.Style style,
      Function<JsonObject, JsonObject> view) {
    Listing<JsonObject> listing =
        new Listing<>(
            table.kind(),
            style,
            table::byPosition,
            attributes(),
            row -> Entities.listed(view.apply(row)));
    http.post("/" + plural + "/list", listing::list);
    http.get(
        "/" + plural + "/:uuid",
        call -> Answer.ok(Entities.single(view.apply(table.get(call.uuid("uuid"))))));
  }

  static Map<String, Function<JsonObject, String>> attributes() {
    return Map.of(
        "name", row -> row.getJsonObject("status").getString("name"),
        "uuid", row -> row.getJsonObject("metadata").getString("uuid"),
        "username", row -> row.getJsonObject("status").getString("name"),
        "cluster", Infrastructure::clusterOf,
        "cluster_uuid", Infrastructure::clusterOf,
        "state", row -> row.getJsonObject("status").getString("state"));
  }

  private static String clusterOf(JsonObject row) {
    return Api.object(row.getJsonObject("status"), "cluster_reference").getString("uuid");
  }

  private JsonObject host(JsonObject row) {
    String uuid = row.getJsonObject("metadata").getString("uuid");
    int vms = world.placement.vms(uuid);
    JsonObject copy = row.copy();
    copy.remove("cluster");
    copy.getJsonObject("status")
        .getJsonObject("resources")
        .getJsonObject("hypervisor")
        .put("num_vms", vms);
    return copy;
  }
}
