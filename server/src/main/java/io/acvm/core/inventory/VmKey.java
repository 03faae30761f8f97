package io.acvm.core.inventory;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmQuery.Sort;
import io.acvm.domain.vm.VmRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;

/**
 * A VM's place in an order. A cursor is the key of the last VM of a page: the next page begins
 * after it, whatever was added or removed in between.
 */
record VmKey(long number, String text, String id) implements Comparable<VmKey> {
  private static final Comparator<VmKey> ORDER =
      Comparator.comparingLong(VmKey::number).thenComparing(VmKey::text).thenComparing(VmKey::id);

  static VmKey of(VmRecord vm, Sort sort) {
    String id = vm.id().value();
    return switch (sort) {
      case NAME -> new VmKey(0, vm.name().toLowerCase(Locale.ROOT), id);
      case PROVIDER -> new VmKey(0, vm.provider().value(), id);
      case POWER_STATE -> new VmKey(0, powerState(vm).name(), id);
      case CPUS -> new VmKey(vm.observation().map(VmObservation::cpus).orElse(0), "", id);
      case MEMORY_MIB ->
          new VmKey(vm.observation().map(VmObservation::memoryMib).orElse(0L), "", id);
      case CREATED_AT -> new VmKey(vm.createdAt().toEpochMilli(), "", id);
    };
  }

  private static PowerState powerState(VmRecord vm) {
    return vm.observation().map(VmObservation::powerState).orElse(PowerState.UNKNOWN);
  }

  @Override
  public int compareTo(VmKey other) {
    return ORDER.compare(this, other);
  }

  String toCursor(VmQuery query) {
    String plain = String.join("\n", order(query), Long.toString(number), id, text);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Fails with {@code CURSOR_INVALID}, also for a cursor of another order. */
  static VmKey fromCursor(String cursor, VmQuery query) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = plain.split("\n", 4);
      if (parts.length == 4 && parts[0].equals(order(query))) {
        return new VmKey(Long.parseLong(parts[1]), parts[3], parts[2]);
      }
    } catch (IllegalArgumentException e) {
      throw AcvmException.of(ErrorCode.CURSOR_INVALID).causedBy(e);
    }
    throw AcvmException.of(ErrorCode.CURSOR_INVALID);
  }

  private static String order(VmQuery query) {
    return query.sort().name() + (query.descending() ? "-" : "+");
  }
}
