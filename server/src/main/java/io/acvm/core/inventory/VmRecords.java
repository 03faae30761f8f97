package io.acvm.core.inventory;

import io.acvm.core.Serial;
import io.acvm.core.event.EventLog;
import io.acvm.core.operation.NewOperation.Alongside;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmRecord;
import io.acvm.store.Store;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What we keep of VMs: the store and the table in memory, changed together. Every change is
 * computed from the newest records when its turn comes, so that an operation and a refresh cannot
 * undo each other's change.
 */
public final class VmRecords {
  private final Store store;
  private final EventLog events;
  private final Clock clock;
  private final VmMemory memory = new VmMemory();
  private final Serial changes = new Serial();

  public VmRecords(Store store, EventLog events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Reads what was kept, so that the VMs of a hypervisor that does not answer are shown; once, at
   * the start.
   *
   * @param wanted leaves out VMs of providers that are no longer configured; they are kept
   */
  public Future<Void> load(Predicate<VmRecord> wanted) {
    return store
        .read(tables -> tables.vms().list())
        .onSuccess(records -> memory.put(records.stream().filter(wanted).toList()))
        .mapEmpty();
  }

  public Optional<VmRecord> find(VmId id) {
    return memory.find(id);
  }

  /** All as they are now. */
  public List<VmRecord> all() {
    return List.copyOf(memory.all());
  }

  /** Writes a new record in an operation's transaction. */
  public Alongside inserting(VmRecord record) {
    return new Alongside() {
      @Override
      public Future<Void> write(Tables tables, OperationId operation) {
        return tables
            .vms()
            .insertAll(List.of(record))
            .compose(
                done ->
                    tables
                        .events()
                        .append(
                            List.of(VmDelta.event(EventType.VM_CHANGED, record, clock.instant()))))
            .mapEmpty();
      }

      @Override
      public void written() {
        memory.put(List.of(record));
        memory.touch(record);
      }
    };
  }

  /** Changes a record; does nothing when it does not exist or stays as it is. */
  public Future<Void> change(VmId id, UnaryOperator<VmRecord> change) {
    return apply(
        () ->
            memory
                .find(id)
                .map(
                    before -> {
                      VmRecord after = change.apply(before);
                      memory.touch(before);
                      return after.equals(before) ? VmDelta.none() : VmDelta.change(after);
                    })
                .orElseGet(VmDelta::none));
  }

  /** Forgets a VM; does nothing when it does not exist. */
  public Future<Void> remove(VmId id) {
    return apply(() -> memory.find(id).map(VmDelta::removal).orElseGet(VmDelta::none));
  }

  /**
   * Puts VMs right whose operation is lost: what was never finished has failed, what was not
   * deleted is there. Once, when it is known which operations go on.
   */
  public Future<Void> settleOrphans() {
    return apply(
        () ->
            new VmDelta(
                List.of(),
                memory.all().stream()
                    .filter(record -> !memory.hasOperation(record.id()))
                    .flatMap(record -> settled(record).stream())
                    .toList(),
                List.of(),
                List.of()));
  }

  private static Optional<VmRecord> settled(VmRecord record) {
    return switch (record.lifecycle()) {
      case PROVISIONING -> Optional.of(record.withLifecycle(Lifecycle.FAILED));
      case DELETING -> Optional.of(record.withLifecycle(Lifecycle.READY));
      case READY, FAILED -> Optional.empty();
    };
  }

  /** Hears of operations, for VMs to show the one that works on them. */
  public void operationChanged(Operation operation) {
    memory.operation(operation);
  }

  Future<Void> tell(NewEvent event) {
    return store
        .write(tables -> tables.events().append(List.of(event)))
        .onSuccess(done -> events.committed())
        .mapEmpty();
  }

  VmMemory memory() {
    return memory;
  }

  /**
   * Does a change when its turn comes.
   *
   * @param compute what becomes of the records as they are then
   */
  Future<Void> apply(Supplier<VmDelta> compute) {
    return changes.next(
        () -> {
          VmDelta delta = compute.get();
          Future<Void> written =
              delta.size() == 0
                  ? Future.succeededFuture()
                  : store.write(tables -> delta.write(tables, clock.instant()));
          return written.onSuccess(done -> remember(delta));
        });
  }

  private void remember(VmDelta delta) {
    memory.put(delta.added());
    memory.put(delta.changed());
    memory.put(delta.seen());
    memory.remove(delta.removed());
    // After the table has changed, so that whoever hears of it and asks gets what he heard of.
    if (delta.size() > 0) {
      delta.removed().forEach(memory::touch);
      events.committed();
    }
  }
}
