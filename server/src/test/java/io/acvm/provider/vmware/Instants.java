package io.acvm.provider.vmware;

import io.acvm.organizer.Points;
import io.acvm.store.Store;
import io.vertx.core.Future;
import java.util.function.Function;

/** Every instant at which a server that works on files can be killed, told as it comes. */
record Instants(Runnable at) {
  /** Between any two changes to files. */
  Points points() {
    return point -> at.run();
  }

  /** Before each write of the journal and after it. */
  Store store(Store store) {
    return new Store() {
      @Override
      public <T> Future<T> write(Function<Tables, Future<T>> work) {
        at.run();
        return store.write(work).onSuccess(done -> at.run());
      }

      @Override
      public <T> Future<T> writeBeside(Function<Tables, Future<T>> work) {
        at.run();
        return store.writeBeside(work).onSuccess(done -> at.run());
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
    };
  }
}
