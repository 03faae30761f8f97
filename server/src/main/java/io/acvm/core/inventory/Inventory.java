package io.acvm.core.inventory;

import io.acvm.core.Scheduler;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Capacity;
import io.acvm.domain.provider.CapacityUse;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.CatalogueQuery;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderStatus;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmCount;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmListing;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmRecord;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of providers and their VMs. Read from memory, so that no hypervisor, however slow,
 * slows a reader; only snapshots are asked for when they are wanted. Thread-safe.
 */
public final class Inventory {
  private final ProviderRegistry providers;
  private final VmRecords records;
  private final VmListings listings;
  private final Map<ProviderId, ProviderWatcher> watchers = new LinkedHashMap<>();

  public Inventory(
      ProviderRegistry providers,
      VmRecords records,
      Scheduler scheduler,
      Clock clock,
      WatchSettings settings) {
    this.providers = providers;
    this.records = records;
    this.listings = new VmListings(records.memory());
    for (ProviderConnection connection : providers.all()) {
      watchers.put(
          connection.id(), new ProviderWatcher(connection, records, scheduler, clock, settings));
    }
  }

  /** Begins to watch. What was kept must have been loaded. */
  public void start() {
    watchers.forEach((id, watcher) -> watcher.start(lastSeen(id)));
  }

  public void stop() {
    watchers.values().forEach(ProviderWatcher::stop);
  }

  private Optional<Instant> lastSeen(ProviderId provider) {
    return records.memory().of(provider).stream()
        .flatMap(record -> record.observation().stream())
        .map(VmObservation::observedAt)
        .max(Comparator.naturalOrder());
  }

  /** Throws {@code CURSOR_INVALID} or {@code PROVIDER_NOT_FOUND}. */
  public VmListing list(VmQuery query) {
    query.provider().ifPresent(providers::get);
    List<ProviderStatus> sources =
        statuses().stream()
            .filter(status -> query.provider().map(status.id()::equals).orElse(true))
            .toList();
    return new VmListing(listings.list(query), sources);
  }

  /** By provider and power state. */
  public List<VmCount> counts() {
    return VmCounts.of(records.memory().all());
  }

  /** What there is for VMs and what of it is given away, by provider and cluster. */
  public List<CapacityUse> capacity() {
    Map<ProviderId, List<Capacity>> known = new LinkedHashMap<>();
    watchers.forEach(
        (id, watcher) ->
            watcher.catalogue().ifPresent(catalogue -> known.put(id, catalogue.capacities())));
    return Capacities.of(records.memory().all(), known);
  }

  /** Throws {@code VM_NOT_FOUND}. */
  public VirtualMachine get(VmId id) {
    return records.memory().machine(id).orElseThrow(() -> notFound(id));
  }

  /**
   * The VM's snapshots as the hypervisor has them now, oldest first. Throws {@code VM_NOT_FOUND} or
   * {@code PROVIDER_DISABLED}.
   */
  public Future<List<Snapshot>> listSnapshots(VmId id) {
    VmRecord record = get(id).record();
    ProviderConnection connection = providers.enabled(record.provider());
    return record
        .ref()
        .map(ref -> connection.provider().listSnapshots(ref))
        .orElseGet(() -> Future.succeededFuture(List.of()));
  }

  /**
   * Opens the hypervisor's own window of a VM on the machine where this server runs. Fails with
   * {@code VM_NOT_FOUND}, {@code PROVIDER_DISABLED}, {@code VM_NOT_READY}, {@code
   * CAPABILITY_NOT_SUPPORTED} or {@code CONSOLE_UNAVAILABLE}.
   */
  public Future<Void> openConsole(VmId id) {
    VmRecord record = get(id).record();
    ProviderConnection connection = providers.enabled(record.provider());
    ProviderVmRef ref =
        record
            .ref()
            .orElseThrow(
                () ->
                    AcvmException.of(
                        ErrorCode.VM_NOT_READY,
                        Map.of("id", id.value(), "lifecycle", record.lifecycle().name())));
    return connection.provider().openConsole(ref);
  }

  public List<ProviderStatus> statuses() {
    return watchers.values().stream().map(ProviderWatcher::status).toList();
  }

  /**
   * Looks at a hypervisor now. Succeeds also when it does not answer: the status says so. Throws
   * {@code PROVIDER_NOT_FOUND}.
   */
  public Future<ProviderStatus> refresh(ProviderId id) {
    providers.get(id);
    return watchers.get(id).refresh();
  }

  /** What a provider offers; empty when it was never read. */
  public Optional<Catalogue> catalogue(ProviderId id) {
    return Optional.ofNullable(watchers.get(id)).flatMap(ProviderWatcher::catalogue);
  }

  public List<Offer<Template>> templates(CatalogueQuery query) {
    return offers(query, Catalogue::templates).stream()
        .filter(offer -> query.templateType().map(offer.item().type()::equals).orElse(true))
        .toList();
  }

  public List<Offer<Cluster>> clusters(CatalogueQuery query) {
    return offers(query, Catalogue::clusters);
  }

  public List<Offer<Network>> networks(CatalogueQuery query) {
    return offers(query, Catalogue::networks);
  }

  private <T> List<Offer<T>> offers(CatalogueQuery query, Function<Catalogue, List<T>> part) {
    query.provider().ifPresent(providers::get);
    return watchers.entrySet().stream()
        .filter(entry -> query.provider().map(entry.getKey()::equals).orElse(true))
        .flatMap(
            entry ->
                entry.getValue().catalogue().stream()
                    .flatMap(catalogue -> part.apply(catalogue).stream())
                    .map(item -> new Offer<>(entry.getKey(), item)))
        .toList();
  }

  private static AcvmException notFound(VmId id) {
    return AcvmException.of(ErrorCode.VM_NOT_FOUND, "id", id.value());
  }
}
