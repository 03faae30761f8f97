package io.acvm.app;

import io.acvm.config.DatabaseConfig;
import io.acvm.store.sql.DatabaseUrl;

/** From the configuration's words to those of the store. */
final class Databases {
  private Databases() {}

  static DatabaseUrl url(DatabaseConfig config) {
    if (config instanceof DatabaseConfig.Mysql mysql) {
      return new DatabaseUrl.Mysql(
          mysql.host(),
          mysql.port(),
          mysql.username(),
          mysql.password().value(),
          mysql.database(),
          DatabaseUrl.SslMode.valueOf(mysql.sslMode().name()));
    }
    return new DatabaseUrl.Sqlite(((DatabaseConfig.Sqlite) config).file());
  }
}
