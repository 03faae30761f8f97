package io.acvm.core.ip;

import io.acvm.core.ip.Allocation.Answer;
import io.acvm.core.ip.Allocation.Wanted;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Who has which addresses. */
public final class Leases {
  /** How long an address is held while it is being probed; longer than any probe takes. */
  private static final Duration PROBING = Duration.ofMinutes(2);

  private static final int PROBED_AT_ONCE = 64;

  /** Why an address is in quarantine that was probed. */
  static final String ANSWERED = "Answered when it was about to be handed out";

  private final PoolTurns turns;
  private final Function<IpPool, List<Ip>> seen;
  private final AddressProbe probe;
  private final RandomGenerator random;
  private final Batches<IpPoolId, Wanted, Answer> batches = new Batches<>(this::decide);

  /**
   * @param seen addresses that machines in reach of a pool use
   */
  Leases(
      PoolTurns turns,
      Function<IpPool, List<Ip>> seen,
      AddressProbe probe,
      RandomGenerator random) {
    this.turns = turns;
    this.seen = seen;
    this.probe = probe;
    this.random = random;
  }

  private Future<List<Answer>> decide(IpPoolId pool, List<Wanted> wanted) {
    return turns.take(pool, turn -> decide(turn, wanted));
  }

  /** In a turn that is under way. */
  Future<List<Answer>> decide(Turn turn, List<Wanted> wanted) {
    return new Allocation(turn, seen.apply(turn.pool()), random).decide(wanted);
  }

  /** Takes addresses, all or none, without asking whether somebody uses them. */
  Future<List<IpLease>> take(IpPoolId pool, Wanted wanted) {
    return batches.ask(pool, wanted).compose(Answer::future);
  }

  /**
   * Takes addresses, all or none. Fails with {@code POOL_EXHAUSTED}, which says how many were free,
   * {@code ADDRESS_TAKEN}, {@code ADDRESS_NOT_IN_POOL}, {@code ADDRESS_INVALID} or {@code
   * POOL_NOT_FOUND}.
   */
  public Future<List<IpLease>> allocate(IpCommand.Allocate command) {
    List<Ip> named = command.addresses().stream().map(Ips::parse).distinct().toList();
    IpHolder holder =
        new IpHolder(
            Optional.of(command.owner()),
            command.vm(),
            Optional.empty(),
            Optional.of(command.by()),
            command.note(),
            command.hold().map(time -> turns.clock().instant().plus(time)));
    IpState state = command.hold().isPresent() ? IpState.HELD : IpState.LEASED;
    return turns
        .read(tables -> Pools.find(tables, command.pool()))
        .compose(
            pool ->
                pool.spec().probe()
                    ? probed(pool, new Wanted(command.count(), named, state, holder))
                    : take(pool.id(), new Wanted(command.count(), named, state, holder)));
  }

  /** Held while they are probed; those that answer are set aside and others taken instead. */
  private Future<List<IpLease>> probed(IpPool pool, Wanted wanted) {
    IpHolder meanwhile =
        new IpHolder(
            wanted.holder().owner(),
            wanted.holder().vm(),
            wanted.holder().operation(),
            wanted.holder().by(),
            wanted.holder().note(),
            Optional.of(turns.clock().instant().plus(PROBING)));
    return silent(pool, new Wanted(wanted.count(), wanted.named(), IpState.HELD, meanwhile))
        .compose(
            leases ->
                turns.take(
                    pool.id(),
                    turn ->
                        still(turn, leases)
                            .compose(
                                held -> {
                                  List<IpLease> kept =
                                      held.stream()
                                          .map(lease -> settled(lease, wanted, turn))
                                          .toList();
                                  return turn.apply(moves(held, kept)).map(kept);
                                })));
  }

  private static IpLease settled(IpLease held, Wanted wanted, Turn turn) {
    return held.heldBy(wanted.holder())
        .becoming(
            wanted.state(),
            wanted.holder().by(),
            wanted.holder().note(),
            turn.now(),
            wanted.holder().until());
  }

