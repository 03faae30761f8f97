package io.acvm.core.inventory;

import io.acvm.domain.provider.Capacity;
import io.acvm.domain.provider.CapacityUse;
import io.acvm.domain.provider.CapacityUse.Amount;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets what clusters have against what is given to the VMs on them; every VM is in one sum. */
final class Capacities {
  private record Place(ProviderId provider, Optional<String> cluster) {}

  private record Sum(long cpus, long memoryMib, long diskMib) {
    static final Sum NOTHING = new Sum(0, 0, 0);

    Sum plus(Sum other) {
      return new Sum(cpus + other.cpus, memoryMib + other.memoryMib, diskMib + other.diskMib);
    }
  }

  private record Given(Sum all, Sum inUse) {
    static final Given NOTHING = new Given(Sum.NOTHING, Sum.NOTHING);

    Given plus(Given other) {
      return new Given(all.plus(other.all), inUse.plus(other.inUse));
    }
  }

  private Capacities() {}

  /**
   * One for each capacity, and one for each place with VMs of which nothing is known; by provider
   * and name of the cluster.
   */
  static List<CapacityUse> of(
      Collection<VmRecord> records, Map<ProviderId, List<Capacity>> capacities) {
    Map<Place, Given> given = new HashMap<>();
    for (VmRecord record : records) {
      record
          .observation()
          .ifPresent(
              seen ->
                  given.merge(
                      new Place(record.provider(), seen.cluster()), given(seen), Given::plus));
    }
    Map<Place, CapacityUse> uses = new HashMap<>();
    given.forEach((place, sum) -> uses.put(place, use(place, unknown(), sum)));
    capacities.forEach(
        (provider, all) ->
            all.forEach(
                one -> {
                  Place place = new Place(provider, one.cluster().map(Cluster::name));
                  Given sum = given.getOrDefault(place, Given.NOTHING);
                  uses.put(place, use(place, one, sum));
                }));
    return uses.values().stream()
        .sorted(
            Comparator.comparing((CapacityUse each) -> each.provider().value())
                .thenComparing(each -> each.cluster().orElse("")))
        .toList();
  }

  private static Given given(VmObservation seen) {
    Sum sum = new Sum(seen.cpus(), seen.memoryMib(), VmCounts.diskMib(seen));
    boolean on = seen.powerState() == PowerState.RUNNING || seen.powerState() == PowerState.PAUSED;
    return new Given(sum, on ? sum : Sum.NOTHING);
  }

  private static Capacity unknown() {
    return new Capacity(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static CapacityUse use(Place place, Capacity has, Given given) {
    return new CapacityUse(
        place.provider(),
        has.cluster().map(Cluster::id),
        place.cluster(),
        new Amount(has.cpus(), Optional.empty(), given.all().cpus(), given.inUse().cpus()),
        new Amount(
            has.memoryMib(), Optional.empty(), given.all().memoryMib(), given.inUse().memoryMib()),
        new Amount(
            has.diskMib(), has.diskFreeMib(), given.all().diskMib(), given.inUse().diskMib()));
  }
}
