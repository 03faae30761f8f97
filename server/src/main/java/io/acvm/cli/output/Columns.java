package io.acvm.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.Wording;
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
  public Table table(Iterable<JsonNode> items, Wording wording, boolean wide) {
    List<Column> shown = shown(wide);
    Table table = new Table();
    table.row(
        shown.stream()
            .map(each -> wording.texts().get("column." + each.heading()).toUpperCase(Locale.ROOT))
            .toArray());
    items.forEach(item -> table.row(cells(item, wording, wide).toArray()));
    return table;
  }

  /** One item alone: a line a column. */
  public Table sheet(JsonNode item, Wording wording) {
    Table table = new Table();
    columns.forEach(
        each ->
            table.row(
                wording.texts().get("column." + each.heading()),
                each.value().apply(item, wording)));
    return table;
  }

  /** What a line of the table says. */
  public List<String> cells(JsonNode item, Wording wording, boolean wide) {
    return shown(wide).stream()
        .map(each -> each.value().apply(item, wording))
        .map(each -> each == null ? "" : each)
        .toList();
  }

  private List<Column> shown(boolean wide) {
    return columns.stream().filter(each -> wide || !each.wide()).toList();
  }
}
