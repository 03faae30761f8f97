package io.acvm.http.events;

import io.acvm.domain.event.Event;
import io.acvm.http.contract.ApiJson;
import io.acvm.http.problem.Language;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** An event with what it is about, ready to be sent in any language. */
final class LoadedEvent {
  private final Event event;
  private final Function<Language, Object> data;
  private final Map<Language, String> frames = new EnumMap<>(Language.class);

  /**
   * @param data a model of the contract
   */
  LoadedEvent(Event event, Function<Language, Object> data) {
    this.event = event;
    this.data = data;
  }

  Event event() {
    return event;
  }

  /** As it goes over the wire; written once for each language, whoever listens. */
  String frame(Language language) {
    return frames.computeIfAbsent(
        language,
        in ->
            frame(
                event.id(),
                event.type().id(),
                EventModels.event(event, ApiJson.map(data.apply(in)))));
  }

  /** Says that what was missed is no longer kept. */
  static String reset(long lastId) {
    var model = new io.acvm.api.model.Event(lastId, "reset", Instant.now(), null, null, null);
    return frame(lastId, "reset", model);
  }

  private static String frame(long id, String type, Object model) {
    return "id: " + id + "\nevent: " + type + "\ndata: " + ApiJson.write(model) + "\n\n";
  }
}
