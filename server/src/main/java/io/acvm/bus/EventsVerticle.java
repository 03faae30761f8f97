package io.acvm.bus;

import io.acvm.core.event.EventLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for events that were. */
public final class EventsVerticle extends VerticleBase {
  private final Bus bus;
  private final EventLog events;

  public EventsVerticle(Bus bus, EventLog events) {
    this.bus = bus;
    this.events = events;
  }

  @Override
  public Future<?> start() {
    bus.serve(EventAddresses.LIST, events::list);
    bus.serve(EventAddresses.REPLAY, events::replay);
    return Future.succeededFuture();
  }
}
