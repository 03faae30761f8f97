package io.acvm.provider.nutanix.prism;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks again and again, ever more slowly, until something is so. */
public final class TaskWaiter {
  /**
   * What a look at a task saw.
   *
   * @param error empty while the task goes on and when it succeeded
   */
  public record Look(boolean ended, Optional<PrismError> error, int percent, String message) {}

  private final Vertx vertx;
  private final BackOff pauses;

  public TaskWaiter(Vertx vertx, BackOff pauses) {
    this.vertx = vertx;
    this.pauses = pauses;
  }

  /**
   * Ends when the task has succeeded; fails with its error, or with {@code PROVIDER_TIMEOUT}.
   *
   * @param read reads the task
   * @param look says what was read
   */
  public Future<Void> await(
      Supplier<Future<JsonObject>> read,
      Function<JsonObject, Look> look,
      Duration deadline,
      Progress progress) {
    return until(
            () -> read.get().map(task -> seen(look.apply(task), progress)),
            Look::ended,
            deadline,
            ErrorCode.PROVIDER_TIMEOUT)
        .compose(
            end ->
                end.error().isPresent()
                    ? Future.failedFuture(end.error().get())
                    : Future.succeededFuture());
  }

  private static Look seen(Look look, Progress progress) {
    progress.report(look.percent(), look.message());
    return look;
  }

  /** The first value that is as wanted; fails with {@code late} when the deadline passes first. */
  public <T> Future<T> until(
      Supplier<Future<T>> read, Function<T, Boolean> wanted, Duration deadline, ErrorCode late) {
    return again(read, wanted, System.nanoTime() + deadline.toNanos(), late, 1);
  }

  private <T> Future<T> again(
      Supplier<Future<T>> read,
      Function<T, Boolean> wanted,
      long endNanos,
      ErrorCode late,
      int number) {
    return read.get()
        .compose(
            value -> {
              if (wanted.apply(value)) {
                return Future.succeededFuture(value);
              }
              long leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
              if (leftMillis <= 0) {
                return Future.failedFuture(AcvmException.of(late));
              }
              return vertx
                  .timer(Math.min(pauses.millis(number), leftMillis), TimeUnit.MILLISECONDS)
                  .compose(waited -> again(read, wanted, endNanos, late, number + 1));
            });
  }
}
