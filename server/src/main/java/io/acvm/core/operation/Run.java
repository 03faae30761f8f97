package io.acvm.core.operation;

import io.acvm.core.operation.Step.Action;
import io.acvm.core.operation.Workflow.Ending;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation under way: its steps forward, and when one fails, backward. */
final class Run<C> {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);
  private static final Duration SETTLE_DEADLINE = Duration.ofMinutes(1);

  private final EngineParts parts;
  private final Workflow<C> workflow;
  private final Ledger<C> ledger;
  private final Promise<Operation> ended = Promise.promise();
  private volatile boolean halted;

  Run(EngineParts parts, Workflow<C> workflow, Operation operation, C context) {
    this.parts = parts;
    this.workflow = workflow;
    this.ledger = new Ledger<>(parts, workflow, operation, context);
  }

  Operation operation() {
    return ledger.operation();
  }

  /** Succeeds when the end is written down; fails when the run was halted before. */
  Future<Operation> ended() {
    return ended.future();
  }

  /** Goes on where the operation is. Once for each run. */
  void start() {
    Future<Ending> ending = ledger.isUndoing() ? undo() : forward(firstNotDone());
    ending.compose(this::settle).compose(this::end).onComplete(ended);
  }

  /** Written down when the future ends; the step under way is finished first, then undone. */
  Future<Boolean> cancel() {
    boolean canceled = ledger.cancel(AcvmException.of(ErrorCode.OPERATION_CANCELED).failure());
    return canceled ? ledger.save().map(true) : Future.succeededFuture(false);
  }

  /** Begins no further step. */
  void halt() {
    halted = true;
  }

  /** Writes nothing more. */
  void abandon() {
    halted = true;
    ledger.halt();
  }

  private int firstNotDone() {
    int index = 0;
    while (index < workflow.steps().size() && isPast(ledger.stepState(index))) {
      index++;
    }
    return index;
  }

  private static boolean isPast(State state) {
    return state == State.SUCCEEDED || state == State.SKIPPED;
  }

  private Future<Ending> forward(int index) {
    if (halted) {
      return Future.failedFuture(new Ledger.Halted());
    }
    if (index == workflow.steps().size()) {
      return ledger
          .save()
          .compose(written -> ledger.complete() ? Future.succeededFuture(Ending.DONE) : undo());
    }
    Step<C> step = workflow.steps().get(index);
    if (!step.needed().test(ledger.context())) {
      ledger.skip(index);
      return forward(index + 1);
    }
    boolean outcomeUnknown = ledger.stepState(index) == State.RUNNING;
    if (!ledger.begin(index)) {
      return ledger.save().compose(written -> undo());
    }
    Action<C, C> action = outcomeUnknown ? step.resume() : step.run();
    if (outcomeUnknown) {
      ledger.log(index, "The server was stopped during this step; looking what became of it");
    }
    return ledger
        .save()
        .compose(written -> perform(index, action))
        .compose(result -> result.next() == null ? undo() : forward(index + 1));
  }

  private record Result<T>(T next) {}

  private Future<Result<C>> perform(int index, Action<C, C> action) {
    return call(index, action)
        .transform(
            done -> {
              if (done.succeeded()) {
                ledger.succeed(index, done.result());
                return Future.succeededFuture(new Result<>(done.result()));
              }
              AcvmException failure = AcvmException.from(done.cause());
              logFailure(index, failure);
              ledger.fail(index, failure.failure());
              return ledger.save().map(new Result<C>(null));
            });
  }

  private Future<Ending> undo() {
    return undo(workflow.steps().size() - 1, Ending.UNDONE);
  }

  private Future<Ending> undo(int index, Ending soFar) {
    if (halted) {
      return Future.failedFuture(new Ledger.Halted());
    }
    if (index < 0) {
      return Future.succeededFuture(soFar);
    }
    return switch (ledger.stepState(index)) {
      case PENDING, SKIPPED, UNDONE -> undo(index - 1, soFar);
      case RUNNING, SUCCEEDED, FAILED ->
          undoStep(index).compose(clean -> undo(index - 1, clean ? soFar : Ending.LEFT_BEHIND));
    };
  }

  private Future<Boolean> undoStep(int index) {
    Step<C> step = workflow.steps().get(index);
    return retrying(() -> call(index, step.undo()), 1)
        .transform(
            done -> {
              if (done.succeeded()) {
                ledger.undone(index);
              } else {
                AcvmException failure = AcvmException.from(done.cause());
                LOG.error(
                    "Operation {} ({}, {}): step {} could not be undone; what it made is still there",
                    operation().id(),
                    workflow.kind(),
                    operation().target(),
                    step.name(),
                    failure);
                ledger.undoFailed(index, failure.failure());
              }
              return ledger.save().map(done.succeeded());
            });
  }

  private Future<Ending> settle(Ending ending) {
    Supplier<Future<Void>> settle =
        () -> within(SETTLE_DEADLINE, () -> workflow.settlement().settle(ledger.context(), ending));
    return retrying(settle, 1)
        .recover(
            cause -> {
              LOG.error("Operation {} could not be settled as {}", operation().id(), ending, cause);
              return Future.succeededFuture();
            })
        .map(ending);
  }

  private Future<Operation> end(Ending ending) {
    if (ending == Ending.DONE) {
      return ledger.end(OperationState.SUCCEEDED);
    }
    boolean canceled =
        operation()
            .error()
            .filter(error -> error.code() == ErrorCode.OPERATION_CANCELED)
            .isPresent();
    return ledger.end(canceled ? OperationState.CANCELED : OperationState.FAILED);
  }

  private <R> Future<R> call(int index, Action<C, R> action) {
    Step<C> step = workflow.steps().get(index);
    return within(step.deadline(), () -> action.on(ledger.context(), scope(index)));
  }

  private <R> Future<R> within(Duration deadline, Supplier<Future<R>> work) {
    return parts
        .scheduler()
        .within(deadline, () -> AcvmException.of(ErrorCode.PROVIDER_TIMEOUT), work);
  }

  private <R> Future<R> retrying(Supplier<Future<R>> work, int attempt) {
    return work.get()
        .recover(
            cause ->
                attempt >= parts.limits().undoAttempts() || halted
                    ? Future.failedFuture(cause)
                    : parts
                        .scheduler()
                        .after(parts.limits().undoBackoff().delay(attempt))
                        .compose(passed -> retrying(work, attempt + 1)));
  }

  private StepScope scope(int index) {
    return new StepScope() {
      @Override
      public void report(int percent, String message) {
        ledger.report(index, percent, message);
      }

      @Override
      public void log(String message) {
        ledger.log(index, message);
      }

      @Override
      public boolean isCanceled() {
        return ledger.isUndoing();
      }

      @Override
      public OperationId operation() {
        return Run.this.operation().id();
      }
    };
  }

  private void logFailure(int index, AcvmException failure) {
    String step = workflow.steps().get(index).name();
    if (failure.code() == ErrorCode.INTERNAL) {
      LOG.error("Operation {} failed in step {}", operation().id(), step, failure);
    } else {
      LOG.info("Operation {} failed in step {}: {}", operation().id(), step, failure.getMessage());
    }
  }
}
