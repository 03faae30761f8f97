package io.acvm.http.resource;

import io.acvm.api.ProvidersApi;
import io.acvm.bus.Bus;
import io.acvm.bus.InventoryAddresses;
import io.acvm.bus.Nothing;
import io.acvm.bus.OperationAddresses;
import io.acvm.domain.provider.ProviderId;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Providers and how they are. */
public final class ProviderHandlers implements ProvidersApi {
  /** A refresh asks the hypervisor, which may take its time for a long inventory. */
  private static final Duration REFRESH_TIMEOUT = Duration.ofMinutes(2);

  private static final Duration SUMMARY_SPAN = Duration.ofHours(23);

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

  /** The hour that has just begun and the 23 before it, so that the last one is a whole day ago. */
  @Override
  public Future<?> getSummary(RoutingContext context) {
    var since = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(SUMMARY_SPAN);
    var vms = bus.request(InventoryAddresses.COUNT_VMS, Nothing.NOTHING);
    var operations = bus.request(OperationAddresses.COUNT, since);
    var capacity = bus.request(InventoryAddresses.CAPACITY, Nothing.NOTHING);
    return Future.all(vms, capacity, operations)
        .compose(
            all ->
                new Exchange(context)
                    .json(
                        SummaryModels.summary(
                            vms.result(), capacity.result(), operations.result(), since)));
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
