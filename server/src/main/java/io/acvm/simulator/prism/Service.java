package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What clients ask about the server itself: who am I, what are you, and uuids reserved for later.
 */
final class Service {
  static final String PRODUCT_VERSION = "pc.2024.3.0.1";
  private static final int MAX_RESERVED = 4096;

  private final World world;
  private final SimulatorClock clock;
  private final Authentication authentication;

  Service(World world, SimulatorClock clock, Authentication authentication) {
    this.world = world;
    this.clock = clock;
    this.authentication = authentication;
  }

  void mount(Http http) {
    http.get("/users/me", this::me);
    http.get(
        "/versions",
        call -> Answer.ok(new JsonObject().put("major_version", "3").put("minor_version", "1")));
    http.get("/users/info", this::info);
    http.get("/logout", this::logout);
    http.get("/prism_central", call -> Answer.ok(prismCentral()));
    http.post("/idempotence_identifiers", this::reserve);
    http.post("/idempotence_identifiers/salted", this::salted);
    http.get("/idempotence_identifiers/:client", call -> Answer.ok(reservation(call).copy()));
    http.delete("/idempotence_identifiers/:client", this::forget);
  }

  private Answer me(Call call) {
    authentication.openSession(call.context());
    String user = call.context().get(Authentication.USER);
    JsonObject resources =
        new JsonObject()
            .put("user_type", "LOCAL")
            .put("display_name", user)
            .put("projects_reference_list", new JsonArray())
            .put("access_control_policy_reference_list", new JsonArray());
    return Answer.ok(
        new JsonObject()
            .put("api_version", Api.VERSION)
            .put(
                "metadata",
                new JsonObject()
                    .put("kind", "user")
                    .put("uuid", Seed.userReference(user).getString("uuid"))
                    .put("spec_version", 0)
                    .put("categories", new JsonObject()))
            .put("spec", new JsonObject().put("resources", new JsonObject()))
            .put(
                "status",
                new JsonObject()
                    .put("state", "COMPLETE")
                    .put("name", user)
                    .put("resources", resources)));
  }

  /** Only the session matters to the client that asks; what else is in it is not documented. */
  private Answer info(Call call) {
    authentication.openSession(call.context());
    return Answer.ok(
        new JsonObject().put("username", call.user()).put("role_list", new JsonArray()));
  }

  private Answer logout(Call call) {
    authentication.closeSession(call.context());
    return new Answer(200, null);
  }

  private JsonObject prismCentral() {
    String uuid =
        world.clusters.all().stream()
            .filter(Clusters::isPrismCentral)
            .map(cluster -> cluster.getJsonObject("metadata").getString("uuid"))
            .findFirst()
            .orElse("");
    return new JsonObject()
        .put(
            "resources",
            new JsonObject()
                .put("version", PRODUCT_VERSION)
                .put("pc_size", "kSmall")
                .put("cluster_uuid", uuid)
                .put("type", "PC")
                .put("virtual_ip", "10.0.250.10")
                .put("is_registered_to_hosting_pe", false)
                .put("should_auto_register", false)
                .put("pc_vm_list", new JsonArray())
                .put("cmsp_config", microservices()));
  }

  private static JsonObject microservices() {
    return new JsonObject()
        .put("platform_ip_block_list", new JsonArray())
        .put(
            "platform_network_configuration",
            new JsonObject()
                .put("type", "kPrivateNetwork")
                .put("subnet_mask", "255.255.255.0")
                .put("default_gateway", "192.168.6.1"))
        .put("pc_domain_name", "msp.cluster.local")
        .put("cmsp_args", "{}");
  }

  /** Asking again for the same identifier gives the same uuids: that is what it is for. */
  private Answer reserve(Call call) {
    Node root = Node.root(call.body());
    String given = root.string("client_identifier", 256);
    String client = given == null ? UUID.randomUUID().toString() : given;
    root.required("count");
    Long count = root.integer("count", 1, MAX_RESERVED);
    Long minutes = root.integer("valid_duration_in_minutes", 1, 527_040);
    root.check();
    dropExpired();
    JsonObject known = world.reservations.find(client);
    if (known == null) {
      List<String> uuids =
          Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
      known =
          new JsonObject()
              .put("client_identifier", client)
              .put("count", count)
              .put(
                  "expiration_time",
                  Api.time(clock.now().plus(Duration.ofMinutes(minutes == null ? 10 : minutes))))
              .put("uuid_list", new JsonArray(uuids));
      world.reservations.save(client, known);
    }
    return Answer.ok(known.copy());
  }

  /** The same name has the same uuid, always. Its client reads each entry as one name. */
  private Answer salted(Call call) {
    Node root = Node.root(call.body());
    root.required("name_list");
    JsonArray uuids = new JsonArray();
    root.strings("name_list")
        .forEach(
            name ->
                uuids.add(new JsonObject().put(name, Seed.userReference(name).getString("uuid"))));
    root.check();
    return Answer.ok(new JsonObject().put("name_uuid_list", uuids));
  }

  private void dropExpired() {
    for (JsonObject reservation : List.copyOf(world.reservations.all())) {
      if (!Instant.parse(reservation.getString("expiration_time")).isAfter(clock.now())) {
        world.reservations.remove(reservation.getString("client_identifier"));
      }
    }
  }

  private JsonObject reservation(Call call) {
    JsonObject known = world.reservations.find(call.path("client"));
    if (known == null) {
      throw ApiError.notFound("idempotence_identifier", call.path("client"));
    }
    return known;
  }

  private Answer forget(Call call) {
    reservation(call);
    world.reservations.remove(call.path("client"));
    return new Answer(200, null);
  }
}
