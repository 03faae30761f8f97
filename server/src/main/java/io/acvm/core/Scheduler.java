package io.acvm.core;

import io.acvm.domain.error.AcvmException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/** Time that passes. Tasks must not block. */
@FunctionalInterface
public interface Scheduler {
  /** Runs a task once after a delay. */
  Timer once(Duration delay, Runnable task);

  /** A task that has not run yet. */
  @FunctionalInterface
  interface Timer {
    /** Sees to it that the task does not run; does nothing when it has. */
    void cancel();
  }

  /** Ends after a delay. */
  default Future<Void> after(Duration delay) {
    Promise<Void> passed = Promise.promise();
    once(delay, passed::complete);
    return passed.future();
  }

  /**
   * Ends as {@code work} does, also when it throws, or fails when the deadline has passed before;
   * the work itself goes on unheard.
   */
  default <T> Future<T> within(
      Duration deadline, Supplier<AcvmException> failure, Supplier<Future<T>> work) {
    Promise<T> first = Promise.promise();
    Timer timer = once(deadline, () -> first.tryFail(failure.get()));
    Future.succeededFuture()
        .compose(now -> work.get())
        .onComplete(
            done -> {
              timer.cancel();
              if (done.succeeded()) {
                first.tryComplete(done.result());
              } else {
                first.tryFail(done.cause());
              }
            });
    return first.future();
  }
}
