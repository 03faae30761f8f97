package io.acvm.core.operation;

import io.acvm.domain.error.Failure;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord;
import io.acvm.domain.operation.StepRecord.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An operation with something about it changed. */
final class OperationDraft {
  private final Operation from;
  private final List<StepRecord> steps;
  private OperationState state;
  private int progress;
  private boolean cancelable;
  private Optional<Failure> error;
  private Optional<Instant> startedAt;
  private Optional<Instant> endedAt;

  OperationDraft(Operation from) {
    this.from = from;
    this.steps = new ArrayList<>(from.steps());
    this.state = from.state();
    this.progress = from.progress();
    this.cancelable = from.cancelable();
    this.error = from.error();
    this.startedAt = from.startedAt();
    this.endedAt = from.endedAt();
  }

  OperationDraft state(OperationState value) {
    state = value;
    return this;
  }

  /** Never goes back: a step that is repeated does not look like one. */
  OperationDraft progress(int percent) {
    progress = Math.max(progress, percent);
    return this;
  }

  OperationDraft cancelable(boolean value) {
    cancelable = value;
    return this;
  }

  /** The first failure counts; what fails while it is undone is in the log. */
  OperationDraft error(Failure value) {
    error = Optional.of(error.orElse(value));
    return this;
  }

  OperationDraft started(Instant at) {
    startedAt = Optional.of(startedAt.orElse(at));
    return this;
  }

  OperationDraft ended(OperationState value, Instant at) {
    endedAt = Optional.of(at);
    return state(value).cancelable(false);
  }

  OperationDraft beginStep(int index, Instant at) {
    StepRecord step = steps.get(index);
    steps.set(
        index,
        new StepRecord(
            step.name(), State.RUNNING, Optional.of(at), Optional.empty(), Optional.empty()));
    return this;
  }

  OperationDraft endStep(int index, State value, Instant at) {
    StepRecord step = steps.get(index);
    steps.set(
        index,
        new StepRecord(step.name(), value, step.startedAt(), Optional.of(at), step.detail()));
    return this;
  }

  OperationDraft detail(int index, String text) {
    StepRecord step = steps.get(index);
    steps.set(
        index,
        new StepRecord(
            step.name(), step.state(), step.startedAt(), step.endedAt(), Optional.of(text)));
    return this;
  }

  OperationDraft skipPending() {
    steps.replaceAll(
        step ->
            step.state() == State.PENDING
                ? new StepRecord(
                    step.name(), State.SKIPPED, step.startedAt(), step.endedAt(), step.detail())
                : step);
    return this;
  }

  Operation toOperation() {
    return new Operation(
        from.id(),
        from.kind(),
        state,
        progress,
        cancelable,
        steps,
        from.target(),
        error,
        from.createdBy(),
        from.createdAt(),
        startedAt,
        endedAt);
  }
}
