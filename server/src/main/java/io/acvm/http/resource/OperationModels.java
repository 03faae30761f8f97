package io.acvm.http.resource;

import io.acvm.api.model.Operation;
import io.acvm.api.model.OperationKind;
import io.acvm.api.model.OperationList;
import io.acvm.api.model.OperationLog;
import io.acvm.api.model.OperationLogEntry;
import io.acvm.api.model.OperationState;
import io.acvm.api.model.OperationStep;
import io.acvm.api.model.OperationSummary;
import io.acvm.api.model.Target;
import io.acvm.domain.Page;
import io.acvm.domain.operation.StepRecord;
import io.acvm.http.problem.Language;
import io.acvm.http.problem.Problems;
import java.util.List;

/** Operations as the contract shows them. */
public final class OperationModels {
  private OperationModels() {}

  public static Operation operation(
      io.acvm.domain.operation.Operation operation, Language language) {
    return new Operation(
        operation.id().value(),
        OperationKind.valueOf(operation.kind().name()),
        OperationState.valueOf(operation.state().name()),
        operation.progress(),
        operation.cancelable(),
        operation.steps().stream().map(OperationModels::step).toList(),
        target(operation.target()),
        operation.error().map(failure -> Problems.of(failure, language)).orElse(null),
        operation.createdBy(),
        operation.createdAt(),
        operation.startedAt().orElse(null),
        operation.endedAt().orElse(null));
  }

  static OperationList page(Page<io.acvm.domain.operation.Operation> page, Language language) {
    return new OperationList(
        page.items().stream().map(each -> operation(each, language)).toList(),
        (int) page.total(),
        page.nextCursor().orElse(null));
  }

  static OperationSummary summary(io.acvm.domain.operation.OperationSummary summary) {
    return new OperationSummary(
        summary.id().value(),
        OperationKind.valueOf(summary.kind().name()),
        OperationState.valueOf(summary.state().name()),
        summary.progress());
  }

  static OperationLog log(List<io.acvm.domain.operation.OperationLogEntry> entries) {
    return new OperationLog(
        entries.stream()
            .map(each -> new OperationLogEntry(each.at(), each.step().orElse(null), each.message()))
            .toList(),
        entries.size());
  }

  public static Target target(io.acvm.domain.Target target) {
    return new Target(
        Target.TypeEnum.valueOf(target.type().name()), target.id(), target.name().orElse(null));
  }

  private static OperationStep step(StepRecord step) {
    return new OperationStep(
        step.name(),
        OperationStep.StateEnum.valueOf(step.state().name()),
        step.startedAt().orElse(null),
        step.endedAt().orElse(null),
        step.detail().orElse(null));
  }
}
