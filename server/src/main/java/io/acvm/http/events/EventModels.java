package io.acvm.http.events;

import io.acvm.api.model.Event;
import io.acvm.api.model.EventList;
import io.acvm.domain.Page;
import io.acvm.http.resource.OperationModels;
import java.util.Map;

/** Events as the contract shows them. */
public final class EventModels {
  private EventModels() {}

  /** With the facts that were written down. */
  public static EventList page(Page<io.acvm.domain.event.Event> page) {
    return new EventList(
        page.items().stream().map(each -> event(each, Map.copyOf(each.facts()))).toList(),
        (int) page.total(),
        page.nextCursor().orElse(null));
  }

  static Event event(io.acvm.domain.event.Event event, Map<String, Object> data) {
    return new Event(
        event.id(),
        event.type().id(),
        event.at(),
        event.actor().orElse(null),
        event.subject().map(OperationModels::target).orElse(null),
        data.isEmpty() ? null : data);
  }
}
