package io.acvm.core.operation;

import io.acvm.domain.Target;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.user.UserId;
import io.acvm.store.Store;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An operation that is asked for.
 *
 * @param createdBy user name
 * @param alongside what else is written in the same transaction
 */
public record NewOperation<C>(
    Workflow<C> workflow,
    C context,
    Target target,
    String createdBy,
    Optional<Key> key,
    Alongside alongside) {
  /** The same, which remembers what was asked for. */
  public NewOperation<C> askedFor(AskedFor request) {
    return new NewOperation<>(
        workflow,
        context,
        target,
        createdBy,
        key,
        alongside.and((tables, id) -> tables.operations().insertRequest(id, request)));
  }

  /** What else is written with an operation. */
  public interface Alongside {
    Alongside NOTHING = (tables, operation) -> Future.succeededFuture();

    /** In the transaction; without other effects. */
    Future<Void> write(Tables tables, OperationId operation);

    /** The transaction that it needs. */
    default <T> Future<T> transaction(Store store, Function<Tables, Future<T>> work) {
      return store.write(work);
    }

    /** After it, before the operation is told of or begun. */
    default void written() {}

    /** Writes more, in the same transaction. */
    default Alongside and(BiFunction<Tables, OperationId, Future<Void>> more) {
      Alongside first = this;
      return new Alongside() {
        @Override
        public Future<Void> write(Tables tables, OperationId operation) {
          return first.write(tables, operation).compose(done -> more.apply(tables, operation));
        }

        @Override
        public <T> Future<T> transaction(Store store, Function<Tables, Future<T>> work) {
          return first.transaction(store, work);
        }

        @Override
        public void written() {
          first.written();
        }
      };
    }
  }

  /**
   * A request that may come again.
   *
   * @param requestHash tells a repetition from another request with the same key
   */
  public record Key(UserId user, String value, String requestHash) {}
}
