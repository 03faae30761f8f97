package io.acvm.simulator.prism;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/**
 * The embedded store: one row per entity, in order of creation. Blocking; never called on the event
 * loop.
 */
final class StateFile implements AutoCloseable {
  private static final String SAVE =
      "INSERT INTO entity (kind, uuid, json) VALUES (?, ?, ?)"
          + " ON CONFLICT (kind, uuid) DO UPDATE SET json = excluded.json";

  private final Connection connection;

  private StateFile(Connection connection) {
    this.connection = connection;
  }

  static StateFile open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5_000);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS entity (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
              + " uuid TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (kind, uuid))");
      connection.setAutoCommit(false);
      return new StateFile(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  void load(Consumer<Change> sink) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT kind, uuid, json FROM entity ORDER BY seq")) {
      while (rows.next()) {
        sink.accept(new Change(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    connection.commit();
  }

  /** All or nothing, and on disk when it returns. */
  void write(List<Change> changes) throws SQLException {
    try (PreparedStatement save = connection.prepareStatement(SAVE);
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM entity WHERE kind = ? AND uuid = ?")) {
      for (Change change : changes) {
        PreparedStatement statement = change.json() == null ? delete : save;
        statement.setString(1, change.kind());
        statement.setString(2, change.uuid());
        if (change.json() != null) {
          statement.setString(3, change.json());
        }
        statement.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
