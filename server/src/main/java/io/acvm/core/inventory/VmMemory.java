package io.acvm.core.inventory;

import io.acvm.domain.Target;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationSummary;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of VMs in memory: what lists are served from. Thread-safe.
 *
 * <p>Every change by an operation has a moment, a number that rises. A list of a hypervisor's VMs
 * says nothing about a VM that was changed after the list had been asked for.
 */
final class VmMemory {
  private record Place(ProviderId provider, ProviderVmRef ref) {}

  private final Map<VmId, VmRecord> records = new HashMap<>();
  private final Map<Place, VmId> places = new HashMap<>();
  private final Map<VmId, OperationSummary> operations = new HashMap<>();
  private final Map<VmId, Long> touched = new HashMap<>();
  private final Map<Place, Long> gone = new HashMap<>();
  private long moment;
  private VmView view = new VmView(List.of());
  private boolean viewIsOld;

  synchronized long moment() {
    return moment;
  }

  synchronized Optional<VmRecord> find(VmId id) {
    return Optional.ofNullable(records.get(id));
  }

  synchronized Optional<VmRecord> find(ProviderId provider, ProviderVmRef ref) {
    return Optional.ofNullable(places.get(new Place(provider, ref))).map(records::get);
  }

  synchronized Optional<VirtualMachine> machine(VmId id) {
    return find(id).map(this::machine);
  }

  synchronized List<VirtualMachine> machines(Collection<VmRecord> of) {
    return of.stream().map(this::machine).toList();
  }

  private VirtualMachine machine(VmRecord record) {
    return new VirtualMachine(record, Optional.ofNullable(operations.get(record.id())));
  }

  synchronized List<VmRecord> all() {
    return List.copyOf(records.values());
  }

  synchronized List<VmRecord> of(ProviderId provider) {
    return records.values().stream().filter(vm -> vm.provider().equals(provider)).toList();
  }

  /** All records, for lists; the same object as long as nothing changes. */
  synchronized VmView view() {
    if (viewIsOld) {
      view = new VmView(List.copyOf(records.values()));
      viewIsOld = false;
    }
    return view;
  }

  synchronized boolean hasOperation(VmId id) {
    return operations.containsKey(id);
  }

  synchronized boolean touchedAfter(VmId id, long mark) {
    return touched.getOrDefault(id, 0L) > mark;
  }

  /** Whether we removed a VM after a moment, so that an older list may still show it. */
  synchronized boolean goneAfter(ProviderId provider, ProviderVmRef ref, long mark) {
    return gone.getOrDefault(new Place(provider, ref), 0L) > mark;
  }

  /** What was gone before a list was asked for cannot be in it by mistake. */
  synchronized void forgetGone(ProviderId provider, long mark) {
    gone.entrySet()
        .removeIf(entry -> entry.getKey().provider().equals(provider) && entry.getValue() <= mark);
  }

  synchronized void put(Collection<VmRecord> changed) {
    for (VmRecord record : changed) {
      VmRecord before = records.put(record.id(), record);
      if (before != null && !before.ref().equals(record.ref())) {
        before.ref().ifPresent(ref -> leave(new Place(record.provider(), ref)));
      }
      record.ref().ifPresent(ref -> places.put(new Place(record.provider(), ref), record.id()));
    }
    viewIsOld |= !changed.isEmpty();
  }

  /** A list that was asked for before may still show the VM where it was. */
  private void leave(Place place) {
    moment++;
    places.remove(place);
    gone.put(place, moment);
  }

  synchronized void remove(Collection<VmRecord> removed) {
    for (VmRecord record : removed) {
      records.remove(record.id());
      touched.remove(record.id());
      record.ref().ifPresent(ref -> places.remove(new Place(record.provider(), ref)));
    }
    viewIsOld |= !removed.isEmpty();
  }

  /** An operation changed a record or removed it. */
  synchronized void touch(VmRecord record) {
    moment++;
    if (records.containsKey(record.id())) {
      touched.put(record.id(), moment);
    } else {
      record.ref().ifPresent(ref -> gone.put(new Place(record.provider(), ref), moment));
    }
  }

  synchronized void operation(Operation operation) {
    if (operation.target().type() != Target.Type.VM) {
      return;
    }
    VmId vm = new VmId(operation.target().id());
    if (!operation.state().hasEnded()) {
      operations.put(vm, operation.summary());
    } else if (operation.id().equals(idOf(operations.get(vm)))) {
      operations.remove(vm);
    }
  }

  private static Object idOf(OperationSummary summary) {
    return summary == null ? null : summary.id();
  }
}
