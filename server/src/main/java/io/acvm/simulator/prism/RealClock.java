package io.acvm.simulator.prism;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/** The machine's clock and Vert.x timers. */
final class RealClock implements SimulatorClock {
  private final Vertx vertx;

  RealClock(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void at(Instant due, Event event) {
    long delayMillis = Math.max(1, Duration.between(now(), due).toMillis());
    vertx.setTimer(delayMillis, timer -> event.happen());
  }
}
