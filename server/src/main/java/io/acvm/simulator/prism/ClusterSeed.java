package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The recorded shape of a cluster, of which clients read much and the simulator means little. */
final class ClusterSeed {
  /** What of the configuration the spec repeats. */
  private static final List<String> CONFIGURED =
      List.of(
          "authorized_public_key_list",
          "software_map",
          "encryption_status",
          "supported_information_verbosity",
          "redundancy_factor",
          "domain_awareness_level",
          "enabled_feature_list",
          "timezone",
          "operation_mode");

  private ClusterSeed() {}

  static JsonObject row(String uuid, String name, String time, JsonObject statusResources) {
    JsonObject config = statusResources.getJsonObject("config").copy();
    config.getMap().keySet().retainAll(CONFIGURED);
    JsonObject spec =
        new JsonObject()
            .put("config", config)
            .put("network", statusResources.getJsonObject("network").copy());
    return Entities.row(
        "cluster",
        uuid,
        name,
        time,
        new JsonObject().put("resources", spec),
        new JsonObject().put("resources", statusResources));
  }

  /** Of a cluster that runs VMs. */
  static JsonObject config(String version) {
    return common("AOS", version, version)
        .put("supported_information_verbosity", "BASIC_PLUS_CORE_DUMP")
        .put("authorized_public_key_list", new JsonArray());
  }

  /** Of Prism Central, which is listed as a cluster too. */
  static JsonObject prismCentralConfig(String version) {
    JsonObject config = common("PRISM_CENTRAL", version, "pc");
    config.getJsonObject("build").put("commit_date", "2024-01-10T00:00:00Z");
    return config;
  }

  private static JsonObject common(String service, String version, String buildVersion) {
    String commit = "0".repeat(40);
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
                .put("full_version", "el8.5-release-" + version + "-stable-" + commit)
                .put("commit_id", commit)
                .put("short_commit_id", commit.substring(0, 6))
                .put("is_long_term_support", true))
        .put(
            "ssl_key",
            new JsonObject()
                .put("key_type", "RSA_4096")
                .put("expire_datetime", "2034-01-15T08:00:00Z")
                .put("signing_info", signer()));
  }

  private static JsonObject signer() {
    JsonObject signer = new JsonObject();
    List.of("country_code", "state", "city", "organization", "common_name", "email_address")
        .forEach(field -> signer.put(field, ""));
    return signer;
  }

  private static JsonObject software(String type, String version) {
    return new JsonObject()
        .put("software_type", type)
        .put("status", "INSTALLED")
        .put("version", version);
  }

  static JsonObject network(String prefix) {
    return commonNetwork(prefix).put("external_data_services_ip", prefix + ".9");
  }

  static JsonObject prismCentralNetwork(String prefix) {
    return commonNetwork(prefix).put("fully_qualified_domain_name", "prism-central.example.test");
  }

  private static JsonObject commonNetwork(String prefix) {
    return new JsonObject()
        .put("external_ip", prefix + ".10")
        .put("external_subnet", prefix + ".0/255.255.255.0")
        .put("internal_subnet", "192.168.5.0/255.255.255.128")
        .put("ntp_server_ip_list", new JsonArray())
        .put("name_server_ip_list", new JsonArray());
  }
}
