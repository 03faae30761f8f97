package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The recorded shape of a cluster, of which clients read much and the simulator means little. */
final class ClusterSeed {
  private ClusterSeed() {}

  static JsonObject row(String uuid, String name, String time, JsonObject statusResources) {
    JsonObject spec =
        new JsonObject()
            .put(
                "resources",
                new JsonObject().put("config", new JsonObject()).put("network", new JsonObject()));
    return Entities.row(
        "cluster", uuid, name, time, spec, new JsonObject().put("resources", statusResources));
  }

  static JsonObject config(String service, String version, String buildVersion) {
    return new JsonObject()
        .put("service_list", new JsonArray().add(service))
        .put("cluster_arch", "X86_64")
        .put("operation_mode", "NORMAL")
        .put("redundancy_factor", 2)
        .put("domain_awareness_level", "NODE")
        .put("timezone", "UTC")
        .put("is_available", true)
        .put("encryption_status", "NOT_SUPPORTED")
        .put("enabled_feature_list", new JsonArray().add("SHADOW_CLONES_ENABLED"))
        .put("supported_information_verbosity", "BASIC_PLUS_CORE_DUMP")
        .put(
            "software_map",
            new JsonObject()
                .put("NOS", software("NOS", version))
                .put("NCC", software("NCC", "ncc-5.0.0")))
        .put(
            "build",
            new JsonObject()
                .put("build_type", "release")
                .put("version", buildVersion)
                .put("full_version", "el8.5-release-" + version + "-stable")
                .put("is_long_term_support", true))
        .put("authorized_public_key_list", new JsonArray());
  }

  private static JsonObject software(String type, String version) {
    return new JsonObject()
        .put("software_type", type)
        .put("status", "INSTALLED")
        .put("version", version);
  }

  static JsonObject network(String prefix) {
    return new JsonObject()
        .put("external_ip", prefix + ".10")
        .put("external_data_services_ip", prefix + ".9")
        .put("external_subnet", prefix + ".0/255.255.255.0")
        .put("internal_subnet", "192.168.5.0/255.255.255.128")
        .put("ntp_server_ip_list", new JsonArray())
        .put("name_server_ip_list", new JsonArray());
  }
}
