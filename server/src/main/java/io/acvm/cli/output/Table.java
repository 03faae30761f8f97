package io.acvm.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Columns of text for people. */
public final class Table {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; what is null or empty is shown as a dash. */
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
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(each -> plain.appendCodePoint(isCharacter(each) ? each : '?'));
    return plain.toString();
  }

  private static boolean isCharacter(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  public String render() {
    return render(Integer.MAX_VALUE);
  }

  /**
   * The lines.
   *
   * @param most columns of the terminal; the widest cells are cut until a line fits
   */
  public String render(int most) {
    int[] widths = widths();
    shrink(widths, most);
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> line(text, row, widths));
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private static void shrink(int[] widths, int most) {
    long over = -GAP - (long) most;
    for (int each : widths) {
      over += each + GAP;
    }
    while (over > 0) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      over--;
    }
  }

  private static void line(StringBuilder text, List<String> row, int[] widths) {
    for (int i = 0; i < row.size(); i++) {
      String cell = cut(row.get(i), widths[i]);
      text.append(cell);
      if (i < row.size() - 1) {
        text.append(" ".repeat(widths[i] - width(cell) + GAP));
      }
    }
    text.append(System.lineSeparator());
  }

  /** The beginning of a text that is too long for a place. */
  public static String cut(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
