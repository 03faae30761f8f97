package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;

/** What people want to see of the files of VMs. */
final class OrganizerColumns {
  static final Columns MOVE =
      Columns.of(
          Column.text("from", "/from"),
          Column.text("to", "/to"),
          Column.bytes("size", "/sizeBytes"));

  static final Columns ORGANIZED =
      Columns.of(
          Column.text("name", "/name"),
          Column.text("folder", "/folder"),
          Column.time("organized", "/organizedAt"),
          Column.bytes("size", "/sizeBytes"),
          Column.text("origin", "/origin").whenWide(),
          Column.text("provider", "/provider"),
          Column.text("vmId", "/vmId"));

  static final Columns BACKUP =
      Columns.of(
          Column.text("vm", "/vmName"),
          Column.time("created", "/createdAt"),
          Column.bytes("size", "/sizeBytes"),
          Column.word("state", "/state", "backupState"),
          Column.time("proven", "/provenAt"),
          Column.bytes("content", "/contentBytes").whenWide(),
          Column.text("files", "/fileCount").whenWide(),
          Column.text("note", "/note").whenWide(),
          Column.text("provider", "/provider"),
          Column.text("vmId", "/vmId").whenWide(),
          Column.text("id", "/id"));

  static final Columns RETENTION =
      Columns.of(
          Column.time("created", "/createdAt"),
          Column.yesNo("kept", "/keep"),
          Column.of(
              "reasons",
              (item, wording) -> {
                StringBuilder words = new StringBuilder();
                item.path("reasons")
                    .forEach(
                        each ->
                            words
                                .append(words.length() == 0 ? "" : ", ")
                                .append(Column.word(each, "retention", wording)));
                return words.toString();
              }),
          Column.text("id", "/backupId"));

  static final Columns CLEANUP =
      Columns.of(
          Column.word("found", "/kind", "cleanup"),
          Column.text("path", "/path"),
          Column.bytes("size", "/sizeBytes"),
          Column.time("modified", "/modifiedAt"),
          Column.text("provider", "/provider"),
          Column.text("id", "/id"));

  static final Columns TRASH =
      Columns.of(
          Column.text("path", "/path"),
          Column.bytes("size", "/sizeBytes"),
          Column.time("trashed", "/trashedAt"),
          Column.text("provider", "/provider"),
          Column.text("id", "/id"));

  private OrganizerColumns() {}

  /** The moves of all plans. */
  static JsonNode moves(Iterable<JsonNode> plans) {
    ArrayNode moves = JsonNodeFactory.instance.arrayNode();
    plans.forEach(plan -> plan.path("moves").forEach(moves::add));
    return moves;
  }
}
