package io.acvm.store.sql;

import io.acvm.store.SettingTable;
import io.vertx.core.Future;
import java.util.Optional;

final class SqlSettingTable implements SettingTable {
  private final Sql sql;

  SqlSettingTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<Optional<String>> find(String name) {
    return sql.find("SELECT value FROM settings WHERE name = ?", row -> row.getString(0), name);
  }

  @Override
  public Future<Void> put(String name, String value) {
    return sql.run("DELETE FROM settings WHERE name = ?", name)
        .compose(gone -> sql.run("INSERT INTO settings (name, value) VALUES (?, ?)", name, value))
        .mapEmpty();
  }
}
