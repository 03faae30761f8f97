package io.acvm.core.operation;

import io.acvm.domain.Page;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationCount;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.operation.OperationLogEntry;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.store.OperationTable.KeyUse;
import io.acvm.store.OperationTable.Unfinished;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does operations: writes each down before anything happens, runs a bounded number at once, goes on
 * after a crash with those that had not ended. Thread-safe.
 */
public final class OperationEngine {
  private static final Duration ONE_HOUR = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(OperationEngine.class);

  /** Keeps the writer free for others in between. */
  private static final int FORGOTTEN_AT_ONCE = 200;

  private final EngineParts parts;
  private final Map<OperationKind, Workflow<?>> workflows = new EnumMap<>(OperationKind.class);
  private final Runs runs;

  /**
   * @param workflows all kinds that may be found unfinished in the store
   */
  public OperationEngine(EngineParts parts, Collection<Workflow<?>> workflows) {
    this.parts = parts;
    this.runs = new Runs(parts.limits());
    workflows.forEach(workflow -> this.workflows.put(workflow.kind(), workflow));
  }

  /**
   * Writes an operation down with what belongs to it, in one transaction, and sees to it that it is
   * done. Fails with {@code TOO_MANY_OPERATIONS}, {@code VM_BUSY}, {@code IDEMPOTENCY_KEY_REUSED},
   * or as {@link NewOperation#alongside} does.
   */
  public <C> Future<Operation> submit(NewOperation<C> wanted) {
    if (!runs.enter()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.TOO_MANY_OPERATIONS));
    }
    Operation operation = queued(wanted);
    String context = parts.codec().encode(wanted.context());
    return wanted
        .alongside()
        .transaction(parts.store(), tables -> insert(tables, wanted, operation, context))
        .onFailure(cause -> runs.leave())
        .map(
            written -> {
              wanted.alongside().written();
              parts.listener().accept(operation);
              parts.events().committed();
              runs.add(new Run<>(parts, wanted.workflow(), operation, wanted.context()));
              return operation;
            })
        // Of two equal requests at the same time one loses here, and gets the winner's operation.
        .recover(
            cause ->
                repeated(wanted.key())
                    .compose(
                        first ->
                            first
                                .map(Future::succeededFuture)
                                .orElseGet(() -> Future.failedFuture(cause))));
  }

  /**
   * The operation that a key stands for already; fails with {@code IDEMPOTENCY_KEY_REUSED} when the
   * request was another one.
   */
  public Future<Optional<Operation>> repeated(Optional<NewOperation.Key> key) {
    return key.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : parts.store().read(tables -> repeated(tables, key.get()));
  }

  private Future<Optional<Operation>> repeated(Tables tables, NewOperation.Key key) {
    Instant oldest = parts.clock().instant().minus(parts.limits().keyRetention());
    return tables
        .operations()
        .findKey(key.user(), key.value())
        .compose(
            use -> {
              if (use.isEmpty() || use.get().usedAt().isBefore(oldest)) {
                return Future.succeededFuture(Optional.empty());
              }
              if (!use.get().requestHash().equals(key.requestHash())) {
                return Future.failedFuture(AcvmException.of(ErrorCode.IDEMPOTENCY_KEY_REUSED));
              }
              return tables.operations().find(use.get().operation());
            });
  }

  private <C> Future<Void> insert(
      Tables tables, NewOperation<C> wanted, Operation operation, String context) {
    Instant now = operation.createdAt();
    return tables
        .operations()
        .insert(operation, context)
        .compose(done -> wanted.alongside().write(tables, operation.id()))
        .compose(done -> insertKey(tables, wanted.key(), operation))
        .compose(done -> tables.events().append(List.of(OperationEvents.of(operation, now))))
        .mapEmpty();
  }

  private Future<Void> insertKey(
      Tables tables, Optional<NewOperation.Key> key, Operation operation) {
    if (key.isEmpty()) {
      return Future.succeededFuture();
    }
    Instant now = operation.createdAt();
    return tables
        .operations()
        .deleteOldKeys(now.minus(parts.limits().keyRetention()))
        .compose(
            done ->
                tables
                    .operations()
                    .insertKey(
                        key.get().user(),
                        key.get().value(),
                        new KeyUse(operation.id(), key.get().requestHash(), now)));
  }

  private <C> Operation queued(NewOperation<C> wanted) {
    return new Operation(
        OperationId.random(),
        wanted.workflow().kind(),
        OperationState.QUEUED,
        0,
        true,
        wanted.workflow().steps().stream().map(step -> StepRecord.pending(step.name())).toList(),
        wanted.target(),
        Optional.empty(),
        wanted.createdBy(),
        parts.clock().instant(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Goes on with every operation that has not ended; once, before anything is submitted. One that
   * cannot be understood ends FAILED with {@code OPERATION_INTERRUPTED}.
   *
   * @return how many there were
   */
  public Future<Integer> recover() {
    return parts
        .store()
        .read(tables -> tables.operations().listUnfinished())
        .map(
            unfinished -> {
              unfinished.forEach(this::recover);
              return unfinished.size();
            });
  }

  private void recover(Unfinished unfinished) {
    Operation operation = unfinished.operation();
    Workflow<?> workflow = workflows.get(operation.kind());
    parts.listener().accept(operation);
    runs.enterAlways();
    try {
      runs.add(recovered(workflow, unfinished));
    } catch (RuntimeException e) {
      LOG.error("Operation {} cannot be gone on with", operation.id(), e);
      runs.add(new Run<>(parts, unreadable(operation), interrupted(operation), ""));
    }
  }

  private <C> Run<C> recovered(Workflow<C> workflow, Unfinished unfinished) {
    C context = parts.codec().decode(unfinished.context(), workflow.contextType());
    return new Run<>(parts, workflow, unfinished.operation(), context);
  }

  private static Workflow<String> unreadable(Operation operation) {
    List<Step<String>> steps =
        operation.steps().stream()
            .map(step -> Step.<String>onlyOnce(step.name(), (c, s) -> Future.succeededFuture(c)))
            .toList();
    return new Workflow<>(
        operation.kind(), String.class, steps, 0, (context, ending) -> Future.succeededFuture());
  }

  private static Operation interrupted(Operation operation) {
    return new OperationDraft(operation)
        .error(AcvmException.of(ErrorCode.OPERATION_INTERRUPTED).failure())
        .cancelable(false)
        .toOperation();
  }

  /** One operation when it has ended, or as it is after {@code timeout}. */
  public Future<Operation> await(OperationId id, Duration timeout) {
    Optional<Run<?>> run = runs.find(id);
    if (run.isEmpty()) {
      return stored(id);
    }
    Run<?> found = run.get();
    if (timeout.isZero() || timeout.isNegative()) {
      return Future.succeededFuture(found.operation());
    }
    return parts
        .scheduler()
        .within(timeout, () -> AcvmException.of(ErrorCode.SERVER_BUSY), found::ended)
        .recover(stillRunning -> Future.succeededFuture(found.operation()));
  }

  private Future<Operation> stored(OperationId id) {
    return parts
        .store()
        .read(tables -> tables.operations().find(id))
        .map(found -> found.orElseThrow(() -> notFound(id)));
  }

  public Future<Page<Operation>> list(OperationQuery query) {
    return parts.store().read(tables -> tables.operations().list(query));
  }

  /** Operations asked for since a moment, by state and hour. */
  public Future<List<OperationCount>> countSince(Instant since) {
    return parts.store().read(tables -> tables.operations().countSince(since, ONE_HOUR));
  }

  /** The request that started an operation; empty where none did. */
  public Future<Optional<AskedFor>> request(OperationId id) {
    return stored(id)
        .compose(found -> parts.store().read(tables -> tables.operations().request(id)));
  }

  /** What an operation wrote, oldest first. */
  public Future<List<OperationLogEntry>> log(OperationId id) {
    return stored(id).compose(found -> parts.store().read(tables -> tables.operations().log(id)));
  }

  /**
   * Cancels an operation: a step under way is finished, then everything is undone. Fails with
   * {@code OPERATION_ENDED}, or {@code OPERATION_NOT_CANCELABLE} when it is past the point of no
   * return, or {@code ROLE_REQUIRED} for somebody else's operation.
   */
  public Future<Operation> cancel(OperationId id, Principal principal) {
    Optional<Run<?>> run = runs.find(id);
    if (run.isEmpty()) {
      return stored(id)
          .map(
              found -> {
                checkMayCancel(found, principal);
                throw AcvmException.of(ErrorCode.OPERATION_ENDED, "id", id.value());
              });
    }
    Run<?> found = run.get();
    return Future.succeededFuture()
        .compose(
            now -> {
              checkMayCancel(found.operation(), principal);
              return found.cancel();
            })
        .map(
            canceled -> {
              if (!canceled) {
                throw AcvmException.of(ErrorCode.OPERATION_NOT_CANCELABLE, "id", id.value());
              }
              runs.startIfWaiting(found);
              return found.operation();
            });
  }

  private static void checkMayCancel(Operation operation, Principal principal) {
    boolean own = operation.createdBy().equals(principal.username());
    Role needed = own ? Role.OPERATOR : Role.ADMINISTRATOR;
    if (!principal.role().includes(needed)) {
      throw AcvmException.of(ErrorCode.ROLE_REQUIRED, "role", needed.name());
    }
  }

  /** Forgets idempotency keys that are too old to count; returns how many. */
  public Future<Integer> forgetOldKeys() {
    Instant before = parts.clock().instant().minus(parts.limits().keyRetention());
    return parts.store().write(tables -> tables.operations().deleteOldKeys(before));
  }

  /**
   * Forgets operations that ended longer ago, with their logs, in short transactions one after the
   * other; returns how many.
   */
  public Future<Integer> forgetOld(Duration retention) {
    Instant before = parts.clock().instant().minus(retention);
    return parts
        .store()
        .write(tables -> tables.operations().deleteEnded(before, FORGOTTEN_AT_ONCE))
        .compose(
            count ->
                count < FORGOTTEN_AT_ONCE
                    ? Future.succeededFuture(count)
                    : forgetOld(retention).map(more -> count + more));
  }

  /**
   * Begins no further step and waits for those under way, {@code patience} at most. What has not
   * ended goes on when the next engine recovers.
   */
  public Future<Void> stop(Duration patience) {
    return parts
        .scheduler()
        .within(patience, () -> AcvmException.of(ErrorCode.SERVER_BUSY), runs::halt)
        .otherwiseEmpty()
        .onComplete(stopped -> runs.abandon());
  }

  private static AcvmException notFound(OperationId id) {
    return AcvmException.of(ErrorCode.OPERATION_NOT_FOUND, "id", id.value());
  }
}
