package io.acvm.core.ip;

import io.acvm.core.ip.Allocation.Wanted;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.PoolNetwork;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmId;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The addresses of VMs: held when an operation is written down, in the same transaction, leased
 * when the VM is there, given back when the VM is not made or is deleted. Everything may be done
 * twice.
 */
public final class VmLeases {
  private static final int ELSEWHERE = 0;
  private static final int EVERYWHERE = 1;
  private static final int THIS_PROVIDER = 2;
  private static final int THIS_NETWORK = 3;

  private final PoolTurns turns;
  private final Leases leases;

  VmLeases(PoolTurns turns, Leases leases) {
    this.turns = turns;
    this.leases = leases;
  }

  /**
   * A VM that an address is wanted for.
   *
   * @param network of its first NIC
   * @param by user name
   */
  public record Guest(
      VmId vm, String name, ProviderId provider, Optional<String> network, String by) {}

  /**
   * The pool that a fixed address is to be taken from, so that nobody else gets it too: of those
   * that hand it out on the network the one that is bound to it most closely. Empty when there is
   * none. Fails with {@code ADDRESS_INVALID}, and with {@code VM_SPEC_INVALID} when several pools,
   * of different scopes, are equally close.
   */
  public Future<Optional<AddressWish>> poolOf(String address, ProviderId provider, String network) {
    Ip wanted = Ips.parse(address);
    return turns
        .read(tables -> tables.ips().list())
        .map(
            pools -> {
              Map<Integer, List<IpPool>> byCloseness =
                  pools.stream()
                      .filter(pool -> pool.offers(wanted))
                      .collect(
                          Collectors.groupingBy(
                              pool -> closeness(pool, provider, Optional.of(network))));
              byCloseness.remove(ELSEWHERE);
              return byCloseness.entrySet().stream()
                  .max(Map.Entry.comparingByKey())
                  .map(closest -> only(closest.getValue()))
                  .map(pool -> new AddressWish(pool.id(), Optional.of(wanted.text())));
            });
  }

  private static IpPool only(List<IpPool> pools) {
    if (pools.size() > 1) {
      throw AcvmException.invalid(
          ErrorCode.VM_SPEC_INVALID,
          List.of(
              new FieldFailure(
                  "/ipAddress", "poolAmbiguous", "Pools of several scopes have this address.")));
    }
    return pools.get(0);
  }

  /**
   * Holds an address in the transaction of an operation, as long as it takes. Fails as {@link
   * Leases#allocate} does, and with {@code POOL_NOT_HERE} when the pool is bound to other networks.
   */
  public Future<Void> hold(Tables tables, AddressWish wish, Guest guest, OperationId operation) {
    return turns.take(
        tables,
        wish.pool(),
        turn -> {
          mustBeHere(turn.pool(), guest);
          return leases
              .decide(turn, List.of(wanted(wish, guest, operation)))
              .compose(answers -> answers.get(0).future())
              .mapEmpty();
        });
  }

  private static Wanted wanted(AddressWish wish, Guest guest, OperationId operation) {
    List<Ip> named = wish.address().map(Ips::parse).map(List::of).orElse(List.of());
    IpHolder holder =
        new IpHolder(
            Optional.of(guest.name()),
            Optional.of(guest.vm()),
            Optional.of(operation),
            Optional.of(guest.by()),
            Optional.empty(),
            Optional.empty());
    return new Wanted(1, named, IpState.HELD, holder);
  }

  private static void mustBeHere(IpPool pool, Guest guest) {
    if (closeness(pool, guest.provider(), guest.network()) == ELSEWHERE) {
      throw AcvmException.of(ErrorCode.POOL_NOT_HERE, "id", pool.id().value());
    }
  }

  /** Larger where a pool is bound to less than others. */
  private static int closeness(IpPool pool, ProviderId provider, Optional<String> network) {
    List<PoolNetwork> networks = pool.spec().networks();
    return networks.isEmpty()
        ? EVERYWHERE
        : networks.stream()
            .filter(each -> each.provider().equals(provider))
            .filter(each -> each.network().isEmpty() || each.network().equals(network))
            .mapToInt(each -> each.network().isPresent() ? THIS_NETWORK : THIS_PROVIDER)
            .max()
            .orElse(ELSEWHERE);
  }

