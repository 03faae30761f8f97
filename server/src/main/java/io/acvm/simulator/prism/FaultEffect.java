package io.acvm.simulator.prism;

import java.util.Map;

/** What goes wrong. */
public sealed interface FaultEffect {
  /** Answers this instead of doing anything; any body, JSON or not. */
  record AnswerWith(int status, String contentType, String body, Map<String, String> headers)
      implements FaultEffect {
    public AnswerWith {
      headers = Map.copyOf(headers);
    }

    public AnswerWith(int status, String contentType, String body) {
      this(status, contentType, body, Map.of());
    }
  }

  /**
   * Closes the connection without an answer.
   *
   * @param afterWork whether the request has taken effect by then
   */
  record DropConnection(boolean afterWork) implements FaultEffect {}

  /** Does the work, announces the whole answer, sends this much of it and closes the connection. */
  record Truncate(int bytes) implements FaultEffect {}

  /** Accepts the work; its task then ends FAILED. */
  record FailTask(String code, String detail) implements FaultEffect {}

  /** Accepts the work; its task stays RUNNING until {@link PrismSimulator#releaseHeldTasks()}. */
  record HoldTask() implements FaultEffect {}

  /** Nothing but the delay of the rule. */
  record Slow() implements FaultEffect {}
}
