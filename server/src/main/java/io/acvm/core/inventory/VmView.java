package io.acvm.core.inventory;

import io.acvm.domain.vm.VmQuery.Sort;
import io.acvm.domain.vm.VmRecord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All VMs at one moment. Orders are made when they are first asked for. Thread-safe. */
final class VmView {
  private final List<VmRow> rows;
  private final Map<Sort, VmRow[]> sorted = new EnumMap<>(Sort.class);

  VmView(List<VmRecord> records) {
    rows = records.stream().map(VmRow::new).toList();
  }

  synchronized VmRow[] sortedBy(Sort sort) {
    return sorted.computeIfAbsent(sort, this::sort);
  }

  private VmRow[] sort(Sort sort) {
    VmRow[] order = rows.toArray(VmRow[]::new);
    Arrays.sort(order, (a, b) -> VmKey.of(a.record(), sort).compareTo(VmKey.of(b.record(), sort)));
    return order;
  }
}
