package io.acvm.provider.nutanix;

import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.Cluster;
import io.acvm.provider.nutanix.prism.PrismError;
import io.acvm.provider.nutanix.v3.CatalogueReading;
import io.acvm.provider.nutanix.v3.HostReading;
import io.acvm.provider.nutanix.v3.PrismV3Client;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a Prism Central offers for new VMs. */
final class NutanixCatalogue {
  private final PrismV3Client client;

  NutanixCatalogue(PrismV3Client client) {
    this.client = client;
  }

  Future<Catalogue> read() {
    Future<List<JsonObject>> images = client.listAll("images", "image");
    Future<List<JsonObject>> clusters = client.listAll("clusters", "cluster");
    Future<List<JsonObject>> subnets = client.listAll("subnets", "subnet");
    Future<List<JsonObject>> hosts =
        client.listAll("hosts", "host").recover(NutanixCatalogue::withoutHosts);
    return Future.all(images, clusters, subnets, hosts)
        .map(
            all -> {
              List<Cluster> found = each(clusters, CatalogueReading::cluster);
              return new Catalogue(
                  each(images, CatalogueReading::template),
                  found,
                  each(subnets, CatalogueReading::network),
                  HostReading.capacities(found, hosts.result()));
            });
  }

  /**
   * An account may be allowed to use VMs and not to look at the hosts beneath. Whatever Prism says
   * instead of them, VMs can be made without: their clusters have no known capacity then.
   */
  private static Future<List<JsonObject>> withoutHosts(Throwable cause) {
    return cause instanceof PrismError
        ? Future.succeededFuture(List.of())
        : Future.failedFuture(cause);
  }

  private static <T> List<T> each(
      Future<List<JsonObject>> entities, Function<JsonObject, Optional<T>> reading) {
    return entities.result().stream().flatMap(one -> reading.apply(one).stream()).toList();
  }
}
