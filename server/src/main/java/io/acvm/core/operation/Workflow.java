package io.acvm.core.operation;

import io.acvm.domain.operation.OperationKind;
import io.vertx.core.Future;
import java.util.List;

/**
 * How one kind of operation is done.
 *
 * @param contextType a record that Jackson can write and read; kept sealed while the operation has
 *     not ended
 * @param cancelableSteps how many of the first steps may be begun and the operation can still be
 *     canceled; 0 when only waiting operations can be
 * @param settlement called once more before the end is written, when all steps are done or all
 *     undone; idempotent
 */
public record Workflow<C>(
    OperationKind kind,
    Class<C> contextType,
    List<Step<C>> steps,
    int cancelableSteps,
    Settlement<C> settlement) {
  public Workflow {
    steps = List.copyOf(steps);
  }

  int totalWeight() {
    return steps.stream().mapToInt(Step::weight).sum();
  }

  /** How the steps of an operation ended. */
  public enum Ending {
    /** All are done. */
    DONE,
    /** Those that were begun are undone. */
    UNDONE,
    /** Something could not be undone and is still there. */
    LEFT_BEHIND
  }

  /** Leaves our own records as the ending says they must be. */
  @FunctionalInterface
  public interface Settlement<C> {
    Future<Void> settle(C context, Ending ending);
  }
}
