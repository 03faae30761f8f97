package io.acvm.domain.operation;

import io.acvm.domain.Target;
import io.acvm.domain.error.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One piece of long work.
 *
 * @param progress 0 to 100
 * @param createdBy user name of who asked for it
 */
public record Operation(
    OperationId id,
    OperationKind kind,
    OperationState state,
    int progress,
    boolean cancelable,
    List<StepRecord> steps,
    Target target,
    Optional<Failure> error,
    String createdBy,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  public Operation {
    steps = List.copyOf(steps);
  }

  public OperationSummary summary() {
    return new OperationSummary(id, kind, state, progress);
  }
}
