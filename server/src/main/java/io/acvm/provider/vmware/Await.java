package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.PROVIDER_UNAVAILABLE;

import io.acvm.domain.error.AcvmException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting on a worker thread for what becomes true soon. */
final class Await {
  private Await() {}

  /** Looks at least once, and again at the given interval until the limit; says how it ended. */
  static boolean until(BooleanSupplier question, Duration interval, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!question.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      try {
        Thread.sleep(Math.max(1, interval.toMillis()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw AcvmException.of(PROVIDER_UNAVAILABLE).causedBy(e);
      }
    }
    return true;
  }
}
