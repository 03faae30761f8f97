package io.acvm.core.inventory;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmCount;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts VMs by provider and power state. */
final class VmCounts {
  private record Group(ProviderId provider, PowerState state) {}

  private VmCounts() {}

  static List<VmCount> of(Collection<VmRecord> records) {
    Map<Group, VmCount> counts = new HashMap<>();
    for (VmRecord record : records) {
      VmCount one = one(record);
      counts.merge(new Group(one.provider(), one.powerState()), one, VmCounts::sum);
    }
    List<VmCount> sorted = new ArrayList<>(counts.values());
    sorted.sort(
        Comparator.comparing((VmCount each) -> each.provider().value())
            .thenComparing(VmCount::powerState));
    return sorted;
  }

  private static VmCount one(VmRecord record) {
    return record
        .observation()
        .map(
            seen ->
                new VmCount(
                    record.provider(),
                    seen.powerState(),
                    1,
                    seen.cpus(),
                    seen.memoryMib(),
                    diskMib(seen)))
        .orElse(new VmCount(record.provider(), PowerState.UNKNOWN, 1, 0, 0, 0));
  }

  static long diskMib(VmObservation seen) {
    return seen.disks().stream()
        .filter(disk -> disk.kind() == Disk.Kind.DISK)
        .mapToLong(Disk::sizeMib)
        .sum();
  }

  private static VmCount sum(VmCount one, VmCount other) {
    return new VmCount(
        one.provider(),
        one.powerState(),
        one.count() + other.count(),
        one.cpus() + other.cpus(),
        one.memoryMib() + other.memoryMib(),
        one.diskMib() + other.diskMib());
  }
}
