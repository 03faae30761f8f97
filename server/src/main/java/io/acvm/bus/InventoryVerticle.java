package io.acvm.bus;

import io.acvm.core.inventory.DefaultProvider;
import io.acvm.core.inventory.Inventory;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Function;

/** Answers for providers and their VMs. */
public final class InventoryVerticle extends VerticleBase {
  private final Bus bus;
  private final Inventory inventory;
  private final DefaultProvider defaultProvider;

  public InventoryVerticle(Bus bus, Inventory inventory, DefaultProvider defaultProvider) {
    this.bus = bus;
    this.inventory = inventory;
    this.defaultProvider = defaultProvider;
  }

  @Override
  public Future<?> start() {
    answer(InventoryAddresses.LIST_VMS, inventory::list);
    answer(InventoryAddresses.GET_VM, inventory::get);
    answer(InventoryAddresses.COUNT_VMS, nothing -> inventory.counts());
    answer(InventoryAddresses.CAPACITY, nothing -> inventory.capacity());
    bus.serve(InventoryAddresses.LIST_SNAPSHOTS, inventory::listSnapshots);
    bus.serve(
        InventoryAddresses.OPEN_CONSOLE, id -> inventory.openConsole(id).map(Nothing.NOTHING));
    bus.serve(InventoryAddresses.LIST_PROVIDERS, nothing -> defaultProvider.providers());
    bus.serve(InventoryAddresses.GET_PROVIDER, defaultProvider::provider);
    bus.serve(InventoryAddresses.DEFAULT_PROVIDER, nothing -> defaultProvider.current());
    bus.serve(InventoryAddresses.CHANGE_DEFAULT_PROVIDER, defaultProvider::change);
    answer(InventoryAddresses.LIST_STATUSES, nothing -> inventory.statuses());
    bus.serve(InventoryAddresses.REFRESH, inventory::refresh);
    answer(InventoryAddresses.LIST_TEMPLATES, inventory::templates);
    answer(InventoryAddresses.LIST_CLUSTERS, inventory::clusters);
    answer(InventoryAddresses.LIST_NETWORKS, inventory::networks);
    return Future.succeededFuture();
  }

  private <C, R> void answer(Address<C, R> address, Function<C, R> call) {
    bus.serve(address, command -> Future.succeededFuture(call.apply(command)));
  }
}
