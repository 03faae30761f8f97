package io.acvm.core.ip;

import java.util.ArrayList;
import java.util.List;

/** Lines of comma-separated values, as spreadsheets write them. */
final class Csv {
  /** What a spreadsheet would take for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  static List<String> read(String line) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        value.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if ((c == ',' || c == ';') && !quoted) {
        values.add(plain(value.toString()));
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(plain(value.toString()));
    return values;
  }

  private static String plain(String value) {
    String text = value.strip();
    boolean guarded =
        text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0;
    return guarded ? text.substring(1) : text;
  }

  static String write(List<String> values) {
    return String.join(",", values.stream().map(Csv::quoted).toList());
  }

  private static String quoted(String value) {
    String text = value.replaceAll("[\\r\\n]+", " ");
    if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("[^,;\"]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
