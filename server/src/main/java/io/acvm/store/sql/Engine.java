package io.acvm.store.sql;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What differs between the engines; the rest is one SQL. */
interface Engine {
  /** What waits longer for a connection has most likely asked for a second one inside its first. */
  int CONNECTION_TIMEOUT_SECONDS = 5;

  int READERS = 4;
  int BESIDES = 8;
  int MAX_WAITING = 1_000;

  /**
   * One connection, so that the writers of this process take fair turns. With {@link
   * #beginWrite(SqlConnection)} all writers of all processes do: a transaction that reads and then
   * writes sees what every earlier one did, without a conflict, in every engine.
   */
  Pool writer();

  /**
   * Connections for transactions that lock what they change; where the engine has only one writer,
   * the same as {@link #writer()}.
   */
  Pool besides();

  /** What makes a SELECT wait for whoever has locked its rows, and lock them. */
  String lockClause();

  /** An INSERT that does nothing where the row is there already. */
  String insertIgnore();

  /** Connections that cannot write, each transaction on one consistent state. */
  Pool reader();

  /** Folder of the migrations. */
  String name();

  /** Takes the turn among the writers of all processes, until the transaction ends. */
  Future<Void> beginWrite(SqlConnection connection);

  /** Runs work on the schema while no other process does. */
  Future<Void> migrate(Function<SqlConnection, Future<Void>> work);

  /** A unique index was about to be breached. */
  boolean isDuplicate(Throwable cause);

  /** The engine gave up on a transaction that may well succeed when it is done again. */
  boolean isConflict(Throwable cause);

  /** The engine cannot be reached or cannot work. */
  boolean isUnavailable(Throwable cause);

  Future<Void> close();

  static PoolOptions pool(int size) {
    return new PoolOptions()
        .setMaxSize(size)
        .setMaxWaitQueueSize(MAX_WAITING)
        .setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
  }
}
