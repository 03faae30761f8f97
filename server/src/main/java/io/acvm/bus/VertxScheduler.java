package io.acvm.bus;

import io.acvm.core.Scheduler;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Timers of Vert.x. */
public final class VertxScheduler implements Scheduler {
  private final Vertx vertx;

  public VertxScheduler(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Timer once(Duration delay, Runnable task) {
    long id = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> task.run());
    return () -> vertx.cancelTimer(id);
  }
}
