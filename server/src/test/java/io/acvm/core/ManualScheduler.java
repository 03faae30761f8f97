package io.acvm.core;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so. Tasks without delay run at once, on a thread of Vert.x. */
public final class ManualScheduler extends Clock implements Scheduler {
  private record Task(Instant at, Runnable action) {}

  private final Vertx vertx;
  private final List<Task> tasks = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");

  public ManualScheduler(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public synchronized Timer once(Duration delay, Runnable action) {
    if (delay.isZero()) {
      vertx.runOnContext(now -> action.run());
      return () -> {};
    }
    Task task = new Task(now.plus(delay), action);
    tasks.add(task);
    return () -> cancel(task);
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  /** Lets time pass and runs what is due, in the order of time. */
  public void advance(Duration by) {
    Instant end;
    synchronized (this) {
      end = now.plus(by);
    }
    for (Task task = next(end); task != null; task = next(end)) {
      task.action().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Task next(Instant end) {
    Task first =
        tasks.stream()
            .filter(task -> !task.at().isAfter(end))
            .min(Comparator.comparing(Task::at))
            .orElse(null);
    if (first != null) {
      tasks.remove(first);
      now = first.at();
    }
    return first;
  }

  public synchronized int waiting() {
    return tasks.size();
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
