package io.acvm.provider.nutanix.prism;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waiting times that grow by half each time up to a limit, each taken between half and all of
 * itself, so that many who wait do not wake together.
 */
public record BackOff(Duration first, Duration max) {
  private static final double GROWTH = 1.5;

  /** Waiting time in milliseconds before try number {@code attempt + 1}, counted from 1. */
  public long millis(int attempt) {
    double grown = (double) first.toMillis() * Math.pow(GROWTH, (double) (attempt - 1));
    long whole = Math.max(1, (long) Math.min(grown, (double) max.toMillis()));
    return ThreadLocalRandom.current().nextLong(whole / 2, whole) + 1;
  }
}
