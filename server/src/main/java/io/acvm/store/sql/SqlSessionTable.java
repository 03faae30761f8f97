package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.instant;
import static io.acvm.store.sql.Columns.optionalInstant;
import static io.acvm.store.sql.Columns.optionalText;

import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.UserId;
import io.acvm.store.SessionTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;

final class SqlSessionTable implements SessionTable {
  private final Sql sql;

  SqlSessionTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<Void> insert(Session session) {
    return sql.run(
            """
            INSERT INTO sessions (id, user_id, refresh_hash, previous_refresh_hash, rotated_at,
              created_at, expires_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            session.id().value(),
            session.user().value(),
            session.refreshHash(),
            session.previousRefreshHash(),
            session.rotatedAt(),
            session.createdAt(),
            session.expiresAt(),
            session.endedAt())
        .mapEmpty();
  }

  @Override
  public Future<Optional<Session>> find(SessionId id) {
    return sql.find("SELECT * FROM sessions WHERE id = ?", SqlSessionTable::session, id.value());
  }

  @Override
  public Future<Void> update(Session session) {
    return sql.run(
            """
            UPDATE sessions SET user_id = ?, refresh_hash = ?, previous_refresh_hash = ?,
              rotated_at = ?, created_at = ?, expires_at = ?, ended_at = ? WHERE id = ?
            """,
            session.user().value(),
            session.refreshHash(),
            session.previousRefreshHash(),
            session.rotatedAt(),
            session.createdAt(),
            session.expiresAt(),
            session.endedAt(),
            session.id().value())
        .mapEmpty();
  }

  @Override
  public Future<Integer> endAll(UserId user, Optional<SessionId> except, Instant at) {
    return sql.run(
        "UPDATE sessions SET ended_at = ? WHERE user_id = ? AND ended_at IS NULL AND id <> ?",
        at,
        user.value(),
        except.map(SessionId::value).orElse(""));
  }

  @Override
  public Future<Integer> deleteOld(Instant before) {
    return sql.run("DELETE FROM sessions WHERE expires_at < ? OR ended_at < ?", before, before);
  }

  private static Session session(Row row) {
    return new Session(
        new SessionId(row.getString("id")),
        new UserId(row.getString("user_id")),
        row.getString("refresh_hash"),
        optionalText(row, "previous_refresh_hash"),
        optionalInstant(row, "rotated_at"),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        optionalInstant(row, "ended_at"));
  }
}
