package io.acvm.core.operation;

import io.acvm.domain.operation.OperationLogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of an operation's log on their way into the store. Not thread-safe. */
final class OperationLogBuffer {
  /** What an operation may write in one run; after that its log is cut. */
  static final int MAX_LINES = 1000;

  private static final int MAX_LENGTH = 500;

  private final List<OperationLogEntry> waiting = new ArrayList<>();
  private String last = "";
  private int written;

  /** Ignores a line that says the same as the one before it. */
  boolean add(Instant at, Optional<String> step, String message) {
    String line = clean(message);
    if (line.isEmpty() || line.equals(last) || written >= MAX_LINES) {
      return false;
    }
    last = line;
    written++;
    String text = written == MAX_LINES ? "The log is full; nothing more is kept." : line;
    waiting.add(new OperationLogEntry(at, step, text));
    return true;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  List<OperationLogEntry> take() {
    List<OperationLogEntry> lines = List.copyOf(waiting);
    waiting.clear();
    return lines;
  }

  void putBack(List<OperationLogEntry> lines) {
    waiting.addAll(0, lines);
  }

  /** One line, whatever the hypervisor sent. */
  private static String clean(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
  }
}
