package io.acvm.core.inventory;

import io.acvm.domain.Target;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.VmRecord;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of records of VMs.
 *
 * @param seen records of which only the time of the last look differs; not worth writing or telling
 */
record VmDelta(
    List<VmRecord> added, List<VmRecord> changed, List<VmRecord> removed, List<VmRecord> seen) {
  /** With more changes than this, one event says that everything is to be read anew. */
  static final int MAX_TOLD = 100;

  static VmDelta none() {
    return new VmDelta(List.of(), List.of(), List.of(), List.of());
  }

  static VmDelta change(VmRecord record) {
    return new VmDelta(List.of(), List.of(record), List.of(), List.of());
  }

  static VmDelta removal(VmRecord record) {
    return new VmDelta(List.of(), List.of(), List.of(record), List.of());
  }

  int size() {
    return added.size() + changed.size() + removed.size();
  }

  Future<Void> write(Tables tables, Instant at) {
    return insert(tables)
        .compose(
            done -> changed.isEmpty() ? Future.succeededFuture() : tables.vms().updateAll(changed))
        .compose(
            done ->
                removed.isEmpty()
                    ? Future.succeededFuture()
                    : tables.vms().deleteAll(removed.stream().map(VmRecord::id).toList()))
        .compose(done -> tables.events().append(events(at)))
        .mapEmpty();
  }

  private Future<Void> insert(Tables tables) {
    return added.isEmpty() ? Future.succeededFuture() : tables.vms().insertAll(added);
  }

  private List<NewEvent> events(Instant at) {
    if (size() > MAX_TOLD) {
      return List.of(everythingChanged(at));
    }
    List<NewEvent> events = new ArrayList<>();
    added.forEach(record -> events.add(event(EventType.VM_CHANGED, record, at)));
    changed.forEach(record -> events.add(event(EventType.VM_CHANGED, record, at)));
    removed.forEach(record -> events.add(event(EventType.VM_REMOVED, record, at)));
    return events;
  }

  static NewEvent event(EventType type, VmRecord record, Instant at) {
    Map<String, String> facts = new HashMap<>();
    facts.put("provider", record.provider().value());
    facts.put("lifecycle", record.lifecycle().name());
    record.observation().ifPresent(seen -> facts.put("powerState", seen.powerState().name()));
    Target subject = new Target(Target.Type.VM, record.id().value(), Optional.of(record.name()));
    return new NewEvent(type, at, Optional.empty(), Optional.of(subject), facts);
  }

  private NewEvent everythingChanged(Instant at) {
    ProviderId provider =
        (added.isEmpty() ? changed.isEmpty() ? removed : changed : added).get(0).provider();
    return new NewEvent(
        EventType.INVENTORY_CHANGED,
        at,
        Optional.empty(),
        Optional.of(new Target(Target.Type.PROVIDER, provider.value(), Optional.empty())),
        Map.of(
            "provider", provider.value(),
            "added", Integer.toString(added.size()),
            "changed", Integer.toString(changed.size()),
            "removed", Integer.toString(removed.size())));
  }
}
