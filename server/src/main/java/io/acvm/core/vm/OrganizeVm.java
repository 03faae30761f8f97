package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.core.operation.Workflow.Ending;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a VM's files into the permanent structure, or back. The files are at the new place, hidden,
 * before our record says so; the old place is given up last.
 */
final class OrganizeVm {
  static final Duration LONGEST = Duration.ofHours(12);

  private final VmAccess access;

  OrganizeVm(VmAccess access) {
    this.access = access;
  }

  /**
   * What is moved, with where it goes decided once, so that a repetition moves the same.
   *
   * @param language of what is written beside the files for people
   */
  record Organizing(ExistingVm target, OrganizePlan plan, String language) {}

  Workflow<Organizing> organize() {
    return workflow(
        OperationKind.ORGANIZE_VM,
        List.of(
            moving(),
            // Undone with the move: what is written lies beside the files.
            Step.repeatable("describe", this::describe).within(LONGEST).weighing(4)));
  }

  Workflow<Organizing> undo() {
    return workflow(OperationKind.UNDO_ORGANIZATION, List.of(moving()));
  }

  private Step<Organizing> moving() {
    Step<Organizing> move = Step.repeatable("move", this::move);
    return move.undoneBy(this::moveBack).within(LONGEST).weighing(16);
  }

  private Workflow<Organizing> workflow(OperationKind kind, List<Step<Organizing>> first) {
    List<Step<Organizing>> steps = new ArrayList<>(first);
    steps.add(Step.repeatable("record", this::record).undoneBy(this::recordOld));
    steps.add(Step.repeatable("finish", this::finish).within(LONGEST).weighing(2));
    return new Workflow<>(kind, Organizing.class, steps, steps.size() - 1, this::settle);
  }

  private Future<Organizing> move(Organizing organizing, StepScope scope) {
    ExistingVm target = organizing.target();
    return access
        .keeper(target.provider())
        .move(target.ref(), organizing.plan(), scope)
        .map(organizing);
  }

  private Future<Void> moveBack(Organizing organizing, StepScope scope) {
    ExistingVm target = organizing.target();
    return access.keeper(target.provider()).moveBack(target.ref(), organizing.plan());
  }

  private Future<Organizing> describe(Organizing organizing, StepScope scope) {
    OrganizePlan plan = organizing.plan();
    return access
        .keeper(organizing.target().provider())
        .describe(
            plan.ref(),
            organizing.target().vm(),
            Optional.of(plan.from()),
            organizing.language(),
            scope)
        .map(organizing);
  }

  private Future<Organizing> record(Organizing organizing, StepScope scope) {
    return place(organizing.target().vm(), organizing.plan().ref()).map(organizing);
  }

  private Future<Void> recordOld(Organizing organizing, StepScope scope) {
    return place(organizing.target().vm(), organizing.target().ref());
  }

  private Future<Void> place(VmId vm, ProviderVmRef ref) {
    return access.records().change(vm, record -> record.withRef(ref));
  }

  private Future<Organizing> finish(Organizing organizing, StepScope scope) {
    ExistingVm target = organizing.target();
    return access
        .keeper(target.provider())
        .finishMove(target.ref(), organizing.plan(), scope)
        .map(organizing);
  }

  private Future<Void> settle(Organizing organizing, Ending ending) {
    ExistingVm target = organizing.target();
    return switch (ending) {
      case DONE -> access.lookIfPossible(target.provider(), target.vm(), organizing.plan().ref());
      case UNDONE -> access.settleExisting(target);
      // Where its files are must be looked at by a person; our record is kept for that.
      case LEFT_BEHIND -> Future.succeededFuture();
    };
  }
}
