package io.acvm.store.sql;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings a database to the schema of this program. Refuses one that a newer program has migrated
 * ({@code DATABASE_SCHEMA_NEWER}) and one that was made by other statements than ours ({@code
 * DATABASE_SCHEMA_CHANGED}).
 */
final class Migrator {
  private final Engine engine;
  private final List<Migration> migrations;

  Migrator(Engine engine, List<Migration> migrations) {
    this.engine = engine;
    this.migrations = migrations;
  }

  /** Idempotent; waits while another process migrates. */
  Future<Void> migrate() {
    return engine.migrate(
        connection ->
            applied(connection)
                .compose(
                    applied -> {
                      check(applied);
                      return applyAll(
                          connection, migrations.subList(applied.size(), migrations.size()));
                    }));
  }

  private static Future<Map<Integer, String>> applied(SqlConnection connection) {
    return connection
        .query(
            """
            CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY,
              checksum VARCHAR(64) NOT NULL, applied_at BIGINT NOT NULL)
            """)
        .execute()
        .compose(
            created ->
                connection
                    .query("SELECT version, checksum FROM schema_version")
                    .collecting(Collectors.toMap(row -> row.getInteger(0), row -> row.getString(1)))
                    .execute())
        .map(SqlResult::value);
  }

  private void check(Map<Integer, String> applied) {
    applied.forEach(
        (version, checksum) -> {
          if (version > migrations.size()) {
            throw AcvmException.of(ErrorCode.DATABASE_SCHEMA_NEWER, "version", "" + version);
          }
          if (!migrations.get(version - 1).checksum().equals(checksum)) {
            throw AcvmException.of(ErrorCode.DATABASE_SCHEMA_CHANGED, "version", "" + version);
          }
        });
  }

  private static Future<Void> applyAll(SqlConnection connection, List<Migration> pending) {
    Future<Void> done = Future.succeededFuture();
    for (Migration migration : pending) {
      for (String statement : migration.statements()) {
        done = done.compose(before -> connection.query(statement).execute().mapEmpty());
      }
      done = done.compose(before -> record(connection, migration));
    }
    return done;
  }

  private static Future<Void> record(SqlConnection connection, Migration migration) {
    return connection
        .preparedQuery(
            "INSERT INTO schema_version (version, checksum, applied_at) VALUES (?, ?, ?)")
        .execute(Columns.tuple(migration.version(), migration.checksum(), Instant.now()))
        .mapEmpty();
  }
}
