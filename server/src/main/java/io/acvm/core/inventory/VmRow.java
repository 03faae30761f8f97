package io.acvm.core.inventory;

import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One VM in a list, with the text that a search looks through. */
final class VmRow {
  private final VmRecord record;
  // Written by several threads at worst with the same text.
  private String text;

  VmRow(VmRecord record) {
    this.record = record;
  }

  VmRecord record() {
    return record;
  }

  boolean contains(String lowerCase) {
    String searched = text;
    if (searched == null) {
      searched = text();
      text = searched;
    }
    return searched.contains(lowerCase);
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    parts.add(record.name());
    record.description().ifPresent(parts::add);
    parts.addAll(record.tags());
    record.observation().ifPresent(seen -> add(parts, seen));
    return String.join("\n", parts).toLowerCase(Locale.ROOT);
  }

  private static void add(List<String> parts, VmObservation seen) {
    parts.addAll(seen.ipAddresses());
    seen.guestOs().ifPresent(parts::add);
  }
}
