package io.acvm.core.operation;

import io.acvm.domain.operation.OperationId;
import io.acvm.provider.HypervisorProvider.Progress;

/** What a step may use of its operation. May be called from any thread; never fails. */
public interface StepScope extends Progress {
  /** Adds a line to the operation's log. */
  void log(String message);

  OperationId operation();
}
