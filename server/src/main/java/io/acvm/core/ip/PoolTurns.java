package io.acvm.core.ip;

import io.acvm.core.event.EventLog;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.store.Store;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Function;

/** Transactions on pools, each in the turn of its pool. */
final class PoolTurns {
  private final Store store;
  private final EventLog events;
  private final Clock clock;

  PoolTurns(Store store, EventLog events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  <T> Future<T> take(IpPoolId pool, Function<Turn, Future<T>> work) {
    return store
        .writeBeside(tables -> take(tables, pool, work))
        .onSuccess(done -> events.committed());
  }

  /** In a transaction that is under way. */
  <T> Future<T> take(Tables tables, IpPoolId pool, Function<Turn, Future<T>> work) {
    return Turn.take(tables, pool, clock.instant(), work);
  }

  <T> Future<T> read(Function<Tables, Future<T>> work) {
    return store.read(work);
  }

  /** A transaction that changes which addresses pools have. */
  <T> Future<T> define(Function<Tables, Future<T>> work) {
    return store.writeBeside(work).onSuccess(done -> events.committed());
  }

  Clock clock() {
    return clock;
  }
}
