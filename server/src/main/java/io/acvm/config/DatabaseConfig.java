package io.acvm.config;

import io.acvm.secret.Secret;
import java.nio.file.Path;

/** Which database keeps the state. */
public sealed interface DatabaseConfig {
  /** The embedded engine and its file. */
  record Sqlite(Path file) implements DatabaseConfig {}

  /** A MySQL or MariaDB server. */
  record Mysql(
      String host, int port, String database, String username, Secret password, SslMode sslMode)
      implements DatabaseConfig {

    /** Without encryption. */
    public Mysql(String host, int port, String database, String username, Secret password) {
      this(host, port, database, username, password, SslMode.DISABLED);
    }
  }

  /** How the connection to a database server is protected; each is stricter than the one before. */
  enum SslMode {
    DISABLED,
    /** Encrypted, whoever answers. */
    REQUIRED,
    /** Encrypted, and the server's certificate is for its name, by an authority Java trusts. */
    VERIFY_IDENTITY
  }
}
