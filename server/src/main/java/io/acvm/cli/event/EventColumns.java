package io.acvm.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.Wording;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;

/** What people want to see of events. */
final class EventColumns {
  static final Columns ALL =
      Columns.of(
          Column.time("time", "/at"),
          Column.word("event", "/type", "event"),
          Column.of("subject", EventColumns::subject),
          Column.text("actor", "/actor"),
          Column.text("address", "/data/address").whenWide(),
          Column.text("subjectId", "/subject/id").whenWide(),
          Column.text("number", "/id"));

  private EventColumns() {}

  private static String subject(JsonNode event, Wording wording) {
    JsonNode subject = event.path("subject");
    String name = Column.text(subject.path(subject.has("name") ? "name" : "id"));
    String kind = Column.word(event.path("data").path("kind"), "operation", wording);
    return kind == null ? name : kind + " " + name;
  }
}
