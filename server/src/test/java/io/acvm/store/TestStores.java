package io.acvm.store;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.acvm.store.sql.SqlStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/** Real stores for tests of other rooms. */
public final class TestStores {
  private TestStores() {}

  /** A new and empty store in the directory, or the one that an earlier call left there. */
  public static Store openTemporarySqlite(Vertx vertx, Path directory) {
    return await(SqlStores.open(vertx, "sqlite:" + directory.resolve("acvm.db")));
  }

  /** The result of a future, or its failure thrown as it is; not on a thread of Vert.x. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(60, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("Nothing came of it within a minute", e);
    }
  }
}
