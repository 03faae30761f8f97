package io.acvm.domain.operation;

import java.time.Instant;
import java.util.Optional;

/** One step of an operation as it is written down. */
public record StepRecord(
    String name,
    State state,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> detail) {
  /** Where a step is. A step that is RUNNING after a crash may or may not have had its effect. */
  public enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    UNDONE
  }

  public static StepRecord pending(String name) {
    return new StepRecord(
        name, State.PENDING, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
