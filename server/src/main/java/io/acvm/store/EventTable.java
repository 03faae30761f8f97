package io.acvm.store;

import io.acvm.domain.Page;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventQuery;
import io.acvm.domain.event.NewEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** The log of what happened: the source of live events, activity and the audit trail. */
public interface EventTable {
  /**
   * Gives the events the next places in the log. Places follow the order of commits without gaps,
   * also with several writers.
   */
  Future<List<Event>> append(List<NewEvent> events);

  /** Events after a place, oldest first. */
  Future<List<Event>> after(long id, int limit);

  /** Newest first. */
  Future<Page<Event>> list(EventQuery query);

  /**
   * The first place that is still kept, and the last given; both 0 when nothing was ever written.
   */
  Future<Bounds> bounds();

  /** Forgets events before a time; returns how many. */
  Future<Integer> deleteOld(Instant before);

  /** Places in the log. */
  record Bounds(long firstId, long lastId) {}
}
