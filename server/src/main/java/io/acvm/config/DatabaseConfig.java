package io.acvm.config;

import io.acvm.secret.Secret;
import java.nio.file.Path;

/** Which database keeps the state. */
public sealed interface DatabaseConfig {
  /** The embedded engine and its file. */
  record Sqlite(Path file) implements DatabaseConfig {}

  /** A MySQL or MariaDB server. */
  record Mysql(String host, int port, String database, String username, Secret password)
      implements DatabaseConfig {}
}