  /**
   * The address that is held for a VM; where the pool is probed, one that nobody answers at. Takes
   * another one when it is lost, as when somebody has put the pool aside meanwhile.
   */
  public Future<StaticAddress> settle(AddressWish wish, Guest guest, OperationId operation) {
    return turns
        .read(
            tables ->
                Pools.find(tables, wish.pool())
                    .compose(
                        pool ->
                            tables
                                .ips()
                                .ofVm(guest.vm())
                                .map(all -> new Held(pool, inPool(all, wish.pool())))))
        .compose(held -> settle(held, wish, guest, operation));
  }

  private record Held(IpPool pool, List<IpLease> leases) {}

  private Future<StaticAddress> settle(
      Held held, AddressWish wish, Guest guest, OperationId operation) {
    IpPool pool = held.pool();
    Wanted wanted = wanted(wish, guest, operation);
    if (held.leases().isEmpty()) {
      Future<List<IpLease>> taken =
          pool.spec().probe() ? leases.silent(pool, wanted) : leases.take(pool.id(), wanted);
      return taken.map(found -> address(pool, found.get(0)));
    }
    IpLease lease = held.leases().get(0);
    if (!pool.spec().probe() || lease.state() != IpState.HELD) {
      return Future.succeededFuture(address(pool, lease));
    }
    return leases
        .answering(List.of(lease), List.of())
        .compose(
            loud ->
                loud.isEmpty()
                    ? Future.succeededFuture(address(pool, lease))
                    : another(held, wish, guest, operation));
  }

  private Future<StaticAddress> another(
      Held held, AddressWish wish, Guest guest, OperationId operation) {
    IpLease loud = held.leases().get(0);
    return leases
        .quarantine(held.pool().id(), List.of(loud), Leases.ANSWERED)
        .compose(
            done ->
                wish.address().isPresent()
                    ? Future.failedFuture(
                        AcvmException.of(ErrorCode.ADDRESS_TAKEN, "address", loud.address().text()))
                    : settle(new Held(held.pool(), List.of()), wish, guest, operation));
  }

  /** Those that can be had: an address in quarantine was the VM's only once. */
  private static List<IpLease> inPool(List<IpLease> all, IpPoolId pool) {
    return all.stream()
        .filter(lease -> lease.pool().equals(pool))
        .filter(lease -> lease.state() == IpState.HELD || lease.state() == IpState.LEASED)
        .toList();
  }

  private static StaticAddress address(IpPool pool, IpLease lease) {
    return new StaticAddress(
        lease.address().text(),
        Optional.of(pool.prefixLength()),
        pool.spec().gateway(),
        pool.spec().dns(),
        pool.spec().searchDomain());
  }

  /** Makes leases of what is held for a VM that is there now. */
  public Future<Void> lease(VmId vm) {
    return each(
        vm,
        Set.of(IpState.HELD),
        (turn, lease) ->
            new Move(
                Optional.of(lease),
                lease.becoming(
                    IpState.LEASED, lease.by(), lease.note(), turn.now(), Optional.empty())));
  }

  /**
   * Gives back all that a VM has: what was only held is free at once, what was leased cools down.
   *
   * @param by user name; empty when it happens by itself
   */
  public Future<Void> release(VmId vm, Optional<String> by) {
    return each(
        vm,
        Set.of(IpState.HELD, IpState.LEASED, IpState.CONFLICTING),
        (turn, lease) -> Move.releasing(lease, turn.pool().spec().cooldown(), by, turn.now()));
  }

  private Future<Void> each(VmId vm, Set<IpState> states, BiFunction<Turn, IpLease, Move> move) {
    return turns
        .read(tables -> tables.ips().ofVm(vm))
        .compose(
            all -> {
              Set<IpPoolId> pools =
                  all.stream()
                      .filter(lease -> states.contains(lease.state()))
                      .map(IpLease::pool)
                      .collect(Collectors.toSet());
              Future<Void> done = Future.succeededFuture();
              for (IpPoolId pool : pools) {
                done = done.compose(before -> inPool(pool, vm, states, move));
              }
              return done;
            });
  }

  private Future<Void> inPool(
      IpPoolId pool, VmId vm, Set<IpState> states, BiFunction<Turn, IpLease, Move> move) {
    return turns.take(
        pool,
        turn ->
            turn.table()
                .ofVm(vm)
                .compose(
                    now ->
                        turn.apply(
                            now.stream()
                                .filter(lease -> lease.pool().equals(pool))
                                .filter(lease -> states.contains(lease.state()))
                                .map(lease -> move.apply(turn, lease))
                                .toList())));
  }
}
