package io.acvm.http.events;

import io.acvm.bus.Bus;
import io.acvm.bus.InventoryAddresses;
import io.acvm.bus.Nothing;
import io.acvm.bus.OperationAddresses;
import io.acvm.domain.event.Event;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.vm.VmId;
import io.acvm.http.problem.Language;
import io.acvm.http.resource.OperationModels;
import io.acvm.http.resource.ProviderModels;
import io.acvm.http.resource.VmModels;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Fetches what events are about, so that a reader need not ask: the operation, the VM, the
 * provider's status. It is the state at the time of fetching, which can be newer than the event.
 */
final class EventLoader {
  private final Bus bus;

  EventLoader(Bus bus) {
    this.bus = bus;
  }

  /** Never fails: an object that is gone leaves the event with its facts. */
  Future<LoadedEvent> load(Event event) {
    return loaded(event, fetch(event));
  }

  /** The same for many, asking once for each object. */
  Future<List<LoadedEvent>> loadAll(List<Event> events) {
    var fetched = new HashMap<String, Future<Function<Language, Object>>>();
    var loads =
        events.stream()
            .map(event -> loaded(event, fetched.computeIfAbsent(key(event), first -> fetch(event))))
            .toList();
    return Future.all(loads).map(all -> all.<LoadedEvent>list());
  }

  private static Future<LoadedEvent> loaded(
      Event event, Future<Function<Language, Object>> fetched) {
    return fetched
        .recover(gone -> Future.succeededFuture(language -> event.facts()))
        .map(data -> new LoadedEvent(event, data));
  }

  private static String key(Event event) {
    return switch (event.type()) {
      case OPERATION_QUEUED,
          OPERATION_CHANGED,
          OPERATION_SUCCEEDED,
          OPERATION_FAILED,
          OPERATION_CANCELED ->
          "operation " + event.facts().get("operationId");
      case VM_CHANGED -> "vm " + subjectId(event);
      case PROVIDER_CHANGED -> "provider " + subjectId(event);
      default -> "event " + event.id();
    };
  }

  private Future<Function<Language, Object>> fetch(Event event) {
    return switch (event.type()) {
      case OPERATION_QUEUED,
          OPERATION_CHANGED,
          OPERATION_SUCCEEDED,
          OPERATION_FAILED,
          OPERATION_CANCELED ->
          operation(event.facts().get("operationId"));
      case VM_CHANGED ->
          bus.request(InventoryAddresses.GET_VM, new VmId(subjectId(event)))
              .map(vm -> language -> VmModels.vm(vm));
      case PROVIDER_CHANGED -> status(subjectId(event));
      default -> Future.succeededFuture(language -> event.facts());
    };
  }

  private Future<Function<Language, Object>> operation(String id) {
    if (id == null) {
      return Future.failedFuture("an event without its operation");
    }
    var get = new OperationAddresses.Get(new OperationId(id), Duration.ZERO);
    return bus.request(OperationAddresses.GET, get)
        .map(operation -> language -> OperationModels.operation(operation, language));
  }

  private Future<Function<Language, Object>> status(String providerId) {
    return bus.request(InventoryAddresses.LIST_STATUSES, Nothing.NOTHING)
        .map(
            all ->
                all.stream()
                    .filter(each -> each.id().value().equals(providerId))
                    .findFirst()
                    .orElseThrow())
        .map(status -> language -> ProviderModels.status(status, language));
  }

  private static String subjectId(Event event) {
    return event.subject().map(subject -> subject.id()).orElse("");
  }
}
