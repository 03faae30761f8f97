package io.acvm.store.sql;

import io.acvm.domain.error.AcvmException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Statements within one transaction. Values are kept as {@link Columns} says. */
final class Sql {
  /** Keeps one batch short, for the event loop that builds it and for the engine. */
  private static final int BATCH_ROWS = 500;

  private final SqlConnection connection;
  private final Engine engine;

  Sql(SqlConnection connection, Engine engine) {
    this.connection = connection;
    this.engine = engine;
  }

  /** Returns how many rows were touched. */
  Future<Integer> run(String sql, Object... values) {
    return connection
        .preparedQuery(sql)
        .execute(Columns.tuple(values))
        .map(result -> result.rowCount());
  }

  /** Rows are mapped by the driver: on a worker thread where it blocks. */
  <T> Future<List<T>> list(String sql, Function<Row, T> mapper, Object... values) {
    return connection
        .preparedQuery(sql)
        .collecting(Collectors.mapping(mapper, Collectors.<T>toUnmodifiableList()))
        .execute(Columns.tuple(values))
        .map(SqlResult::value);
  }

  <T> Future<Optional<T>> find(String sql, Function<Row, T> mapper, Object... values) {
    return list(sql, mapper, values).map(rows -> rows.stream().findFirst());
  }

  /** The only column of the only row; 0 when null. */
  Future<Long> number(String sql, Object... values) {
    return list(sql, row -> Optional.ofNullable(row.getLong(0)).orElse(0L), values)
        .map(rows -> rows.get(0));
  }

  /** Runs a statement once for each item. */
  <T> Future<Void> runAll(String sql, List<T> items, Function<T, Tuple> values) {
    if (items.isEmpty()) {
      return Future.succeededFuture();
    }
    int size = Math.min(BATCH_ROWS, items.size());
    return connection
        .preparedQuery(sql)
        .executeBatch(items.subList(0, size).stream().map(values).toList())
        .compose(done -> runAll(sql, items.subList(size, items.size()), values));
  }

  /** Gives the breach of a unique index its name. */
  <T> Future<T> unique(Future<T> statement, Supplier<AcvmException> breach) {
    return statement.recover(
        cause ->
            Future.failedFuture(engine.isDuplicate(cause) ? breach.get().causedBy(cause) : cause));
  }
}
