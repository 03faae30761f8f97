package io.acvm.simulator.prism;

import java.time.Duration;
import java.util.function.Function;

/**
 * How long each kind of work takes.
 *
 * @param queued how long a task stays QUEUED before it runs
 * @param running how long it then runs
 */
public record TaskTiming(Duration queued, Function<TaskKind, Duration> running) {
  /** Half a second to five, as a small idle cluster feels. */
  public static final TaskTiming REALISTIC =
      new TaskTiming(Duration.ofMillis(200), kind -> Duration.ofMillis(kind.defaultMillis()));

  /** Everything is done the moment it is accepted. */
  public static final TaskTiming INSTANT = new TaskTiming(Duration.ZERO, kind -> Duration.ZERO);

  /** Every task takes {@code duration} from acceptance to end, without a queue. */
  public static TaskTiming constant(Duration duration) {
    return new TaskTiming(Duration.ZERO, kind -> duration);
  }
}
