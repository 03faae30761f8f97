package io.acvm.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Columns of text for people. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row; what is null is shown as a dash. */
  public Table row(Object... values) {
    List<String> row = new ArrayList<>();
    for (Object each : values) {
      String text = Objects.toString(each, "");
      row.add(text.isEmpty() ? "-" : plain(text));
    }
    rows.add(row);
    return this;
  }

  /** Names come from hypervisors: what is no character must not steer the terminal. */
  public static String plain(String text) {
    return text.replaceAll("\\p{C}", "?");
  }

  public String render() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - width(row.get(i)) + 2));
      }
    }
    return line.append(System.lineSeparator()).toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
