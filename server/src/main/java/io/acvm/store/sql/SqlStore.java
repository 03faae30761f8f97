package io.acvm.store.sql;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.store.ApiTokenTable;
import io.acvm.store.EventTable;
import io.acvm.store.IpTable;
import io.acvm.store.OperationTable;
import io.acvm.store.PasswordResetTable;
import io.acvm.store.SessionTable;
import io.acvm.store.SettingTable;
import io.acvm.store.Store;
import io.acvm.store.UserTable;
import io.acvm.store.VmTable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The store on any engine.
 *
 * <p>Work that takes longer than {@value #WORK_TIMEOUT_SECONDS} seconds is rolled back and fails
 * with {@code DATABASE_UNAVAILABLE}. When the engine dies during a commit, that code may also hide
 * a success: the caller must look. {@code SERVER_BUSY}: too many are waiting already, or conflicts
 * did not end.
 */
final class SqlStore implements Store {
  private static final int ATTEMPTS = 3;
  private static final int RETRY_DELAY_MILLIS = 20;
  private static final int WORK_TIMEOUT_SECONDS = 30;
  private static final int COMMIT_TIMEOUT_SECONDS = 15;

  private final Vertx vertx;
  private final Engine engine;
  private final String name;

  SqlStore(Vertx vertx, Engine engine, String name) {
    this.vertx = vertx;
    this.engine = engine;
    this.name = name;
  }

  @Override
  public <T> Future<T> write(Function<Tables, Future<T>> work) {
    return attempt(() -> turn(work), 1).recover(this::failed);
  }

  @Override
  public <T> Future<T> writeBeside(Function<Tables, Future<T>> work) {
    return attempt(
            () -> transaction(engine.besides(), connection -> work.apply(new Bound(connection))), 1)
        .recover(this::failed);
  }

  private <T> Future<T> turn(Function<Tables, Future<T>> work) {
    return transaction(
        engine.writer(),
        connection ->
            engine.beginWrite(connection).compose(turn -> work.apply(new Bound(connection))));
  }

  @Override
  public <T> Future<T> read(Function<Tables, Future<T>> work) {
    return transaction(engine.reader(), connection -> work.apply(new Bound(connection)))
        .recover(this::failed);
  }

  @Override
  public Future<Void> ping() {
    return engine
        .reader()
        .query("SELECT 1")
        .execute()
        .timeout(Engine.CONNECTION_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .<Void>mapEmpty()
        .recover(this::failed);
  }

  @Override
  public Future<Void> close() {
    return engine.close();
  }

  private <T> Future<T> attempt(Supplier<Future<T>> work, int attempt) {
    return work.get()
        .recover(
            cause ->
                engine.isConflict(cause) && attempt < ATTEMPTS
                    ? vertx
                        .timer((long) RETRY_DELAY_MILLIS * attempt, TimeUnit.MILLISECONDS)
                        .compose(passed -> attempt(work, attempt + 1))
                    : Future.failedFuture(cause));
  }

  private static <T> Future<T> transaction(Pool pool, Function<SqlConnection, Future<T>> work) {
    return pool.withTransaction(
            connection ->
                Future.succeededFuture(connection)
                    .compose(work)
                    .timeout(WORK_TIMEOUT_SECONDS, TimeUnit.SECONDS))
        .timeout(
            Engine.CONNECTION_TIMEOUT_SECONDS + WORK_TIMEOUT_SECONDS + COMMIT_TIMEOUT_SECONDS,
            TimeUnit.SECONDS);
  }

  private <T> Future<T> failed(Throwable cause) {
    return Future.failedFuture(failure(engine, name, cause));
  }

  static AcvmException failure(Engine engine, String name, Throwable cause) {
    if (cause instanceof ConnectionPoolTooBusyException || engine.isConflict(cause)) {
      return AcvmException.of(ErrorCode.SERVER_BUSY).causedBy(cause);
    }
    if (cause instanceof TimeoutException || engine.isUnavailable(cause)) {
      return AcvmException.of(ErrorCode.DATABASE_UNAVAILABLE, "database", name).causedBy(cause);
    }
    return AcvmException.from(cause);
  }

  /** The tables on one connection. */
  private final class Bound implements Tables {
    private final Sql sql;

    Bound(SqlConnection connection) {
      this.sql = new Sql(connection, engine);
    }

    @Override
    public UserTable users() {
      return new SqlUserTable(sql);
    }

    @Override
    public SessionTable sessions() {
      return new SqlSessionTable(sql);
    }

    @Override
    public ApiTokenTable apiTokens() {
      return new SqlApiTokenTable(sql);
    }

    @Override
    public PasswordResetTable passwordResets() {
      return new SqlPasswordResetTable(sql);
    }

    @Override
    public SettingTable settings() {
      return new SqlSettingTable(sql);
    }

    @Override
    public VmTable vms() {
      return new SqlVmTable(sql);
    }

    @Override
    public OperationTable operations() {
      return new SqlOperationTable(sql);
    }

    @Override
    public EventTable events() {
      return new SqlEventTable(sql);
    }

    @Override
    public IpTable ips() {
      return new SqlIpTable(sql, engine);
    }
  }
}
