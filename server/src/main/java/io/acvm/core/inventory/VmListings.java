package io.acvm.core.inventory;

import io.acvm.domain.Page;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists VMs from memory. */
final class VmListings {
  private final VmMemory memory;

  VmListings(VmMemory memory) {
    this.memory = memory;
  }

  Page<VirtualMachine> list(VmQuery query) {
    Optional<VmKey> after = query.page().cursor().map(text -> VmKey.fromCursor(text, query));
    Optional<String> search = query.search().map(text -> text.strip().toLowerCase(Locale.ROOT));
    VmRow[] rows = memory.view().sortedBy(query.sort());
    List<VmRecord> page = new ArrayList<>();
    long total = 0;
    boolean more = false;
    for (int i = 0; i < rows.length; i++) {
      VmRow row = rows[query.descending() ? rows.length - 1 - i : i];
      if (!matches(row, query, search)) {
        continue;
      }
      total++;
      if (after.isPresent() && !isAfter(row.record(), after.get(), query)) {
        continue;
      }
      if (page.size() < query.page().limit()) {
        page.add(row.record());
      } else {
        more = true;
      }
    }
    Optional<String> next =
        more
            ? Optional.of(VmKey.of(page.get(page.size() - 1), query.sort()).toCursor(query))
            : Optional.empty();
    return new Page<>(memory.machines(page), total, next);
  }

  private static boolean isAfter(VmRecord vm, VmKey key, VmQuery query) {
    int compared = VmKey.of(vm, query.sort()).compareTo(key);
    return query.descending() ? compared < 0 : compared > 0;
  }

  private static boolean matches(VmRow row, VmQuery query, Optional<String> search) {
    VmRecord vm = row.record();
    return query.provider().map(vm.provider()::equals).orElse(true)
        && query
            .powerState()
            .map(state -> state == new VirtualMachine(vm, Optional.empty()).powerState())
            .orElse(true)
        && search.map(row::contains).orElse(true);
  }
}
