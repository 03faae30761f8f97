package io.acvm.core.operation;

import io.acvm.domain.operation.OperationId;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Operations that have not ended: some run, the others wait for their turn. Thread-safe. */
final class Runs {
  private final EngineLimits limits;
  private final Map<OperationId, Run<?>> all = new HashMap<>();
  private final Queue<Run<?>> waiting = new ArrayDeque<>();
  private int entering;
  private int running;
  private boolean halted;

  Runs(EngineLimits limits) {
    this.limits = limits;
  }

  /** Takes a place for an operation that is about to be written; false when all are taken. */
  synchronized boolean enter() {
    if (halted || all.size() + entering >= limits.running() + limits.waiting()) {
      return false;
    }
    entering++;
    return true;
  }

  /** Takes a place for an operation that exists already. */
  synchronized void enterAlways() {
    entering++;
  }

  /** Gives a place back: the operation was not written. */
  synchronized void leave() {
    entering--;
  }

  /** Puts an operation in its place and starts it when it is its turn. */
  void add(Run<?> run) {
    synchronized (this) {
      entering--;
      all.put(run.operation().id(), run);
      waiting.add(run);
    }
    run.ended().onComplete(done -> remove(run));
    startNext();
  }

  synchronized Optional<Run<?>> find(OperationId id) {
    return Optional.ofNullable(all.get(id));
  }

  /** A canceled operation needs no turn. */
  void startIfWaiting(Run<?> run) {
    synchronized (this) {
      if (!waiting.remove(run)) {
        return;
      }
      running++;
    }
    run.start();
  }

  private void startNext() {
    Run<?> next;
    synchronized (this) {
      if (halted || running >= limits.running() || waiting.isEmpty()) {
        return;
      }
      next = waiting.remove();
      running++;
    }
    next.start();
  }

  private void remove(Run<?> run) {
    synchronized (this) {
      all.remove(run.operation().id());
      running--;
    }
    startNext();
  }

  /** Starts nothing more; ends when everything that runs has come to the end of its step. */
  Future<Void> halt() {
    List<Future<?>> ends;
    synchronized (this) {
      halted = true;
      all.values().forEach(Run::halt);
      ends =
          List.copyOf(
              all.values().stream().filter(run -> !waiting.contains(run)).map(Run::ended).toList());
    }
    return Future.join(List.copyOf(ends)).mapEmpty();
  }

  synchronized void abandon() {
    all.values().forEach(Run::abandon);
  }
}