  private static List<Move> moves(List<IpLease> before, List<IpLease> after) {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      moves.add(new Move(Optional.of(before.get(i)), after.get(i)));
    }
    return moves;
  }

  private static Future<List<IpLease>> still(Turn turn, List<IpLease> leases) {
    return current(turn, leases)
        .map(
            mine -> {
              if (mine.size() < leases.size()) {
                throw AcvmException.of(ErrorCode.SERVER_BUSY);
              }
              return mine;
            });
  }

  /** The leases as they are now; those that have ended are left out. */
  private static Future<List<IpLease>> current(Turn turn, List<IpLease> leases) {
    Set<String> ids = leases.stream().map(IpLease::id).collect(Collectors.toSet());
    return turn.table()
        .named(turn.pool().id(), leases.stream().map(IpLease::address).toList())
        .map(found -> found.stream().filter(lease -> ids.contains(lease.id())).toList());
  }

  /**
   * Holds addresses that nobody answers at. What answers is in quarantine; one that was named and
   * answers is refused with {@code ADDRESS_TAKEN}.
   */
  Future<List<IpLease>> silent(IpPool pool, Wanted wanted) {
    return take(pool.id(), wanted)
        .compose(
            leases ->
                answering(leases, List.of())
                    .compose(
                        loud ->
                            loud.isEmpty()
                                ? Future.succeededFuture(leases)
                                : replaced(pool, wanted, leases, loud)));
  }

  private Future<List<IpLease>> replaced(
      IpPool pool, Wanted wanted, List<IpLease> leases, List<IpLease> loud) {
    List<IpLease> quiet = leases.stream().filter(lease -> !loud.contains(lease)).toList();
    return quarantine(pool.id(), loud, ANSWERED)
        .compose(
            done -> {
              if (!wanted.named().isEmpty()) {
                return free(pool.id(), quiet)
                    .compose(
                        freed ->
                            Future.failedFuture(
                                AcvmException.of(
                                    ErrorCode.ADDRESS_TAKEN,
                                    "address",
                                    loud.get(0).address().text())));
              }
              Wanted more = new Wanted(loud.size(), List.of(), wanted.state(), wanted.holder());
              return silent(pool, more)
                  .map(
                      others -> {
                        List<IpLease> all = new ArrayList<>(quiet);
                        all.addAll(others);
                        return all;
                      })
                  .recover(
                      cause -> free(pool.id(), quiet).transform(x -> Future.failedFuture(cause)));
            });
  }

  /** Those of the leases whose address answers; a few at a time. */
  Future<List<IpLease>> answering(List<IpLease> leases, List<IpLease> soFar) {
    if (leases.isEmpty()) {
      return Future.succeededFuture(soFar);
    }
    int size = Math.min(PROBED_AT_ONCE, leases.size());
    List<IpLease> now = leases.subList(0, size);
    List<Future<Boolean>> answers =
        now.stream().map(lease -> probe.answers(lease.address().text())).toList();
    return Future.all(answers)
        .compose(
            all -> {
              List<IpLease> loud = new ArrayList<>(soFar);
              for (int i = 0; i < size; i++) {
                if (answers.get(i).result()) {
                  loud.add(now.get(i));
                }
              }
              return answering(leases.subList(size, leases.size()), loud);
            });
  }

  Future<Void> quarantine(IpPoolId pool, List<IpLease> leases, String note) {
    return turns.take(
        pool,
        turn ->
            current(turn, leases)
                .compose(
                    held ->
                        turn.apply(
                            held.stream()
                                .map(lease -> Move.quarantining(lease, note, turn.now()))
                                .toList())));
  }

  private Future<Void> free(IpPoolId pool, List<IpLease> leases) {
    return turns.take(
        pool,
        turn ->
            current(turn, leases)
                .compose(
                    held ->
                        turn.apply(
                            held.stream()
                                .map(
                                    lease ->
                                        Move.freeing(
                                            lease, lease.by(), Optional.empty(), turn.now()))
                                .toList())));
  }

  /** Keeps free addresses out of the way; fails as {@link #allocate} does. */
  public Future<List<IpLease>> setAside(IpCommand.SetAside command) {
    List<Ip> named = command.addresses().stream().map(Ips::parse).distinct().toList();
    IpHolder holder = IpHolder.person(command.by(), Optional.of(command.note()));
    return take(command.pool(), new Wanted(0, named, command.state(), holder));
  }

  /**
   * Gives an address back. Fails with {@code LEASE_NOT_FOUND}, or {@code LEASE_IN_USE} when an
   * operation holds it.
   */
  public Future<Void> release(IpCommand.Release command) {
    return turns.take(
        command.pool(),
        turn ->
            find(turn, command.leaseId())
                .compose(
                    lease -> {
                      mustNotBeOfOperation(lease);
                      return turn.apply(
                          List.of(
                              Move.releasing(
                                  lease,
                                  turn.pool().spec().cooldown(),
                                  Optional.of(command.by()),
                                  turn.now())));
                    }));
  }

  private static void mustNotBeOfOperation(IpLease lease) {
    if (lease.state() == IpState.HELD && lease.operation().isPresent()) {
      throw AcvmException.of(ErrorCode.LEASE_IN_USE, "id", lease.id());
    }
  }

  /** Makes a lease of a hold. Fails with {@code LEASE_NOT_FOUND} or {@code LEASE_IN_USE}. */
  public Future<IpLease> confirm(IpCommand.Confirm command) {
    return turns.take(
        command.pool(),
        turn ->
            find(turn, command.leaseId())
                .compose(
                    lease -> {
                      if (lease.state() == IpState.LEASED) {
                        return Future.succeededFuture(lease);
                      }
                      mustNotBeOfOperation(lease);
                      if (lease.state() != IpState.HELD) {
                        throw missing(command.leaseId());
                      }
                      IpLease kept =
                          lease.becoming(
                              IpState.LEASED,
                              Optional.of(command.by()),
                              lease.note(),
                              turn.now(),
                              Optional.empty());
                      return turn.apply(List.of(new Move(Optional.of(lease), kept))).map(kept);
                    }));
  }

  private static Future<IpLease> find(Turn turn, String id) {
    return turn.table()
        .lease(turn.pool().id(), id)
        .map(found -> found.orElseThrow(() -> missing(id)));
  }

  static AcvmException missing(String id) {
    return AcvmException.of(ErrorCode.LEASE_NOT_FOUND, "id", id);
  }

  /** Puts right what has ended by itself, in all pools. */
  public Future<Void> expire() {
    return turns
        .read(tables -> tables.ips().poolsDue(turns.clock().instant()))
        .compose(
            pools -> {
              Future<Void> all = Future.succeededFuture();
              for (IpPoolId pool : pools) {
                all = all.compose(done -> turns.take(pool, turn -> Future.succeededFuture()));
              }
              return all;
            });
  }
}
