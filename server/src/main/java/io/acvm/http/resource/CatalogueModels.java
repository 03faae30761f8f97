package io.acvm.http.resource;

import io.acvm.api.model.Cluster;
import io.acvm.api.model.ClusterList;
import io.acvm.api.model.Network;
import io.acvm.api.model.NetworkList;
import io.acvm.api.model.Template;
import io.acvm.api.model.TemplateList;
import io.acvm.api.model.TemplateType;
import io.acvm.domain.provider.Offer;
import java.util.List;

/** Templates, clusters and networks as the contract shows them. */
final class CatalogueModels {
  private CatalogueModels() {}

  static TemplateList templates(List<Offer<io.acvm.domain.provider.Template>> offers) {
    return new TemplateList(offers.stream().map(CatalogueModels::template).toList(), offers.size());
  }

  static ClusterList clusters(List<Offer<io.acvm.domain.provider.Cluster>> offers) {
    return new ClusterList(offers.stream().map(CatalogueModels::cluster).toList(), offers.size());
  }

  static NetworkList networks(List<Offer<io.acvm.domain.provider.Network>> offers) {
    return new NetworkList(offers.stream().map(CatalogueModels::network).toList(), offers.size());
  }

  private static Template template(Offer<io.acvm.domain.provider.Template> offer) {
    var template = offer.item();
    return new Template(
        template.id().value(),
        TemplateType.valueOf(template.type().name()),
        template.name(),
        offer.provider().value(),
        template.guestOs().orElse(null),
        template.sizeBytes().orElse(null),
        template.description().orElse(null));
  }

  private static Cluster cluster(Offer<io.acvm.domain.provider.Cluster> offer) {
    var cluster = offer.item();
    return new Cluster(
        cluster.id(), cluster.name(), offer.provider().value(), cluster.version().orElse(null));
  }

  private static Network network(Offer<io.acvm.domain.provider.Network> offer) {
    var network = offer.item();
    return new Network(
        network.id(),
        network.name(),
        offer.provider().value(),
        network.cluster().orElse(null),
        network.clusterId().orElse(null),
        network.vlanId().orElse(null),
        network.cidr().orElse(null),
        network.gateway().orElse(null),
        network.managesAddresses());
  }
}
