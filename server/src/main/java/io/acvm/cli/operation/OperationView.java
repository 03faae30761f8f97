package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.Terminal;
import io.acvm.cli.Wording;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Table;

/** Shows how far an operation is: a bar that moves on a terminal, a line a step elsewhere. */
final class OperationView {
  private static final int BAR = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final Wording wording;
  private String last = "";

  OperationView(Terminal terminal, Wording wording) {
    this.terminal = terminal;
    this.wording = wording;
  }

  void show(JsonNode operation) {
    String title = title(operation, wording);
    String line = terminal.interactive() ? bar(title, operation) : title + ": " + step(operation);
    if (!line.equals(last)) {
      last = line;
      if (terminal.interactive()) {
        // A line that wraps could not be cleared.
        terminal.err().print(CLEAR_LINE + Table.cut(line, terminal.columns().orElse(80) - 1));
      } else {
        terminal.err().println(line);
      }
      terminal.err().flush();
    }
  }

  /** Leaves the line of the bar. */
  void end() {
    if (terminal.interactive() && !last.isEmpty()) {
      terminal.err().print(CLEAR_LINE);
      terminal.err().flush();
    }
  }

  /** What is done to what. */
  static String title(JsonNode operation, Wording wording) {
    JsonNode target = operation.path("target");
    String name = Column.text(target.path(target.has("name") ? "name" : "id"));
    String kind = Column.word(operation.path("kind"), "operation", wording);
    return name == null ? kind : kind + " " + Table.plain(name);
  }

  static String step(JsonNode step, Wording wording) {
    String name = Column.word(step.path("name"), "step", wording);
    return name == null ? "" : Table.plain(name);
  }

  private String bar(String title, JsonNode operation) {
    int progress = operation.path("progress").asInt();
    int filled = BAR * progress / 100;
    String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
    return title + " [" + bar + "] " + progress + " % " + step(operation);
  }

  private String step(JsonNode operation) {
    for (JsonNode each : operation.path("steps")) {
      if (each.path("state").asText().equals("RUNNING")) {
        return step(each, wording);
      }
    }
    return Column.word(operation.path("state"), "state", wording);
  }
}
