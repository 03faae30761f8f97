package io.acvm.provider.nutanix.v3;

import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.provider.nutanix.prism.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What v3 says of images, clusters and subnets, as our records. */
public final class CatalogueReading {
  private CatalogueReading() {}

  /** Of an image; empty for one that cannot be named. */
  public static Optional<Template> template(JsonObject image) {
    JsonObject resources = Json.object(image, "status", "resources");
    boolean iso = type(image).equals(Optional.of(Template.Type.ISO));
    return PrismV3Client.uuid(image)
        .map(
            uuid ->
                new Template(
                    new TemplateId(uuid),
                    iso ? Template.Type.ISO : Template.Type.IMAGE,
                    name(image),
                    Optional.empty(),
                    Json.number(resources, "size_bytes"),
                    Json.text(Json.object(image, "status"), "description")
                        .or(() -> Json.text(Json.object(image, "spec"), "description"))));
  }

  /** Whether an image is an ISO or a disk; empty if it does not say. */
  public static Optional<Template.Type> type(JsonObject image) {
    return Json.text(Json.object(image, "status", "resources"), "image_type")
        .or(() -> Json.text(Json.object(image, "spec", "resources"), "image_type"))
        .map(word -> word.equals("ISO_IMAGE") ? Template.Type.ISO : Template.Type.IMAGE);
  }

  /** Size of the disk that an image makes, in bytes; 0 if it does not say. */
  public static long sizeBytes(JsonObject image) {
    return Json.number(Json.object(image, "status", "resources"), "size_bytes").orElse(0L);
  }

  /** Of a cluster; empty for Prism Central itself, which is in the list and runs no VMs. */
  public static Optional<Cluster> cluster(JsonObject cluster) {
    JsonObject config = Json.object(cluster, "status", "resources", "config");
    if (Json.texts(config, "service_list").contains("PRISM_CENTRAL")) {
      return Optional.empty();
    }
    return PrismV3Client.uuid(cluster)
        .map(
            uuid ->
                new Cluster(
                    uuid,
                    name(cluster),
                    Json.text(Json.object(config, "software_map", "NOS"), "version")));
  }

  /** Of a subnet; empty for one that cannot be named. */
  public static Optional<Network> network(JsonObject subnet) {
    JsonObject resources = Json.object(subnet, "status", "resources");
    JsonObject ip = Json.object(resources, "ip_config");
    JsonObject cluster = Json.object(subnet, "status", "cluster_reference");
    Optional<String> cidr =
        Json.text(ip, "subnet_ip")
            .flatMap(net -> Json.number(ip, "prefix_length").map(bits -> net + "/" + bits));
    return PrismV3Client.uuid(subnet)
        .map(
            uuid ->
                new Network(
                    uuid,
                    name(subnet),
                    Json.text(cluster, "uuid"),
                    Json.text(cluster, "name"),
                    Json.number(resources, "vlan_id").map(Long::intValue),
                    cidr,
                    Json.text(ip, "default_gateway_ip"),
                    !ip.isEmpty()));
  }

  private static String name(JsonObject entity) {
    return Json.text(Json.object(entity, "status"), "name")
        .or(() -> Json.text(Json.object(entity, "spec"), "name"))
        .orElse("");
  }
}
