package io.acvm.core.inventory;

import io.acvm.core.inventory.VmView.Placed;
import io.acvm.core.inventory.filter.VmFilter;
import io.acvm.domain.Page;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists VMs from memory. */
final class VmListings {
  private final VmMemory memory;

  VmListings(VmMemory memory) {
    this.memory = memory;
  }

  Page<VirtualMachine> list(VmQuery query) {
    Optional<VmKey> after = query.page().cursor().map(text -> VmKey.fromCursor(text, query));
    Optional<VmFilter> filter = query.filter().map(VmFilter::parse);
    Placed[] order = memory.view().sortedBy(query.sort());
    List<Placed> page = new ArrayList<>();
    long total = 0;
    boolean more = false;
    for (int i = 0; i < order.length; i++) {
      Placed vm = order[query.descending() ? order.length - 1 - i : i];
      if (!matches(vm.row(), query, filter)) {
        continue;
      }
      total++;
      if (after.isPresent() && !isAfter(vm.key(), after.get(), query)) {
        continue;
      }
      if (page.size() < query.page().limit()) {
        page.add(vm);
      } else {
        more = true;
      }
    }
    Optional<String> next =
        more ? Optional.of(page.get(page.size() - 1).key().toCursor(query)) : Optional.empty();
    return new Page<>(
        memory.machines(page.stream().map(vm -> vm.row().record()).toList()), total, next);
  }

  private static boolean isAfter(VmKey key, VmKey last, VmQuery query) {
    int compared = key.compareTo(last);
    return query.descending() ? compared < 0 : compared > 0;
  }

  private static boolean matches(VmRow row, VmQuery query, Optional<VmFilter> filter) {
    VmRecord vm = row.record();
    return query.provider().map(vm.provider()::equals).orElse(true)
        && filter.map(each -> each.matches(vm, row::contains)).orElse(true);
  }
}
