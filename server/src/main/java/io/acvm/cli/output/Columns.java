package io.acvm.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.Readable;
import java.util.List;
import java.util.Locale;

/** How a list is shown to people. */
public final class Columns {
  private final List<Column> columns;

  private Columns(List<Column> columns) {
    this.columns = columns;
  }

  public static Columns of(Column... columns) {
    return new Columns(List.of(columns));
  }

  /** A line an item under headings. */
  public Table table(Iterable<JsonNode> items, Readable readable, boolean wide) {
    List<Column> shown = shown(wide);
    Table table = new Table();
    table.row(
        shown.stream()
            .map(each -> readable.texts().get("column." + each.heading()).toUpperCase(Locale.ROOT))
            .toArray());
    items.forEach(item -> table.row(cells(item, readable, wide).toArray()));
    return table;
  }

  /** One item alone: a line a column. */
  public Table sheet(JsonNode item, Readable readable) {
    Table table = new Table();
    columns.forEach(
        each ->
            table.row(
                readable.texts().get("column." + each.heading()),
                each.value().apply(item, readable)));
    return table;
  }

  /** What a line of the table says. */
  public List<String> cells(JsonNode item, Readable readable, boolean wide) {
    return shown(wide).stream()
        .map(each -> each.value().apply(item, readable))
        .map(each -> each == null ? "" : each)
        .toList();
  }

  private List<Column> shown(boolean wide) {
    return columns.stream().filter(each -> wide || !each.wide()).toList();
  }
}
