package io.acvm.simulator.prism;

import java.time.Duration;

/**
 * How long every request waits before anything happens: {@code fixed}, and up to {@code jitter}.
 */
public record Latency(Duration fixed, Duration jitter) {
  public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);
}
