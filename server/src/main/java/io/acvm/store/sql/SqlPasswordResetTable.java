package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.instant;

import io.acvm.domain.user.UserId;
import io.acvm.store.PasswordResetTable;
import io.vertx.core.Future;
import java.util.Optional;

final class SqlPasswordResetTable implements PasswordResetTable {
  private final Sql sql;

  SqlPasswordResetTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<Void> put(PasswordReset reset) {
    return delete(reset.user())
        .compose(
            gone ->
                sql.run(
                    "INSERT INTO password_resets (user_id, token_hash, expires_at) VALUES (?, ?, ?)",
                    reset.user().value(),
                    reset.tokenHash(),
                    reset.expiresAt()))
        .mapEmpty();
  }

  @Override
  public Future<Optional<PasswordReset>> findByTokenHash(String tokenHash) {
    return sql.find(
        "SELECT * FROM password_resets WHERE token_hash = ?",
        row ->
            new PasswordReset(
                new UserId(row.getString("user_id")),
                row.getString("token_hash"),
                instant(row, "expires_at")),
        tokenHash);
  }

  @Override
  public Future<Void> delete(UserId user) {
    return sql.run("DELETE FROM password_resets WHERE user_id = ?", user.value()).mapEmpty();
  }
}
