package io.acvm.http.resource;

import io.acvm.api.CatalogueApi;
import io.acvm.bus.Bus;
import io.acvm.bus.InventoryAddresses;
import io.acvm.domain.provider.CatalogueQuery;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.Template;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What VMs are made from and where they can be placed. */
public final class CatalogueHandlers implements CatalogueApi {
  private final Bus bus;

  public CatalogueHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> listTemplates(RoutingContext context) {
    var exchange = new Exchange(context);
    var type = Optional.ofNullable(exchange.input().text("type")).map(Template.Type::valueOf);
    return bus.request(
            InventoryAddresses.LIST_TEMPLATES, new CatalogueQuery(provider(exchange), type))
        .compose(offers -> exchange.json(CatalogueModels.templates(offers)));
  }

  @Override
  public Future<?> listClusters(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(InventoryAddresses.LIST_CLUSTERS, all(exchange))
        .compose(offers -> exchange.json(CatalogueModels.clusters(offers)));
  }

  @Override
  public Future<?> listNetworks(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(InventoryAddresses.LIST_NETWORKS, all(exchange))
        .compose(offers -> exchange.json(CatalogueModels.networks(offers)));
  }

  private static CatalogueQuery all(Exchange exchange) {
    return new CatalogueQuery(provider(exchange), Optional.empty());
  }

  private static Optional<ProviderId> provider(Exchange exchange) {
    return Optional.ofNullable(exchange.input().text("provider")).map(ProviderId::new);
  }
}
