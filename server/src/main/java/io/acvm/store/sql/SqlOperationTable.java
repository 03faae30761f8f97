package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.constant;
import static io.acvm.store.sql.Columns.flag;
import static io.acvm.store.sql.Columns.instant;
import static io.acvm.store.sql.Columns.optionalInstant;
import static io.acvm.store.sql.Columns.optionalText;

import com.fasterxml.jackson.core.type.TypeReference;
import io.acvm.domain.Page;
import io.acvm.domain.Target;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationCount;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.operation.OperationLogEntry;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord;
import io.acvm.domain.user.UserId;
import io.acvm.store.OperationTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class SqlOperationTable implements OperationTable {
  private static final Paging<Operation> PAGES =
      new Paging<>(
          "operations",
          "created_at DESC, id DESC",
          SqlOperationTable::operation,
          // The first condition says nothing new, but lets MySQL use the index.
          (where, last) ->
              where.and(
                  "created_at <= ? AND (created_at < ? OR id < ?)",
                  last.place(),
                  last.place(),
                  last.id()),
          SqlOperationTable::cursor);

  private static final TypeReference<List<StepRecord>> STEPS = new TypeReference<>() {};
  private static final TypeReference<Failure> FAILURE = new TypeReference<>() {};

  private final Sql sql;

  SqlOperationTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<Void> insert(Operation operation, String context) {
    return takeTarget(operation)
        .compose(
            taken ->
                sql.run(
                    """
                    INSERT INTO operations (kind, state, progress, cancelable, steps, target_type,
                      target_id, target_name, error, created_by, created_at, started_at, ended_at,
                      id, context) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    values(operation, context)))
        .mapEmpty();
  }

  private Future<Integer> takeTarget(Operation operation) {
    return sql.unique(
        sql.run(
            "INSERT INTO operation_targets (target_type, target_id, operation_id) VALUES (?, ?, ?)",
            operation.target().type(),
            operation.target().id(),
            operation.id().value()),
        () -> AcvmException.of(ErrorCode.VM_BUSY, "id", operation.target().id()));
  }

  @Override
  public Future<Void> insertRequest(OperationId id, AskedFor request) {
    return sql.run(
            """
            INSERT INTO operation_requests (operation_id, method, path, body, complete)
            VALUES (?, ?, ?, ?, ?)
            """,
            id.value(),
            request.method(),
            request.path(),
            request.body(),
            request.complete())
        .mapEmpty();
  }

  @Override
  public Future<Optional<AskedFor>> request(OperationId id) {
    return sql.find(
        "SELECT * FROM operation_requests WHERE operation_id = ?",
        row ->
            new AskedFor(
                row.getString("method"),
                row.getString("path"),
                optionalText(row, "body"),
                flag(row, "complete")),
        id.value());
  }

  @Override
  public Future<Void> update(Operation operation) {
    return sql.run(
            """
            UPDATE operations SET kind = ?, state = ?, progress = ?, cancelable = ?, steps = ?,
              target_type = ?, target_id = ?, target_name = ?, error = ?, created_by = ?,
              created_at = ?, started_at = ?, ended_at = ? WHERE id = ?
            """,
            values(operation))
        .mapEmpty();
  }

  @Override
  public Future<Void> updateContext(OperationId id, String context) {
    return sql.run("UPDATE operations SET context = ? WHERE id = ?", context, id.value())
        .mapEmpty();
  }

  @Override
  public Future<Void> end(Operation operation) {
    return update(operation)
        .compose(
            updated ->
                sql.run(
                    "UPDATE operations SET context = NULL WHERE id = ?", operation.id().value()))
        .compose(
            forgotten ->
                sql.run(
                    """
                    DELETE FROM operation_targets
                    WHERE target_type = ? AND target_id = ? AND operation_id = ?
                    """,
                    operation.target().type(),
                    operation.target().id(),
                    operation.id().value()))
        .mapEmpty();
  }

  @Override
  public Future<Optional<Operation>> find(OperationId id) {
    return sql.find(
        "SELECT * FROM operations WHERE id = ?", SqlOperationTable::operation, id.value());
  }

  @Override
  public Future<Page<Operation>> list(OperationQuery query) {
    Where where =
        new Where()
            .equal("state", query.state())
            .equal("target_id", query.targetId())
            .equal("created_by", query.createdBy());
    return PAGES.read(sql, where, query.page());
  }

  @Override
  public Future<List<OperationCount>> countSince(Instant since, Duration stretch) {
    return sql.list(
        """
        SELECT state, created_at - (created_at - ?) % ? AS since, COUNT(*) AS amount
        FROM operations WHERE created_at >= ? GROUP BY 1, 2 ORDER BY 2, 1
        """,
        row ->
            new OperationCount(
                constant(OperationState.class, row, "state"),
                instant(row, "since"),
                row.getInteger("amount")),
        since,
        stretch.toNanos(),
        since);
  }

  @Override
  public Future<List<Unfinished>> listUnfinished() {
    return sql.list(
        "SELECT * FROM operations WHERE state IN (?, ?) ORDER BY created_at, id",
        row -> new Unfinished(operation(row), row.getString("context")),
        OperationState.QUEUED,
        OperationState.RUNNING);
  }

  @Override
  public Future<Void> appendLog(OperationId id, List<OperationLogEntry> entries) {
    return sql.number("SELECT MAX(place) FROM operation_log WHERE operation_id = ?", id.value())
        .compose(
            last ->
                sql.runAll(
                    """
                    INSERT INTO operation_log (operation_id, place, at, step, message)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                    IntStream.range(0, entries.size()).boxed().toList(),
                    index -> {
                      OperationLogEntry entry = entries.get(index);
                      return Columns.tuple(
                          id.value(), last + 1 + index, entry.at(), entry.step(), entry.message());
                    }));
  }

  @Override
  public Future<List<OperationLogEntry>> log(OperationId id) {
    return sql.list(
        "SELECT * FROM operation_log WHERE operation_id = ? ORDER BY place",
        row ->
            new OperationLogEntry(
                instant(row, "at"), optionalText(row, "step"), row.getString("message")),
        id.value());
  }

  @Override
  public Future<Optional<KeyUse>> findKey(UserId user, String key) {
    return sql.find(
        "SELECT * FROM idempotency_keys WHERE user_id = ? AND idempotency_key = ?",
        row ->
            new KeyUse(
                new OperationId(row.getString("operation_id")),
                row.getString("request_hash"),
                instant(row, "used_at")),
        user.value(),
        key);
  }

  @Override
  public Future<Void> insertKey(UserId user, String key, KeyUse use) {
    return sql.unique(
            sql.run(
                """
                INSERT INTO idempotency_keys (user_id, idempotency_key, operation_id, request_hash,
                  used_at) VALUES (?, ?, ?, ?, ?)
                """,
                user.value(),
                key,
                use.operation().value(),
                use.requestHash(),
                use.usedAt()),
            () -> AcvmException.of(ErrorCode.IDEMPOTENCY_KEY_REUSED))
        .mapEmpty();
  }

  @Override
  public Future<Integer> deleteOldKeys(Instant before) {
    return sql.run("DELETE FROM idempotency_keys WHERE used_at < ?", before);
  }

  @Override
  public Future<Integer> deleteEnded(Instant before, int limit) {
    // The first condition says nothing new, but has an index.
    return sql.list(
            """
            SELECT id FROM operations WHERE created_at < ? AND ended_at < ?
            ORDER BY created_at LIMIT ?
            """,
            row -> row.getString(0),
            before,
            before,
            limit)
        .compose(
            ids ->
                sql.runAll("DELETE FROM operation_log WHERE operation_id = ?", ids, Columns::tuple)
                    .compose(
                        logs ->
                            sql.runAll(
                                "DELETE FROM operation_requests WHERE operation_id = ?",
                                ids,
                                Columns::tuple))
                    .compose(
                        requests ->
                            sql.runAll("DELETE FROM operations WHERE id = ?", ids, Columns::tuple))
                    .map(ids.size()));
  }

  private static Cursor cursor(Operation operation) {
    return new Cursor(Columns.nanos(operation.createdAt()), operation.id().value());
  }

  private static Object[] values(Operation operation, Object... last) {
    return Stream.concat(
            Stream.of(
                operation.kind(),
                operation.state(),
                operation.progress(),
                operation.cancelable(),
                Json.write(operation.steps()),
                operation.target().type(),
                operation.target().id(),
                operation.target().name(),
                operation.error().map(Json::write),
                operation.createdBy(),
                operation.createdAt(),
                operation.startedAt(),
                operation.endedAt(),
                operation.id().value()),
            Stream.of(last))
        .toArray();
  }

  private static Operation operation(Row row) {
    return new Operation(
        new OperationId(row.getString("id")),
        constant(OperationKind.class, row, "kind"),
        constant(OperationState.class, row, "state"),
        row.getInteger("progress"),
        flag(row, "cancelable"),
        Json.read(row.getString("steps"), STEPS),
        new Target(
            constant(Target.Type.class, row, "target_type"),
            row.getString("target_id"),
            optionalText(row, "target_name")),
        optionalText(row, "error").map(json -> Json.read(json, FAILURE)),
        row.getString("created_by"),
        instant(row, "created_at"),
        optionalInstant(row, "started_at"),
        optionalInstant(row, "ended_at"));
  }
}
