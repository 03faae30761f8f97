package io.acvm.core.inventory;

import io.acvm.domain.vm.VmQuery.Sort;
import io.acvm.domain.vm.VmRecord;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All VMs at one moment. Orders are made when they are first asked for. Thread-safe. */
final class VmView {
  private final List<VmRow> rows;
  private final Map<Sort, Placed[]> sorted = new EnumMap<>(Sort.class);

  VmView(List<VmRecord> records) {
    rows = records.stream().map(VmRow::new).toList();
  }

  synchronized Placed[] sortedBy(Sort sort) {
    return sorted.computeIfAbsent(sort, this::sort);
  }

  private Placed[] sort(Sort sort) {
    return rows.stream()
        .map(row -> new Placed(VmKey.of(row.record(), sort), row))
        .sorted(Comparator.comparing(Placed::key))
        .toArray(Placed[]::new);
  }

  /** A VM in its place in an order. */
  record Placed(VmKey key, VmRow row) {}
}
