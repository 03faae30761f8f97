package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.constant;
import static io.acvm.store.sql.Columns.instant;

import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.ApiTokenId;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.UserId;
import io.acvm.store.ApiTokenTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

final class SqlApiTokenTable implements ApiTokenTable {
  private static final String SELECT =
      "SELECT api_tokens.*, users.username FROM api_tokens JOIN users ON users.id = user_id";

  private final Sql sql;

  SqlApiTokenTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<Void> insert(ApiToken token, String secretHash) {
    return sql.run(
            """
            INSERT INTO api_tokens (id, user_id, name, role, secret_hash, created_at, expires_at,
              last_used_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            token.id().value(),
            token.owner().value(),
            token.name(),
            token.role(),
            secretHash,
            token.createdAt(),
            token.expiresAt(),
            token.lastUsedOn().map(LocalDate::toEpochDay))
        .mapEmpty();
  }

  @Override
  public Future<Optional<ApiToken>> find(ApiTokenId id) {
    return sql.find(SELECT + " WHERE api_tokens.id = ?", SqlApiTokenTable::token, id.value());
  }

  @Override
  public Future<Optional<ApiToken>> findBySecretHash(String secretHash) {
    return sql.find(SELECT + " WHERE secret_hash = ?", SqlApiTokenTable::token, secretHash);
  }

  @Override
  public Future<List<ApiToken>> list(Optional<UserId> owner) {
    Where where = new Where().equal("user_id", owner.map(UserId::value));
    return sql.list(
        SELECT + where.clause() + " ORDER BY api_tokens.created_at DESC, api_tokens.id DESC",
        SqlApiTokenTable::token,
        where.values());
  }

  @Override
  public Future<Void> used(ApiTokenId id, LocalDate day) {
    return sql.run(
            """
            UPDATE api_tokens SET last_used_day = ?
            WHERE id = ? AND (last_used_day IS NULL OR last_used_day < ?)
            """,
            day.toEpochDay(),
            id.value(),
            day.toEpochDay())
        .mapEmpty();
  }

  @Override
  public Future<Integer> delete(ApiTokenId id) {
    return sql.run("DELETE FROM api_tokens WHERE id = ?", id.value());
  }

  @Override
  public Future<Integer> deleteOld(Instant before) {
    return sql.run("DELETE FROM api_tokens WHERE expires_at < ?", before);
  }

  private static ApiToken token(Row row) {
    return new ApiToken(
        new ApiTokenId(row.getString("id")),
        new UserId(row.getString("user_id")),
        row.getString("username"),
        row.getString("name"),
        constant(Role.class, row, "role"),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        Optional.ofNullable(row.getLong("last_used_day")).map(LocalDate::ofEpochDay));
  }
}
