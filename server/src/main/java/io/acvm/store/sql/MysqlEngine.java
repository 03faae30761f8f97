package io.acvm.store.sql;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBatchException;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MySQL or MariaDB on a server, possibly shared by several processes of ours. */
final class MysqlEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(MysqlEngine.class);

  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

  /** A connection that says nothing for so long is dead; idle ones are simply opened anew. */
  private static final int SILENCE_TIMEOUT_SECONDS = 60;

  /** How long a writer waits for its turn among all processes. */
  private static final int LOCK_TIMEOUT_SECONDS = 2;

  /** How long whoever locks one thing waits for it. */
  private static final int BESIDE_TIMEOUT_SECONDS = 10;

  private static final int MIGRATION_TIMEOUT_SECONDS = 60;

  private static final int PIPELINED_STATEMENTS = 64;

  private static final int DUPLICATE_ENTRY = 1062;

  /** Lock wait timeout, deadlock. */
  private static final Set<Integer> CONFLICT = Set.of(1205, 1213);

  /**
   * Too many connections, access denied (2), no such database, shutting down, host refused (2), too
   * many connections of a user (2), read-only server (2), connection killed.
   */
  private static final Set<Integer> UNAVAILABLE =
      Set.of(1040, 1044, 1045, 1049, 1053, 1129, 1130, 1203, 1226, 1290, 1836, 1927);

  private final Pool writer;
  private final Pool besides;
  private final Pool reader;

  MysqlEngine(Vertx vertx, DatabaseUrl.Mysql url) {
    this.writer =
        pool(
            vertx,
            url,
            1,
            // Strict: a text that does not fit fails instead of being cut.
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES', innodb_lock_wait_timeout = "
                + LOCK_TIMEOUT_SECONDS);
    this.besides =
        pool(
            vertx,
            url,
            BESIDES,
            // Locks rows, not the gaps between them: pools must not wait for one another.
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES', innodb_lock_wait_timeout = "
                + BESIDE_TIMEOUT_SECONDS
                + "; SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
    this.reader =
        pool(
            vertx,
            url,
            READERS,
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  }

  private static Pool pool(Vertx vertx, DatabaseUrl.Mysql url, int size, String settings) {
    return MySQLBuilder.pool()
        .using(vertx)
        .with(Engine.pool(size))
        .with(
            new NetClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setTcpKeepAlive(true)
                .setReadIdleTimeout(SILENCE_TIMEOUT_SECONDS))
        .connectingTo(
            new MySQLConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setUser(url.user())
                .setPassword(url.password())
                .setDatabase(url.database())
                .setSslMode(sslMode(url))
                .setSslOptions(sslOptions(url))
                .setCharset("utf8mb4")
                .setCachePreparedStatements(true)
                .setPipeliningLimit(PIPELINED_STATEMENTS))
        .withConnectHandler(connection -> prepare(connection, settings))
        .build();
  }

  private static SslMode sslMode(DatabaseUrl.Mysql url) {
    return SslMode.valueOf(url.sslMode().name());
  }

  /** Without authorities named, those that Java trusts count. */
  private static ClientSSLOptions sslOptions(DatabaseUrl.Mysql url) {
    boolean verify = url.sslMode() == DatabaseUrl.SslMode.VERIFY_IDENTITY;
    return new ClientSSLOptions()
        .setTrustAll(!verify)
        .setHostnameVerificationAlgorithm(verify ? "HTTPS" : "");
  }

  /** Closing hands the connection to the pool, which drops it when it has died. */
  private static void prepare(SqlConnection connection, String settings) {
    connection
        .query(settings)
        .execute()
        .onFailure(cause -> LOG.warn("A connection works without its settings", cause))
        .onComplete(done -> connection.close());
  }

  @Override
  public Pool writer() {
    return writer;
  }

  @Override
  public Pool besides() {
    return besides;
  }

  @Override
  public String lockClause() {
    return " FOR UPDATE";
  }

  @Override
  public String insertIgnore() {
    return "INSERT IGNORE";
  }

  @Override
  public Pool reader() {
    return reader;
  }

  @Override
  public String name() {
    return "mysql";
  }

  @Override
  public Future<Void> beginWrite(SqlConnection connection) {
    return connection
        .preparedQuery("SELECT last_id FROM event_counter WHERE only_row = 1 FOR UPDATE")
        .execute()
        .mapEmpty();
  }

  /** DDL commits by itself, so a named lock of the server keeps the others out. */
  @Override
  public Future<Void> migrate(Function<SqlConnection, Future<Void>> work) {
    return writer.withConnection(
        connection ->
            connection
                .query("SELECT GET_LOCK('acvm.migration', " + MIGRATION_TIMEOUT_SECONDS + ")")
                .execute()
                .compose(
                    rows ->
                        Integer.valueOf(1).equals(rows.iterator().next().getInteger(0))
                            ? work.apply(connection)
                            : Future.failedFuture(AcvmException.of(ErrorCode.DATABASE_IN_USE)))
                .eventually(
                    () -> connection.query("SELECT RELEASE_LOCK('acvm.migration')").execute()));
  }

  @Override
  public boolean isDuplicate(Throwable cause) {
    return errors(cause).anyMatch(code -> code == DUPLICATE_ENTRY);
  }

  @Override
  public boolean isConflict(Throwable cause) {
    return errors(cause).anyMatch(CONFLICT::contains);
  }

  /** A batch fails with what each of its statements failed with. */
  private static Stream<Integer> errors(Throwable cause) {
    return (cause instanceof MySQLBatchException batch
            ? batch.getIterationError().values().stream()
            : Stream.of(cause))
        .flatMap(
            each ->
                each instanceof MySQLException e ? Stream.of(e.getErrorCode()) : Stream.empty());
  }

  @Override
  public boolean isUnavailable(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof ClosedConnectionException
        || (cause instanceof MySQLException e && UNAVAILABLE.contains(e.getErrorCode()));
  }

  @Override
  public Future<Void> close() {
    return reader.close().eventually(besides::close).eventually(writer::close);
  }
}
