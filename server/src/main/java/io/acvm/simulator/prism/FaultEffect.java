package io.acvm.simulator.prism;

/** What goes wrong. */
public sealed interface FaultEffect {
  /** Answers this instead of doing anything; any body, JSON or not. */
  record AnswerWith(int status, String contentType, String body) implements FaultEffect {}

  /**
   * Closes the connection without an answer.
   *
   * @param afterWork whether the request has taken effect by then
   */
  record DropConnection(boolean afterWork) implements FaultEffect {}

  /** Accepts the work; its task then ends FAILED. */
  record FailTask(String code, String detail) implements FaultEffect {}

  /** Accepts the work; its task stays RUNNING until {@link PrismSimulator#releaseHeldTasks()}. */
  record HoldTask() implements FaultEffect {}
}
