package io.acvm.store.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite in a file: write-ahead log, synced at every commit. One writing connection, because SQLite
 * makes writers wait by polling: several starve each other or fail with {@code SQLITE_BUSY}.
 */
final class SqliteEngine implements Engine {
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private static final Set<SQLiteErrorCode> DUPLICATE =
      Set.of(
          SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE, SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);

  /** Primary codes: extended ones carry theirs in the lowest byte. */
  private static final Set<Integer> UNAVAILABLE =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code,
          SQLiteErrorCode.SQLITE_PERM.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_CORRUPT.code,
          SQLiteErrorCode.SQLITE_NOTADB.code);

  private final Vertx vertx;
  private final SqliteFile file;
  private final Pool writer;
  private final Pool reader;

  private SqliteEngine(Vertx vertx, SqliteFile file, Pool writer, Pool reader) {
    this.vertx = vertx;
    this.file = file;
    this.writer = writer;
    this.reader = reader;
  }

  static Future<Engine> open(Vertx vertx, DatabaseUrl.Sqlite url) {
    return vertx
        .executeBlocking(() -> SqliteFile.open(url))
        .map(
            file ->
                new SqliteEngine(
                    vertx,
                    file,
                    JDBCPool.pool(vertx, source(url, writing()), Engine.pool(1)),
                    JDBCPool.pool(vertx, source(url, reading()), Engine.pool(READERS))));
  }

  private static SQLiteConfig writing() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    return config;
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config;
  }

  private static SQLiteDataSource source(DatabaseUrl.Sqlite url, SQLiteConfig config) {
    // For tools that have the file open beside us.
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setGetGeneratedKeys(false);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + url.file());
    return source;
  }

  @Override
  public Pool writer() {
    return writer;
  }

  @Override
  public Pool besides() {
    return writer;
  }

  @Override
  public String lockClause() {
    return "";
  }

  @Override
  public String insertIgnore() {
    return "INSERT OR IGNORE";
  }

  @Override
  public Pool reader() {
    return reader;
  }

  @Override
  public String name() {
    return "sqlite";
  }

  /** Nothing to do: the file has one server, and the server one writing connection. */
  @Override
  public Future<Void> beginWrite(SqlConnection connection) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> migrate(Function<SqlConnection, Future<Void>> work) {
    return writer.withTransaction(work);
  }

  @Override
  public boolean isDuplicate(Throwable cause) {
    return cause instanceof org.sqlite.SQLiteException e && DUPLICATE.contains(e.getResultCode());
  }

  @Override
  public boolean isConflict(Throwable cause) {
    return false;
  }

  @Override
  public boolean isUnavailable(Throwable cause) {
    return cause instanceof IOException
        || (cause instanceof SQLException e && UNAVAILABLE.contains(e.getErrorCode() & 0xff));
  }

  @Override
  public Future<Void> close() {
    return reader
        .close()
        .eventually(writer::close)
        .eventually(
            () ->
                vertx.executeBlocking(
                    () -> {
                      file.close();
                      return null;
                    }));
  }
}
