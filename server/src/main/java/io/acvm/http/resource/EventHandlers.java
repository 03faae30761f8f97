package io.acvm.http.resource;

import io.acvm.api.EventsApi;
import io.acvm.bus.Bus;
import io.acvm.bus.EventAddresses;
import io.acvm.domain.event.EventQuery;
import io.acvm.domain.event.EventType;
import io.acvm.http.Exchange;
import io.acvm.http.events.EventModels;
import io.acvm.http.events.EventStreams;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What happened and what happens. */
public final class EventHandlers implements EventsApi {
  private static final Set<EventType> ACTIVITY = types(EventType::isActivity);
  private static final Set<EventType> AUDIT = types(EventType::isAudit);

  private final Bus bus;
  private final EventStreams streams;

  public EventHandlers(Bus bus, EventStreams streams) {
    this.bus = bus;
    this.streams = streams;
  }

  @Override
  public Future<?> streamEvents(RoutingContext context) {
    return streams.open(new Exchange(context));
  }

  @Override
  public Future<?> listActivity(RoutingContext context) {
    var exchange = new Exchange(context);
    var subject = Optional.ofNullable(exchange.input().text("subjectId"));
    return list(exchange, ACTIVITY, subject, Optional.empty());
  }

  @Override
  public Future<?> listAudit(RoutingContext context) {
    var exchange = new Exchange(context);
    var actor = Optional.ofNullable(exchange.input().text("actor"));
    return list(exchange, AUDIT, Optional.empty(), actor);
  }

  private Future<?> list(
      Exchange exchange, Set<EventType> types, Optional<String> subject, Optional<String> actor) {
    var query = new EventQuery(types, subject, actor, VmCommands.page(exchange.input()));
    return bus.request(EventAddresses.LIST, query)
        .compose(page -> exchange.json(EventModels.page(page)));
  }

  private static Set<EventType> types(Predicate<EventType> kept) {
    return Arrays.stream(EventType.values()).filter(kept).collect(Collectors.toUnmodifiableSet());
  }
}
