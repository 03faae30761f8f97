package io.acvm.auth;

import io.acvm.store.Store;
import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** A real store in which something happens just before the next transaction that writes. */
final class InterruptedStore implements Store {
  private final Store store;
  private Supplier<Future<Void>> interruption = Future::succeededFuture;

  InterruptedStore(Store store) {
    this.store = store;
  }

  void beforeNextWrite(Supplier<Future<Void>> interruption) {
    this.interruption = interruption;
  }

  @Override
  public <T> Future<T> write(Function<Tables, Future<T>> work) {
    Supplier<Future<Void>> now = interruption;
    interruption = Future::succeededFuture;
    return now.get().compose(done -> store.write(work));
  }

  @Override
  public <T> Future<T> writeBeside(Function<Tables, Future<T>> work) {
    return store.writeBeside(work);
  }

  @Override
  public <T> Future<T> read(Function<Tables, Future<T>> work) {
    return store.read(work);
  }

  @Override
  public Future<Void> ping() {
    return store.ping();
  }

  @Override
  public Future<Void> close() {
    return store.close();
  }
}
