package io.acvm.simulator.prism;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Time that stands still until a test advances it; events due on the way happen in order, each at
 * its own instant.
 */
public final class ManualClock implements SimulatorClock {
  private static final long EVENT_LIMIT_SECONDS = 10;

  private record Due(Instant due, long order, Event event) {}

  private final PriorityQueue<Due> events =
      new PriorityQueue<>(Comparator.comparing(Due::due).thenComparing(Due::order));
  private Instant now;
  private long order;

  public ManualClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void at(Instant due, Event event) {
    events.add(new Due(due, order++, event));
  }

  /**
   * Returns when every event due until then has taken effect. Not to be called on a Vert.x thread:
   * it waits.
   */
  public void advance(Duration step) {
    Instant target = now().plus(step);
    for (Due next = next(target); next != null; next = next(target)) {
      await(next.event().happen());
    }
  }

  private static void await(Future<Void> effects) {
    try {
      effects.await(EVENT_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("An event of the simulator did not end", e);
    }
  }

  private synchronized Due next(Instant target) {
    Due next = events.peek();
    if (next == null || next.due().isAfter(target)) {
      now = target;
      return null;
    }
    if (next.due().isAfter(now)) {
      now = next.due();
    }
    return events.remove();
  }
}
