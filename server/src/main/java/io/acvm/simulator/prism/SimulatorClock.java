package io.acvm.simulator.prism;

import io.vertx.core.Future;
import java.time.Instant;

/** Where the simulator's time comes from, so that a test moves it by hand instead of sleeping. */
public interface SimulatorClock {
  /** Something that happens later; the future completes when its effects are durable. */
  interface Event {
    Future<Void> happen();
  }

  Instant now();

  /**
   * Lets {@code event} happen at {@code due}, or as soon as possible when that has passed. Callable
   * from any thread.
   */
  void at(Instant due, Event event);
}
