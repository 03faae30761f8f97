package io.acvm.core.ip;

import io.acvm.domain.Page;
import io.acvm.domain.PageRequest;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpStretch;
import io.acvm.domain.ip.VmAddresses;
import io.acvm.domain.vm.VmId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be seen of pools. */
public final class PoolViews {
  private final PoolTurns turns;
  private final Function<VmId, List<String>> guestAddresses;

  /**
   * @param guestAddresses what was last seen in a VM's guest; fails with {@code VM_NOT_FOUND}
   */
  PoolViews(PoolTurns turns, Function<VmId, List<String>> guestAddresses) {
    this.turns = turns;
    this.guestAddresses = guestAddresses;
  }

  /** The first free addresses, in the order of their numbers. */
  public Future<List<String>> available(IpPoolId id, int limit) {
    return turns.read(
        tables ->
            Pools.find(tables, id)
                .compose(
                    pool ->
                        FreeSearch.inOrder(tables.ips(), pool)
                            .first(limit)
                            .map(found -> found.stream().map(Ip::text).toList())));
  }

  public Future<Page<IpLease>> leases(IpLeaseQuery query) {
    return turns.read(
        tables -> Pools.find(tables, query.pool()).compose(pool -> tables.ips().leases(query)));
  }

  /** Fails with {@code LEASE_NOT_FOUND}. */
  public Future<IpLease> lease(IpPoolId pool, String id) {
    return turns.read(
        tables ->
            tables.ips().lease(pool, id).map(found -> found.orElseThrow(() -> Leases.missing(id))));
  }

  public Future<Page<IpStretch>> map(IpPoolId id, PageRequest page) {
    return turns.read(
        tables -> Pools.find(tables, id).compose(pool -> Stretches.page(tables.ips(), pool, page)));
  }

  /** Also of a pool that was deleted; fails with {@code POOL_NOT_FOUND} where nothing is known. */
  public Future<Page<IpChange>> history(IpHistoryQuery query) {
    Optional<Ip> address = query.address().map(Ips::parse);
    return turns.read(
        tables ->
            tables
                .ips()
                .history(query, address)
                .compose(
                    page ->
                        page.total() > 0
                            ? Future.succeededFuture(page)
                            : Pools.find(tables, query.pool()).map(page)));
  }

  /** What addresses a VM was meant to have, and what was last seen in its guest. */
  public Future<VmAddresses> ofVm(VmId vm) {
    List<String> actual = guestAddresses.apply(vm);
    return turns
        .read(tables -> tables.ips().ofVm(vm))
        .map(
            all ->
                new VmAddresses(
                    all.stream().filter(lease -> lease.state().isMeant()).toList(), actual));
  }
}
