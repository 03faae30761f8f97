package io.acvm.core.inventory;

import io.acvm.core.Backoff;
import java.time.Duration;

/**
 * How providers are watched.
 *
 * @param interval between two looks at one that answers
 * @param backoff between two looks at one that does not
 * @param deadline of one look
 */
public record WatchSettings(Duration interval, Backoff backoff, Duration deadline) {
  public static final WatchSettings DEFAULT =
      new WatchSettings(
          Duration.ofSeconds(10),
          new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(1)),
          Duration.ofMinutes(2));
}
