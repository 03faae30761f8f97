package io.acvm.cli.operation;

import io.acvm.api.model.Operation;
import io.acvm.api.model.OperationStep;
import io.acvm.cli.Terminal;
import io.acvm.cli.Texts;
import io.acvm.cli.output.Table;

/** Shows how far an operation is: a bar that moves on a terminal, a line a step elsewhere. */
final class OperationView {
  private static final int BAR = 24;

  private final Terminal terminal;
  private final Texts texts;
  private String last = "";

  OperationView(Terminal terminal, Texts texts) {
    this.terminal = terminal;
    this.texts = texts;
  }

  void show(Operation operation) {
    String line =
        terminal.interactive() ? bar(operation) : title(operation) + ": " + step(operation);
    if (!line.equals(last)) {
      last = line;
      if (terminal.interactive()) {
        terminal.err().print("\r\u001b[K" + line);
      } else {
        terminal.err().println(line);
      }
      terminal.err().flush();
    }
  }

  /** Leaves the line of the bar. */
  void end() {
    if (terminal.interactive() && !last.isEmpty()) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }

  /** What is done to what. */
  String title(Operation operation) {
    String kind = texts.orElse("operation." + operation.kind(), String.valueOf(operation.kind()));
    String name = operation.target().name();
    return kind + " " + Table.plain(name == null ? operation.target().id() : name);
  }

  private String bar(Operation operation) {
    int filled = BAR * operation.progress() / 100;
    return title(operation)
        + " ["
        + "#".repeat(filled)
        + ".".repeat(BAR - filled)
        + "] "
        + operation.progress()
        + " % "
        + step(operation);
  }

  private String step(Operation operation) {
    return operation.steps().stream()
        .filter(step -> step.state() == OperationStep.StateEnum.RUNNING)
        .findFirst()
        .map(step -> Table.plain(step.name()))
        .orElseGet(() -> texts.orElse("state." + operation.state(), operation.state().value()));
  }
}
