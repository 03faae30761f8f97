package io.acvm.cli.ip;

import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;

/** What people want to see of addresses that are not free. */
final class LeaseColumns {
  static final Columns ALL =
      Columns.of(
          Column.text("address", "/address"),
          Column.word("state", "/state", "ipState"),
          Column.text("owner", "/owner"),
          Column.text("actor", "/by"),
          Column.time("since", "/since"),
          Column.time("until", "/until"),
          Column.text("note", "/note"),
          Column.text("vmId", "/vmId").whenWide(),
          Column.text("operation", "/operationId").whenWide(),
          Column.text("id", "/id"));

  private LeaseColumns() {}
}
