package io.acvm.core;

import java.time.Duration;

/** How long to wait before the next try: twice as long every time, up to a limit. */
public record Backoff(Duration first, Duration longest) {
  /**
   * @param failures how many tries have failed, 1 or more
   */
  public Duration delay(int failures) {
    Duration delay = first.multipliedBy(1L << Math.min(failures - 1, 20));
    return delay.compareTo(longest) > 0 ? longest : delay;
  }
}
