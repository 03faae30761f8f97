package io.acvm.simulator.vmrun;

import java.io.PrintStream;

/** What a call prints: answers and errors alike go to the standard output. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final String newLine;

  Console(PrintStream out, PrintStream err, String newLine) {
    this.out = out;
    this.err = err;
    this.newLine = newLine;
  }

  void line(String text) {
    out.print(text.concat(newLine));
  }

  /** A text of several lines, each ended as the platform does. */
  void block(String text) {
    out.print("\n".equals(newLine) ? text : text.replace("\n", newLine));
  }

  /** Only a crash writes here. */
  void crash(String text) {
    err.print(text.concat(newLine));
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
