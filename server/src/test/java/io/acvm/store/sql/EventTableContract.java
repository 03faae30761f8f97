package io.acvm.store.sql;

import static io.acvm.store.sql.Samples.NOW;
import static io.acvm.store.sql.Samples.event;
import static io.acvm.store.sql.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.Page;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventQuery;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.store.EventTable.Bounds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The log of events. */
interface EventTableContract extends StoreFixture {
  @Test
  default void events_get_the_next_places_and_are_read_as_written() {
    assertThat(bounds()).isEqualTo(new Bounds(0, 0));
    List<Event> written =
        write(
            t ->
                t.events()
                    .append(
                        List.of(
                            event(EventType.VM_CHANGED, "vm-1"),
                            event(EventType.SESSION_STARTED, "s"))));
    assertThat(written).extracting(Event::id).containsExactly(1L, 2L);
    assertThat(appended(t -> t.events().append(List.of()))).isEmpty();
    assertThat(listed(t -> t.events().after(0, 10))).isEqualTo(written);
    assertThat(listed(t -> t.events().after(0, 1))).isEqualTo(written.subList(0, 1));
    assertThat(listed(t -> t.events().after(1, 10))).isEqualTo(written.subList(1, 2));
    assertThat(bounds()).isEqualTo(new Bounds(1, 2));
  }

  @Test
  default void events_are_filtered_and_paged_newest_first() {
    for (int i = 0; i < 10; i++) {
      EventType type = i % 2 == 0 ? EventType.VM_CHANGED : EventType.OPERATION_QUEUED;
      write(t -> t.events().append(List.of(event(type, "vm"))));
    }
    EventQuery first = query(Set.of(EventType.VM_CHANGED), Optional.empty());
    Page<Event> page = read(t -> t.events().list(first));
    assertThat(page.total()).isEqualTo(5);
    assertThat(page.items()).extracting(Event::id).containsExactly(9L, 7L, 5L);
    Page<Event> rest =
        read(t -> t.events().list(query(Set.of(EventType.VM_CHANGED), page.nextCursor())));
    assertThat(rest.items()).extracting(Event::id).containsExactly(3L, 1L);
    assertThat(rest.nextCursor()).isEmpty();
    assertThat(read(t -> t.events().list(query(Set.of(), Optional.empty()))).total()).isEqualTo(10);
    EventQuery ofNobody =
        new EventQuery(Set.of(), Optional.of("vm"), Optional.of("bob"), page(3, Optional.empty()));
    assertThat(read(t -> t.events().list(ofNobody)).total()).isZero();
  }

  private static EventQuery query(Set<EventType> types, Optional<String> cursor) {
    return new EventQuery(types, Optional.of("vm"), Optional.of("alice"), page(3, cursor));
  }

  @Test
  default void forgetting_old_events_keeps_places_and_makes_no_holes() {
    write(t -> t.events().append(List.of(at(NOW), at(NOW.plusSeconds(9)), at(NOW))));
    assertThat(counted(t -> t.events().deleteOld(NOW.plusSeconds(1)))).isEqualTo(1);
    assertThat(bounds()).isEqualTo(new Bounds(2, 3));
    assertThat(counted(t -> t.events().deleteOld(NOW.plusSeconds(10)))).isEqualTo(2);
    assertThat(bounds()).isEqualTo(new Bounds(4, 3));
    assertThat(appended(t -> t.events().append(List.of(at(NOW)))).get(0).id()).isEqualTo(4);
  }

  private static NewEvent at(Instant time) {
    return new NewEvent(EventType.VM_CHANGED, time, Optional.empty(), Optional.empty(), Map.of());
  }
}
