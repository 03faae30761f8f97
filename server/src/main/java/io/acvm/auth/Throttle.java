package io.acvm.auth;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after a few failures of a key each further one doubles the time until the
 * next attempt. Remembers failures for a day and a bounded number of keys; the one seen longest ago
 * is forgotten first. Safe for several threads.
 */
final class Throttle {
  private static final int CAPACITY = 10_000;
  private static final int MOST_AT_ONCE = 64;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final int free;
  private final Duration longestDelay;
  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > CAPACITY;
        }
      };

  /**
   * @param free how many failures cost nothing
   * @param longestDelay the delay grows no further
   */
  Throttle(int free, Duration longestDelay, Clock clock) {
    this.free = free;
    this.longestDelay = longestDelay;
    this.clock = clock;
  }

  /**
   * Fails with {@code TOO_MANY_ATTEMPTS} when an attempt comes too early. Who begins must tell the
   * end by {@link #failed}, {@link #succeeded} or {@link #left}.
   */
  synchronized void begin(String key) {
    Instant now = clock.instant();
    Count known = counts.get(key);
    if (known != null && known.lastFailureAt.plus(REMEMBERED).isBefore(now)) {
      known.failures = 0;
    }
    if (known != null) {
      refuseIfEarly(known, now);
    }
    counts.computeIfAbsent(key, k -> new Count()).underWay++;
  }

  synchronized void failed(String key) {
    Count known = end(key);
    known.failures++;
    known.lastFailureAt = clock.instant();
    known.nextAt = known.lastFailureAt.plus(delay(known.failures));
  }

  /** Forgets the failures of the key. */
  synchronized void succeeded(String key) {
    Count known = end(key);
    known.failures = 0;
    known.nextAt = Instant.MIN;
  }

  /** It was neither a success nor a guess. */
  synchronized void left(String key) {
    end(key);
  }

  private void refuseIfEarly(Count known, Instant now) {
    if (now.isBefore(known.nextAt)) {
      throw tooMany(Duration.between(now, known.nextAt));
    }
    // Once there is a failure, attempts at the same time count as failures, so that a burst does
    // not get round the delay. Without one, a person's many devices and scripts may come at once.
    int allowedAtOnce = known.failures == 0 ? MOST_AT_ONCE : Math.max(1, free - known.failures);
    if (known.underWay >= allowedAtOnce) {
      throw tooMany(FIRST_DELAY);
    }
  }

  private Count end(String key) {
    Count known = counts.computeIfAbsent(key, k -> new Count());
    known.underWay = Math.max(0, known.underWay - 1);
    return known;
  }

  private Duration delay(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(30, failures - free));
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }

  private static AcvmException tooMany(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return AcvmException.of(
        ErrorCode.TOO_MANY_ATTEMPTS, "retryAfterSeconds", Long.toString(Math.max(1, seconds)));
  }

  private static final class Count {
    private int failures;
    private int underWay;
    private Instant lastFailureAt = Instant.EPOCH;
    private Instant nextAt = Instant.MIN;
  }
}
