package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.provider.ProviderId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves what is nobody's to the trash, brings it back, empties the trash. */
final class CleanUp {
  private final VmAccess access;

  CleanUp(VmAccess access) {
    this.access = access;
  }

  /**
   * What is done with the trash of a provider.
   *
   * @param items what it is done with; empty to delete everything that is in the trash
   * @param before what came into the trash later stays when it is emptied
   */
  record Cleaning(ProviderId provider, List<String> items, Instant before) {}

  Workflow<Cleaning> cleanUp() {
    return workflow(OperationKind.CLEAN_UP, Step.repeatable("cleanUp", this::cleanUp));
  }

  Workflow<Cleaning> putBack() {
    return workflow(
        OperationKind.PUT_BACK, Step.lookingFirst("putBack", this::putBack, this::putBackAgain));
  }

  Workflow<Cleaning> empty() {
    return workflow(OperationKind.EMPTY_TRASH, Step.repeatable("empty", this::empty));
  }

  private static Workflow<Cleaning> workflow(OperationKind kind, Step<Cleaning> step) {
    return new Workflow<>(
        kind,
        Cleaning.class,
        List.of(step.within(OrganizeVm.LONGEST)),
        0,
        (cleaning, ending) -> Future.succeededFuture());
  }

  private Future<Cleaning> cleanUp(Cleaning cleaning, StepScope scope) {
    return access
        .keeper(cleaning.provider())
        .cleanUp(cleaning.items(), scope)
        .onSuccess(count -> scope.log("Moved to the trash: " + count))
        .map(cleaning);
  }

  private Future<Cleaning> putBack(Cleaning cleaning, StepScope scope) {
    return access.keeper(cleaning.provider()).putBack(cleaning.items().get(0)).map(cleaning);
  }

  /** It was there when it was asked for: when it is there no more it is back already. */
  private Future<Cleaning> putBackAgain(Cleaning cleaning, StepScope scope) {
    return putBack(cleaning, scope)
        .<Void>mapEmpty()
        .recover(access.unless(ErrorCode.TRASH_ITEM_NOT_FOUND))
        .map(cleaning);
  }

  private Future<Cleaning> empty(Cleaning cleaning, StepScope scope) {
    return access
        .keeper(cleaning.provider())
        .emptyTrash(
            Optional.of(cleaning.items()).filter(items -> !items.isEmpty()),
            cleaning.before(),
            scope)
        .onSuccess(count -> scope.log("Deleted: " + count))
        .map(cleaning);
  }
}
