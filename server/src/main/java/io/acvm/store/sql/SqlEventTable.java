package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.constant;
import static io.acvm.store.sql.Columns.instant;
import static io.acvm.store.sql.Columns.optionalText;

import com.fasterxml.jackson.core.type.TypeReference;
import io.acvm.domain.Page;
import io.acvm.domain.Target;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventQuery;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.store.EventTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

final class SqlEventTable implements EventTable {
  private static final Paging<Event> PAGES =
      new Paging<>(
          "events",
          "id DESC",
          SqlEventTable::event,
          (where, last) -> where.and("id < ?", last.place()),
          event -> new Cursor(event.id(), ""));

  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

  private final Sql sql;

  SqlEventTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<List<Event>> append(List<NewEvent> events) {
    return sql.run("UPDATE event_counter SET last_id = last_id + ?", events.size())
        .compose(counted -> lastId())
        .map(lastId -> placed(events, lastId - events.size() + 1))
        .compose(
            placed ->
                sql.runAll(
                        """
                        INSERT INTO events (id, type, at, actor, subject_type, subject_id,
                          subject_name, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        placed,
                        SqlEventTable::values)
                    .map(placed));
  }

  @Override
  public Future<List<Event>> after(long id, int limit) {
    return sql.list(
        "SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ?", SqlEventTable::event, id, limit);
  }

  @Override
  public Future<Page<Event>> list(EventQuery query) {
    Where where =
        new Where()
            .in("type", query.types())
            .equal("subject_id", query.subjectId())
            .equal("actor", query.actor());
    return PAGES.read(sql, where, query.page());
  }

  @Override
  public Future<Bounds> bounds() {
    return lastId()
        .compose(
            lastId ->
                sql.number("SELECT MIN(id) FROM events")
                    .map(
                        firstId ->
                            new Bounds(firstId == 0 && lastId > 0 ? lastId + 1 : firstId, lastId)));
  }

  /**
   * Clocks go back at times, so order in time is not quite order of places. What stays begins at
   * the first event that is young enough: the log never has holes.
   */
  @Override
  public Future<Integer> deleteOld(Instant before) {
    return sql.number("SELECT MIN(id) FROM events WHERE at >= ?", before)
        .compose(
            firstKept ->
                firstKept == 0
                    ? sql.run("DELETE FROM events")
                    : sql.run("DELETE FROM events WHERE id < ?", firstKept));
  }

  private Future<Long> lastId() {
    return sql.number("SELECT last_id FROM event_counter");
  }

  private static List<Event> placed(List<NewEvent> events, long firstId) {
    return IntStream.range(0, events.size())
        .mapToObj(
            index -> {
              NewEvent e = events.get(index);
              return new Event(
                  firstId + index, e.type(), e.at(), e.actor(), e.subject(), e.facts());
            })
        .toList();
  }

  private static Tuple values(Event event) {
    return Columns.tuple(
        event.id(),
        event.type(),
        event.at(),
        event.actor(),
        event.subject().map(Target::type),
        event.subject().map(Target::id),
        event.subject().flatMap(Target::name),
        Json.write(event.facts()));
  }

  private static Event event(Row row) {
    return new Event(
        row.getLong("id"),
        constant(EventType.class, row, "type"),
        instant(row, "at"),
        optionalText(row, "actor"),
        optionalText(row, "subject_id")
            .map(
                id ->
                    new Target(
                        constant(Target.Type.class, row, "subject_type"),
                        id,
                        optionalText(row, "subject_name"))),
        Json.read(row.getString("facts"), FACTS));
  }
}
