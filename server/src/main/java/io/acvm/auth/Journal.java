package io.acvm.auth;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.NewEvent;
import io.acvm.store.Store;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes changes together with the events that tell of them, and then publishes the events. */
final class Journal {
  private final Store store;
  private final Consumer<List<Event>> published;

  Journal(Store store, Consumer<List<Event>> published) {
    this.store = store;
    this.published = published;
  }

  /**
   * Does work in one transaction, its events included. A refusal fails the future, but only after
   * the transaction has been committed: refusals leave a trace.
   */
  <T> Future<T> write(Function<Store.Tables, Future<Entry<T>>> work) {
    return store
        .<Written<T>>write(tables -> work.apply(tables).compose(entry -> append(tables, entry)))
        .compose(
            written -> {
              published.accept(written.events);
              return written.entry.outcome();
            });
  }

  <T> Future<T> read(Function<Store.Tables, Future<T>> work) {
    return store.read(work);
  }

  private static <T> Future<Written<T>> append(Store.Tables tables, Entry<T> entry) {
    return entry.events.isEmpty()
        ? Future.succeededFuture(new Written<>(entry, List.of()))
        : tables.events().append(entry.events).map(events -> new Written<>(entry, events));
  }

  private record Written<T>(Entry<T> entry, List<Event> events) {}

  /** What a transaction comes to: a result or a refusal, and what is to be told of it. */
  record Entry<T>(Optional<T> result, AcvmException refusal, List<NewEvent> events) {
    static <T> Entry<T> of(T result, NewEvent... events) {
      return new Entry<>(Optional.of(result), null, List.of(events));
    }

    /** Done, and nothing to give back. */
    static Entry<Void> nothing(NewEvent... events) {
      return new Entry<>(Optional.empty(), null, List.of(events));
    }

    static <T> Entry<T> refused(ErrorCode code, NewEvent... events) {
      return new Entry<>(Optional.empty(), AcvmException.of(code), List.of(events));
    }

    private Future<T> outcome() {
      return refusal == null
          ? Future.succeededFuture(result.orElse(null))
          : Future.failedFuture(refusal);
    }
  }
}
