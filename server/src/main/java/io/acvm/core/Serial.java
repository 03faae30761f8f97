package io.acvm.core;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** Does one thing after the other, in the order in which they were asked for. Thread-safe. */
public final class Serial {
  private Future<?> last = Future.succeededFuture();

  /** Begins when everything before has ended, however it did. */
  public <T> Future<T> next(Supplier<Future<T>> work) {
    Promise<T> mine = Promise.promise();
    Future<?> before;
    synchronized (this) {
      before = last;
      last = mine.future();
    }
    before.onComplete(
        ended -> Future.succeededFuture().compose(now -> work.get()).onComplete(mine));
    return mine.future();
  }
}
