package io.acvm.domain.event;

import java.util.List;

/**
 * The events after a place in the log, oldest first.
 *
 * @param complete false when events after that place are no longer kept: the reader must load
 *     everything anew
 * @param lastId the newest place in the log at the time of reading
 */
public record Replay(List<Event> events, boolean complete, long lastId) {
  public Replay {
    events = List.copyOf(events);
  }
}
