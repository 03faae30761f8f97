package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.constant;
import static io.acvm.store.sql.Columns.instant;
import static io.acvm.store.sql.Columns.optionalText;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.store.UserTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class SqlUserTable implements UserTable {
  private final Sql sql;

  SqlUserTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<Void> insert(User user, String passwordHash) {
    return nameTaken(
        sql.run(
            """
            INSERT INTO users (id, username, username_lower, first_name, last_name, email, role,
              state, created_at, password_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            user.id().value(),
            user.username(),
            lower(user.username()),
            user.firstName(),
            user.lastName(),
            user.email(),
            user.role(),
            user.state(),
            user.createdAt(),
            passwordHash));
  }

  @Override
  public Future<Optional<User>> find(UserId id) {
    return sql.find("SELECT * FROM users WHERE id = ?", SqlUserTable::user, id.value());
  }

  @Override
  public Future<Optional<User>> findByUsername(String username) {
    return sql.find(
        "SELECT * FROM users WHERE username_lower = ?", SqlUserTable::user, lower(username));
  }

  @Override
  public Future<List<User>> list() {
    return sql.list("SELECT * FROM users ORDER BY username_lower", SqlUserTable::user);
  }

  @Override
  public Future<Void> update(User user) {
    return nameTaken(
        sql.run(
            """
            UPDATE users SET username = ?, username_lower = ?, first_name = ?, last_name = ?,
              email = ?, role = ?, state = ?, created_at = ? WHERE id = ?
            """,
            user.username(),
            lower(user.username()),
            user.firstName(),
            user.lastName(),
            user.email(),
            user.role(),
            user.state(),
            user.createdAt(),
            user.id().value()));
  }

  @Override
  public Future<Void> delete(UserId id) {
    return sql.run("DELETE FROM users WHERE id = ?", id.value()).mapEmpty();
  }

  @Override
  public Future<Optional<String>> passwordHash(UserId id) {
    return sql.find(
        "SELECT password_hash FROM users WHERE id = ?", row -> row.getString(0), id.value());
  }

  @Override
  public Future<Void> updatePasswordHash(UserId id, String passwordHash) {
    return sql.run("UPDATE users SET password_hash = ? WHERE id = ?", passwordHash, id.value())
        .mapEmpty();
  }

  private Future<Void> nameTaken(Future<Integer> statement) {
    return sql.unique(
            statement,
            () ->
                AcvmException.invalid(
                    ErrorCode.USERNAME_TAKEN,
                    List.of(new FieldFailure("/username", "taken", "The user name is taken."))))
        .mapEmpty();
  }

  private static String lower(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  private static User user(Row row) {
    return new User(
        new UserId(row.getString("id")),
        row.getString("username"),
        row.getString("first_name"),
        row.getString("last_name"),
        optionalText(row, "email"),
        constant(Role.class, row, "role"),
        constant(UserState.class, row, "state"),
        instant(row, "created_at"));
  }
}
