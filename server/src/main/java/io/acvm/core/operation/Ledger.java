package io.acvm.core.operation;

import io.acvm.core.Serial;
import io.acvm.domain.error.Failure;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationLogEntry;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord.State;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of one operation under way, and its way into the store: one write after the other,
 * each with the newest state. Thread-safe, since progress comes from any thread.
 */
final class Ledger<C> {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final EngineParts parts;
  private final Workflow<C> workflow;
  private final OperationLogBuffer lines = new OperationLogBuffer();
  private final Serial writes = new Serial();

  private Operation operation;
  private Operation written;
  private C context;
  private boolean contextChanged;
  private boolean saveScheduled;
  private boolean halted;

  Ledger(EngineParts parts, Workflow<C> workflow, Operation operation, C context) {
    this.parts = parts;
    this.workflow = workflow;
    this.operation = operation;
    this.written = operation;
    this.context = context;
  }

  synchronized Operation operation() {
    return operation;
  }

  synchronized C context() {
    return context;
  }

  /** An operation with an error takes back what it did; the error says why. */
  boolean isUndoing() {
    return operation().error().isPresent();
  }

  State stepState(int index) {
    return operation().steps().get(index).state();
  }

  /** Marks a step as begun, unless the operation was canceled in the meantime. */
  synchronized boolean begin(int index) {
    if (isUndoing()) {
      return false;
    }
    change(
        draft ->
            draft
                .state(OperationState.RUNNING)
                .started(now())
                .cancelable(index < workflow.cancelableSteps())
                .beginStep(index, now()));
    return true;
  }

  synchronized void skip(int index) {
    change(draft -> draft.endStep(index, State.SKIPPED, now()));
  }

  synchronized void succeed(int index, C newContext) {
    contextChanged |= !newContext.equals(context);
    context = newContext;
    change(draft -> draft.endStep(index, State.SUCCEEDED, now()).progress(percent(index + 1, 0)));
  }

  synchronized void fail(int index, Failure failure) {
    log(index, "Failed: " + failure.code());
    Optional.ofNullable(failure.arguments().get("text"))
        .ifPresent(text -> log(index, "It said: " + text));
    change(draft -> draft.endStep(index, State.FAILED, now()).error(failure).cancelable(false));
  }

  synchronized void undone(int index) {
    log(index, "Undone");
    if (stepState(index) != State.FAILED) {
      change(draft -> draft.endStep(index, State.UNDONE, now()));
    }
  }

  synchronized void undoFailed(int index, Failure failure) {
    log(index, "Could not be undone: " + failure.code());
    change(draft -> draft.detail(index, "Could not be undone: " + failure.code()));
  }

  /** All steps are done; from here on nothing is undone, unless it was canceled just before. */
  synchronized boolean complete() {
    if (isUndoing()) {
      return false;
    }
    change(draft -> draft.cancelable(false));
    return true;
  }

  /** Whether it is canceled now: false when it is past the step after which it cannot be. */
  synchronized boolean cancel(Failure canceled) {
    if (!operation.cancelable()) {
      return false;
    }
    change(draft -> draft.error(canceled).cancelable(false));
    return true;
  }

  /** What a step says of itself while it runs. What comes late is dropped. */
  void report(int index, int percent, String message) {
    synchronized (this) {
      if (stepState(index) != State.RUNNING || isUndoing()) {
        return;
      }
      int before = operation.progress();
      change(draft -> draft.progress(percent(index, Math.max(0, Math.min(percent, 100)))));
      boolean news = lines.add(now(), stepName(index), message);
      if (!news && operation.progress() == before) {
        return;
      }
    }
    saveSoon();
  }

  synchronized void log(int index, String message) {
    lines.add(now(), stepName(index), message);
  }

  /** Writes what is known now, later at most once in the interval; not waited for. */
  private void saveSoon() {
    synchronized (this) {
      if (saveScheduled) {
        return;
      }
      saveScheduled = true;
    }
    parts
        .scheduler()
        .once(
            parts.limits().progressInterval(),
            () -> {
              synchronized (this) {
                saveScheduled = false;
                if (halted || (operation.equals(written) && lines.isEmpty())) {
                  return;
                }
              }
              save();
            });
  }

  /**
   * Writes the newest state, after the writes before it; tried until it is written. Fails only when
   * halted.
   */
  Future<Void> save() {
    return writes.next(() -> write(1));
  }

  /** Writes the end. */
  Future<Operation> end(OperationState state) {
    synchronized (this) {
      change(
          draft ->
              draft
                  .progress(state == OperationState.SUCCEEDED ? 100 : 0)
                  .skipPending()
                  .ended(state, now()));
    }
    return save().map(done -> operation());
  }

  /** Nothing more is written: the server stops, the next one goes on. */
  synchronized void halt() {
    halted = true;
  }

  private Future<Void> write(int attempt) {
    Operation state;
    Optional<String> sealed;
    List<OperationLogEntry> log;
    synchronized (this) {
      if (halted) {
        return Future.failedFuture(new Halted());
      }
      state = operation;
      sealed = contextChanged ? Optional.of(parts.codec().encode(context)) : Optional.empty();
      contextChanged = false;
      log = lines.take();
    }
    return parts
        .store()
        .write(tables -> write(tables, state, sealed, log))
        .onSuccess(
            done -> {
              synchronized (this) {
                written = state;
              }
              parts.listener().accept(state);
              parts.events().committed();
            })
        .recover(
            cause -> {
              LOG.error(
                  "Operation {} cannot be written down, attempt {}", state.id(), attempt, cause);
              synchronized (this) {
                contextChanged |= sealed.isPresent();
                lines.putBack(log);
              }
              return parts
                  .scheduler()
                  .after(parts.limits().storeBackoff().delay(attempt))
                  .compose(passed -> write(attempt + 1));
            });
  }

  private Future<Void> write(
      Tables tables, Operation state, Optional<String> sealed, List<OperationLogEntry> log) {
    return sealed
        .map(text -> tables.operations().updateContext(state.id(), text))
        .orElseGet(Future::succeededFuture)
        .compose(
            done ->
                state.state().hasEnded()
                    ? tables.operations().end(state)
                    : tables.operations().update(state))
        .compose(
            done ->
                log.isEmpty()
                    ? Future.succeededFuture()
                    : tables.operations().appendLog(state.id(), log))
        .compose(done -> tables.events().append(List.of(OperationEvents.of(state, now()))))
        .mapEmpty();
  }

  private synchronized void change(UnaryOperator<OperationDraft> change) {
    operation = change.apply(new OperationDraft(operation)).toOperation();
  }

  /** 100 is kept for the end. */
  private int percent(int stepsDone, int percentOfNext) {
    int weight = 0;
    for (int i = 0; i < stepsDone; i++) {
      weight += workflow.steps().get(i).weight() * 100;
    }
    if (stepsDone < workflow.steps().size()) {
      weight += workflow.steps().get(stepsDone).weight() * percentOfNext;
    }
    return Math.min(99, weight / workflow.totalWeight());
  }

  private Optional<String> stepName(int index) {
    return Optional.of(workflow.steps().get(index).name());
  }

  private Instant now() {
    return parts.clock().instant();
  }

  /** The server is stopping. */
  static final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Halted() {
      super("the server is stopping", null, false, false);
    }
  }
}
