package io.acvm.core.operation;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * One step of a workflow. It is written down as begun before {@code run} is called and as done
 * after it has ended, so that after a crash it is known which steps may have had an effect.
 *
 * @param name what the API shows, in camelCase; never changes, since it is stored
 * @param run has the effect and returns the context for the steps after it
 * @param resume called instead of {@code run} when the server stopped while the step ran and nobody
 *     knows whether it had its effect
 * @param undo takes the effect back; idempotent, and called also when the step failed or its
 *     outcome is unknown, so it must bear that there is nothing to undo
 * @param needed whether the step is done at all; one that is not shows as SKIPPED
 * @param weight how much of the operation this step is, compared with the others
 * @param deadline after which it counts as failed with {@code PROVIDER_TIMEOUT}; a net under the
 *     deadlines that providers keep themselves
 */
public record Step<C>(
    String name,
    Action<C, C> run,
    Action<C, C> resume,
    Action<C, Void> undo,
    Predicate<C> needed,
    int weight,
    Duration deadline) {
  private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(2);

  /** Something done with a workflow's context. */
  @FunctionalInterface
  public interface Action<C, R> {
    Future<R> on(C context, StepScope scope);
  }

  /** A step that may be done twice: it is simply run again when its outcome is unknown. */
  public static <C> Step<C> repeatable(String name, Action<C, C> run) {
    return lookingFirst(name, run, run);
  }

  /** A step that finds out what became of it before it goes on. */
  public static <C> Step<C> lookingFirst(String name, Action<C, C> run, Action<C, C> resume) {
    return new Step<>(name, run, resume, nothing(), context -> true, 1, DEFAULT_DEADLINE);
  }

  /**
   * A step that must not be done twice and whose outcome cannot be found out: the operation fails
   * with {@code OPERATION_INTERRUPTED}.
   */
  public static <C> Step<C> onlyOnce(String name, Action<C, C> run) {
    return lookingFirst(
        name,
        run,
        (context, scope) -> Future.failedFuture(AcvmException.of(ErrorCode.OPERATION_INTERRUPTED)));
  }

  public Step<C> undoneBy(Action<C, Void> undo) {
    return new Step<>(name, run, resume, undo, needed, weight, deadline);
  }

  public Step<C> onlyIf(Predicate<C> needed) {
    return new Step<>(name, run, resume, undo, needed, weight, deadline);
  }

  public Step<C> weighing(int weight) {
    return new Step<>(name, run, resume, undo, needed, weight, deadline);
  }

  public Step<C> within(Duration deadline) {
    return new Step<>(name, run, resume, undo, needed, weight, deadline);
  }

  private static <C> Action<C, Void> nothing() {
    return (context, scope) -> Future.succeededFuture();
  }
}
