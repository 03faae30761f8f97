package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.store.EventTable.Bounds;
import io.acvm.store.Store;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the parts of the contract share. */
interface StoreFixture {
  /** Opened for one test. */
  Store store();

  default <T> T write(Function<Tables, Future<T>> work) {
    return await(store().write(work));
  }

  default <T> T read(Function<Tables, Future<T>> work) {
    return await(store().read(work));
  }

  default <T> Optional<T> found(Function<Tables, Future<Optional<T>>> query) {
    return read(query);
  }

  default <T> List<T> listed(Function<Tables, Future<List<T>>> query) {
    return read(query);
  }

  default List<Event> appended(Function<Tables, Future<List<Event>>> work) {
    return write(work);
  }

  default int counted(Function<Tables, Future<Integer>> work) {
    return write(work);
  }

  default Bounds bounds() {
    return read(t -> t.events().bounds());
  }

  default ErrorCode codeOf(Runnable work) {
    return catchThrowableOfType(AcvmException.class, work::run).code();
  }
}
