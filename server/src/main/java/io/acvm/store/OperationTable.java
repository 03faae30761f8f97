package io.acvm.store;

import io.acvm.domain.Page;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationCount;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationLogEntry;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.user.UserId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Operations, their contexts, logs, the guard of one operation per target, and idempotency keys.
 */
public interface OperationTable {
  /**
   * Writes a new operation and takes its target.
   *
   * @param context what its workflow needs to go on, sealed: it may hold secrets
   * @throws io.acvm.domain.error.AcvmException as failure: {@code VM_BUSY} when an operation that
   *     has not ended holds the target
   */
  Future<Void> insert(Operation operation, String context);

  /** Remembers what was asked for; once for an operation. */
  Future<Void> insertRequest(OperationId id, AskedFor request);

  /** Empty for an operation that no request started. */
  Future<Optional<AskedFor>> request(OperationId id);

  /** Writes everything but the context. */
  Future<Void> update(Operation operation);

  Future<Void> updateContext(OperationId id, String context);

  /** Writes the end of an operation, frees its target and forgets its context. */
  Future<Void> end(Operation operation);

  Future<Optional<Operation>> find(OperationId id);

  /** Newest first. */
  Future<Page<Operation>> list(OperationQuery query);

  /**
   * How many operations were created since a moment, by state and by stretch of time counted from
   * it; oldest first.
   */
  Future<List<OperationCount>> countSince(Instant since, Duration stretch);

  /** Operations that have not ended, oldest first, with their contexts. */
  Future<List<Unfinished>> listUnfinished();

  Future<Void> appendLog(OperationId id, List<OperationLogEntry> entries);

  /** Oldest first. */
  Future<List<OperationLogEntry>> log(OperationId id);

  Future<Optional<KeyUse>> findKey(UserId user, String key);

  /** Fails with {@code IDEMPOTENCY_KEY_REUSED} when the user has used the key. */
  Future<Void> insertKey(UserId user, String key, KeyUse use);

  /** Forgets keys used before; returns how many. */
  Future<Integer> deleteOldKeys(Instant before);

  /**
   * Forgets operations that ended before, with their logs and requests; the oldest first.
   *
   * @param limit how many at most, which keeps the transaction short
   * @return how many; fewer than the limit when there are no more
   */
  Future<Integer> deleteEnded(Instant before, int limit);

  /** An operation to go on with. */
  record Unfinished(Operation operation, String context) {}

  /**
   * What an idempotency key stands for.
   *
   * @param requestHash of the command, to tell a repetition from another request
   */
  record KeyUse(OperationId operation, String requestHash, Instant usedAt) {}
}
