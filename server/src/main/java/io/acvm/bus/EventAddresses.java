package io.acvm.bus;

import io.acvm.domain.Page;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventQuery;
import io.acvm.domain.event.Replay;

/** Where events are read and heard. */
public final class EventAddresses {
  public static final Address<EventQuery, Page<Event>> LIST = new Address<>("event.list");

  /** Everything after a place in the log. */
  public static final Address<Long, Replay> REPLAY = new Address<>("event.replay");

  /** Published, not answered: every event once, in the order of its place. */
  public static final Address<Event, Nothing> PUBLISHED = new Address<>("event.published");

  private EventAddresses() {}
}
