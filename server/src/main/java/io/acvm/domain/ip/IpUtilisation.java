package io.acvm.domain.ip;

import java.util.Map;

/**
 * How full a pool is.
 *
 * @param total how many addresses can be handed out in all; {@value #MANY} stands for more
 * @param taken how many are in each state but FREE
 */
public record IpUtilisation(long total, Map<IpState, Long> taken) {
  /** The largest number that every reader of JSON reads exactly. */
  public static final long MANY = 9_007_199_254_740_991L;

  public IpUtilisation {
    taken = Map.copyOf(taken);
  }

  public long of(IpState state) {
    return taken.getOrDefault(state, 0L);
  }

  public long free() {
    long sum = taken.values().stream().mapToLong(Long::longValue).sum();
    return total == MANY ? MANY : Math.max(0, total - sum);
  }
}
