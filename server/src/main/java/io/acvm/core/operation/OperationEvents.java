package io.acvm.core.operation;

import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.StepRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is told of operations. */
final class OperationEvents {
  private OperationEvents() {}

  /** What a state of an operation is told as. */
  static NewEvent of(Operation operation, Instant at) {
    return new NewEvent(
        type(operation),
        at,
        Optional.of(operation.createdBy()),
        Optional.of(operation.target()),
        facts(operation));
  }

  private static EventType type(Operation operation) {
    return switch (operation.state()) {
      case QUEUED -> EventType.OPERATION_QUEUED;
      case RUNNING -> EventType.OPERATION_CHANGED;
      case SUCCEEDED -> EventType.OPERATION_SUCCEEDED;
      case FAILED -> EventType.OPERATION_FAILED;
      case CANCELED -> EventType.OPERATION_CANCELED;
    };
  }

  private static Map<String, String> facts(Operation operation) {
    Map<String, String> facts = new HashMap<>();
    facts.put("operationId", operation.id().value());
    facts.put("kind", operation.kind().name());
    facts.put("state", operation.state().name());
    facts.put("progress", Integer.toString(operation.progress()));
    operation.error().ifPresent(error -> facts.put("errorCode", error.code().name()));
    operation.steps().stream()
        .filter(step -> step.state() == StepRecord.State.RUNNING)
        .findFirst()
        .ifPresent(step -> facts.put("step", step.name()));
    return facts;
  }
}
