package io.acvm.core.inventory.filter;

import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a filter can ask of a VM. */
enum FilterField {
  NAME(Kind.TEXT),
  ID(Kind.TEXT),
  PROVIDER(Kind.TEXT),
  STATE(Kind.TEXT),
  LIFECYCLE(Kind.TEXT),
  CPUS(Kind.NUMBER),
  MEMORY(Kind.SIZE),
  DISK(Kind.SIZE),
  IP(Kind.TEXT),
  MAC(Kind.TEXT),
  NETWORK(Kind.TEXT),
  OS(Kind.TEXT),
  CLUSTER(Kind.TEXT),
  TEMPLATE(Kind.TEXT),
  DESCRIPTION(Kind.TEXT),
  TAG(Kind.TEXT),
  PROBLEM(Kind.TEXT),
  CREATED(Kind.TIME);

  /** How values are written and compared. */
  enum Kind {
    TEXT,
    NUMBER,
    /** MiB, or with a unit. */
    SIZE,
    /** A day or a moment, UTC. */
    TIME
  }

  private final Kind kind;

  FilterField(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** What the VM has there: texts, numbers or moments as the kind says; nothing where unknown. */
  Stream<?> of(VmRecord vm) {
    return switch (this) {
      case NAME -> Stream.of(vm.name());
      case ID -> Stream.of(vm.id().value());
      case PROVIDER -> Stream.of(vm.provider().value());
      case STATE -> Stream.of(state(vm).name());
      case LIFECYCLE -> Stream.of(vm.lifecycle().name());
      case CPUS -> seen(vm).map(VmObservation::cpus);
      case MEMORY -> seen(vm).map(VmObservation::memoryMib);
      case DISK -> seen(vm).map(FilterField::diskMib);
      case IP -> seen(vm).flatMap(each -> each.ipAddresses().stream());
      case MAC -> nics(vm, Nic::macAddress);
      case NETWORK -> nics(vm, Nic::network);
      case OS -> seen(vm).flatMap(each -> each.guestOs().stream());
      case CLUSTER -> seen(vm).flatMap(each -> each.cluster().stream());
      case TEMPLATE -> vm.template().stream();
      case DESCRIPTION -> vm.description().stream();
      case TAG -> vm.tags().stream();
      case PROBLEM -> seen(vm).flatMap(each -> each.problem().stream());
      case CREATED -> Stream.of(vm.createdAt());
    };
  }

  static Optional<FilterField> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Stream.of(values()).filter(each -> each.name().equals(upper)).findFirst();
  }

  private static Stream<VmObservation> seen(VmRecord vm) {
    return vm.observation().stream();
  }

  private static PowerState state(VmRecord vm) {
    return vm.observation().map(VmObservation::powerState).orElse(PowerState.UNKNOWN);
  }

  private static long diskMib(VmObservation seen) {
    return seen.disks().stream()
        .filter(disk -> disk.kind() == Disk.Kind.DISK)
        .mapToLong(Disk::sizeMib)
        .sum();
  }

  private static Stream<String> nics(VmRecord vm, Function<Nic, Optional<String>> value) {
    return seen(vm).flatMap(each -> each.nics().stream()).map(value).flatMap(Optional::stream);
  }
}
