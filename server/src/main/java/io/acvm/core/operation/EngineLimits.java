package io.acvm.core.operation;

import io.acvm.core.Backoff;
import java.time.Duration;

/**
 * Bounds of the engine.
 *
 * @param running how many operations run at once
 * @param waiting how many may wait for that
 * @param progressInterval at most one write of progress in this time for each operation
 * @param undoAttempts how often the undoing of a step is tried
 * @param keyRetention how long idempotency keys are kept
 */
public record EngineLimits(
    int running,
    int waiting,
    Duration progressInterval,
    int undoAttempts,
    Backoff undoBackoff,
    Backoff storeBackoff,
    Duration keyRetention) {
  /** Undoing is given up after about a minute and a half. */
  public static final EngineLimits DEFAULT =
      new EngineLimits(
          100,
          1000,
          Duration.ofMillis(500),
          8,
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)),
          new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15)),
          Duration.ofDays(1));
}
