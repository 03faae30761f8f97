package io.acvm.store.sql;

import io.acvm.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Opens stores in SQL databases. */
public final class SqlStores {
  private SqlStores() {}

  /**
   * Opens the database and brings its schema up to date. An SQLite file that is missing is created,
   * for its owner only where the file system knows owners; a MySQL database must exist.
   *
   * <p>Fails with {@code DATABASE_URL_INVALID}, {@code DATABASE_UNAVAILABLE}, {@code
   * DATABASE_IN_USE} (another server has the file), {@code DATABASE_SCHEMA_NEWER} or {@code
   * DATABASE_SCHEMA_CHANGED}; no failure holds the password.
   *
   * @param url as {@link DatabaseUrl#parse(String)} reads it
   */
  public static Future<Store> open(Vertx vertx, String url) {
    return Future.succeededFuture(url)
        .map(DatabaseUrl::parse)
        .compose(parsed -> open(vertx, parsed));
  }

  /** As {@link #open(Vertx, String)}. */
  public static Future<Store> open(Vertx vertx, DatabaseUrl url) {
    return engine(vertx, url)
        .compose(
            engine ->
                new Migrator(engine, Migration.all(engine))
                    .migrate()
                    .<Store>map(migrated -> new SqlStore(vertx, engine, url.toString()))
                    .recover(
                        cause ->
                            engine
                                .close()
                                .transform(
                                    closed ->
                                        Future.failedFuture(
                                            SqlStore.failure(engine, url.toString(), cause)))));
  }

  static Future<Engine> engine(Vertx vertx, DatabaseUrl url) {
    return url instanceof DatabaseUrl.Sqlite sqlite
        ? SqliteEngine.open(vertx, sqlite)
        : Future.succeededFuture(new MysqlEngine(vertx, (DatabaseUrl.Mysql) url));
  }
}
