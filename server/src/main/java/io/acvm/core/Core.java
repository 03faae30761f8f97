package io.acvm.core;

import io.acvm.core.event.EventLog;
import io.acvm.core.inventory.DefaultProvider;
import io.acvm.core.inventory.Inventory;
import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.inventory.VmRecords;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.ip.IpManagement;
import io.acvm.core.operation.ContextCodec;
import io.acvm.core.operation.EngineParts;
import io.acvm.core.operation.OperationEngine;
import io.acvm.core.vm.VmService;
import io.acvm.core.vm.VmWorkflows;
import io.acvm.domain.event.Event;
import io.acvm.store.Store;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the core, put together. */
public final class Core {
  private static final Logger LOG = LoggerFactory.getLogger(Core.class);
  private static final Duration HOUSEKEEPING = Duration.ofHours(1);

  private final EventLog events;
  private final VmRecords records;
  private final OperationEngine engine;
  private final VmService vms;
  private final Inventory inventory;
  private final DefaultProvider defaultProvider;
  private final IpManagement ips;
  private final ProviderRegistry providers;
  private final Scheduler scheduler;
  private final Duration operationRetention;
  private Scheduler.Timer housekeeping = () -> {};

  /**
   * @param codec seals what operations keep
   * @param probe asks whether somebody uses an address
   * @param listener hears every event once, in order
   */
  public Core(
      Store store,
      ProviderRegistry providers,
      Scheduler scheduler,
      Clock clock,
      ContextCodec codec,
      CoreSettings settings,
      AddressProbe probe,
      Consumer<Event> listener) {
    this.providers = providers;
    this.scheduler = scheduler;
    this.operationRetention = settings.operationRetention();
    events = new EventLog(store, clock, settings.eventRetention(), listener);
    records = new VmRecords(store, events, clock);
    inventory = new Inventory(providers, records, scheduler, clock, settings.watch());
    defaultProvider = new DefaultProvider(providers, store, events, clock);
    ips =
        new IpManagement(
            store,
            events,
            scheduler,
            clock,
            probe,
            records::all,
            id -> inventory.get(id).ipAddresses());
    VmWorkflows workflows = new VmWorkflows(providers, records, ips.vmLeases());
    EngineParts parts =
        new EngineParts(
            store, events, scheduler, clock, codec, settings.engine(), records::operationChanged);
    engine = new OperationEngine(parts, workflows.all());
    vms = new VmService(engine, workflows, inventory::catalogue, codec, clock);
  }

  /**
   * Loads what was kept, goes on with operations that had not ended, then begins to watch the
   * hypervisors. Nothing may be asked of the core before this has succeeded.
   */
  public Future<Void> start() {
    return events
        .start()
        .compose(started -> records.load(record -> providers.has(record.provider())))
        .compose(loaded -> engine.recover())
        .onSuccess(count -> LOG.info("Going on with {} unfinished operations", count))
        .compose(count -> records.settleOrphans())
        .onSuccess(
            settled -> {
              inventory.start();
              ips.start();
              keepHouse();
            });
  }

  /** Lets steps under way come to their end; what has not ended goes on at the next start. */
  public Future<Void> stop(Duration patience) {
    housekeeping.cancel();
    ips.stop();
    inventory.stop();
    return engine.stop(patience);
  }

  private void keepHouse() {
    Future.join(events.prune(), engine.forgetOldKeys(), engine.forgetOld(operationRetention))
        .onFailure(cause -> LOG.warn("Old events, keys and operations stay for now", cause));
    housekeeping = scheduler.once(HOUSEKEEPING, this::keepHouse);
  }

  public EventLog events() {
    return events;
  }

  public OperationEngine operations() {
    return engine;
  }

  public VmService vms() {
    return vms;
  }

  public IpManagement ips() {
    return ips;
  }

  public Inventory inventory() {
    return inventory;
  }

  public DefaultProvider defaultProvider() {
    return defaultProvider;
  }
}
