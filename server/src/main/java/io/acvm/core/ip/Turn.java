package io.acvm.core.ip;

import io.acvm.domain.Target;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpState;
import io.acvm.store.IpTable;
import io.acvm.store.IpTable.Locked;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The turn of one transaction among all who change a pool's addresses. What has ended by itself is
 * put right first; every change is in the history, and told at the end.
 */
final class Turn {
  /** More than this has ended at once only after a long stop; the rest is for the next turn. */
  private static final int DUE = 1_000;

  /** Addresses that an event names. */
  private static final int NAMED = 20;

  private final Tables tables;
  private final Locked locked;
  private final Instant now;
  private final List<Move> moves = new ArrayList<>();
  private Optional<String> searchFrom;

  private Turn(Tables tables, Locked locked, Instant now) {
    this.tables = tables;
    this.locked = locked;
    this.now = now;
    this.searchFrom = locked.searchFrom();
  }

  /**
   * Does work in a pool's turn. Fails with {@code POOL_NOT_FOUND}. Appends events: it must come
   * after everything that locks anything else.
   */
  static <T> Future<T> take(
      Tables tables, IpPoolId pool, Instant now, Function<Turn, Future<T>> work) {
    return tables
        .ips()
        .lock(pool)
        .map(found -> new Turn(tables, found.orElseThrow(() -> missing(pool)), now))
        .compose(
            turn ->
                turn.expire()
                    .compose(expired -> work.apply(turn))
                    .compose(result -> turn.end().map(result)));
  }

  static AcvmException missing(IpPoolId pool) {
    return AcvmException.of(ErrorCode.POOL_NOT_FOUND, "id", pool.value());
  }

  IpPool pool() {
    return locked.pool();
  }

  IpTable table() {
    return tables.ips();
  }

  Instant now() {
    return now;
  }

  Optional<String> searchFrom() {
    return searchFrom;
  }

  void searchFrom(String key) {
    searchFrom = Optional.of(key);
  }

  Future<Void> apply(List<Move> wanted) {
    moves.addAll(wanted);
    List<IpLease> taken = after(wanted, move -> move.before().isEmpty());
    List<IpLease> freed = after(wanted, move -> move.after().state() == IpState.FREE);
    List<IpLease> changed =
        after(wanted, move -> move.before().isPresent() && move.after().state() != IpState.FREE);
    freed.forEach(
        lease ->
            searchFrom =
                searchFrom
                    .filter(key -> key.compareTo(lease.address().key()) <= 0)
                    .or(() -> locked.searchFrom().map(any -> lease.address().key())));
    return table()
        .take(pool().spec().scope(), taken)
        .compose(done -> table().change(changed))
        .compose(done -> table().free(freed, now))
        .compose(done -> table().remember(wanted.stream().map(Move::change).toList()));
  }

  private static List<IpLease> after(List<Move> moves, Predicate<Move> which) {
    return moves.stream().filter(which).map(Move::after).toList();
  }

  private Future<Void> expire() {
    return table()
        .due(pool().id(), now, DUE)
        .compose(
            due ->
                apply(
                    due.stream()
                        .map(lease -> Move.freeing(lease, Optional.empty(), Optional.empty(), now))
                        .toList()));
  }

  private Future<Void> end() {
    if (moves.isEmpty()) {
      return Future.succeededFuture();
    }
    Future<Void> remembered =
        searchFrom.equals(locked.searchFrom())
            ? Future.succeededFuture()
            : table().searchFrom(pool().id(), searchFrom);
    return remembered.compose(done -> tables.events().append(events())).mapEmpty();
  }

  /** One for each state: a thousand addresses are one thing that happened. */
  private List<NewEvent> events() {
    Map<IpState, List<IpLease>> byState =
        moves.stream().map(Move::after).collect(Collectors.groupingBy(IpLease::state));
    return byState.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> event(entry.getKey(), entry.getValue()))
        .toList();
  }

  private NewEvent event(IpState state, List<IpLease> leases) {
    return new NewEvent(
        EventType.POOL_ADDRESSES_CHANGED,
        now,
        leases.get(0).by(),
        Optional.of(target(pool())),
        Map.of(
            "state",
            state.name(),
            "count",
            Integer.toString(leases.size()),
            "addresses",
            leases.stream()
                .limit(NAMED)
                .map(lease -> lease.address().text())
                .collect(Collectors.joining(","))));
  }

  static Target target(IpPool pool) {
    return new Target(Target.Type.IP_POOL, pool.id().value(), Optional.of(pool.spec().name()));
  }
}
