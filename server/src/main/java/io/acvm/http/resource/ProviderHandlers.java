package io.acvm.http.resource;

import io.acvm.api.ProvidersApi;
import io.acvm.bus.Bus;
import io.acvm.bus.InventoryAddresses;
import io.acvm.bus.Nothing;
import io.acvm.domain.provider.ProviderId;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Providers and how they are. */
public final class ProviderHandlers implements ProvidersApi {
  /** A refresh asks the hypervisor, which may take its time for a long inventory. */
  private static final Duration REFRESH_TIMEOUT = Duration.ofMinutes(2);

  private final Bus bus;

  public ProviderHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> listProviders(RoutingContext context) {
    return bus.request(InventoryAddresses.LIST_PROVIDERS, Nothing.NOTHING)
        .compose(providers -> new Exchange(context).json(ProviderModels.providers(providers)));
  }

  @Override
  public Future<?> listProviderStatuses(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(InventoryAddresses.LIST_STATUSES, Nothing.NOTHING)
        .compose(all -> exchange.json(ProviderModels.statuses(all, exchange.language())));
  }

  @Override
  public Future<?> getProvider(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(
            InventoryAddresses.GET_PROVIDER, new ProviderId(exchange.input().text("providerId")))
        .compose(provider -> exchange.json(ProviderModels.provider(provider)));
  }

  @Override
  public Future<?> refreshProvider(RoutingContext context) {
    var exchange = new Exchange(context);
    var id = new ProviderId(exchange.input().text("providerId"));
    return bus.request(InventoryAddresses.REFRESH, id, REFRESH_TIMEOUT)
        .compose(status -> exchange.json(ProviderModels.status(status, exchange.language())));
  }
}
