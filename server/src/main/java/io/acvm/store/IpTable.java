package io.acvm.store;

import io.acvm.domain.Page;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.vm.VmId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pools, their addresses that are not free, and the history of all. Within a scope an address is
 * there once, whatever pool it is of.
 */
public interface IpTable {
  /** Waits for its turn among all who change which addresses the pools of a scope have. */
  Future<Void> lockScope(String scope);

  /**
   * Waits for its turn among all who change a pool's addresses, until the transaction ends. Those
   * who lock a scope too do so before.
   *
   * @return empty when there is no such pool
   */
  Future<Optional<Locked>> lock(IpPoolId pool);

  /**
   * A pool whose turn was taken.
   *
   * @param searchFrom no address before this one is free
   */
  record Locked(IpPool pool, Optional<String> searchFrom) {}

  /** Remembers that no address of a pool before this one is free; empty forgets it. */
  Future<Void> searchFrom(IpPoolId pool, Optional<String> key);

  /** Fails with {@code POOL_NAME_TAKEN}; names are unique whatever their case. */
  Future<Void> insert(IpPool pool);

  /** As {@link #insert}, and forgets from where to search. */
  Future<Void> update(IpPool pool);

  /** Forgets a pool and its addresses, not its history. */
  Future<Void> delete(IpPoolId pool);

  Future<Optional<IpPool>> find(IpPoolId pool);

  /** By name. */
  Future<List<IpPool>> list();

  /** How many addresses are in each state. */
  Future<Map<IpState, Long>> count(IpPoolId pool);

  /** The states of all pools that have addresses that are not free. */
  Future<Map<IpPoolId, Map<IpState, Long>>> countAll();

  /**
   * Takes free addresses. Fails with {@code ADDRESS_TAKEN} when one is not; what was done in the
   * transaction must not be kept then.
   */
  Future<Void> take(String scope, List<IpLease> leases);

  /** Replaces what is kept of addresses that are not free. */
  Future<Void> change(List<IpLease> leases);

  /** Makes addresses free. */
  Future<Void> free(List<IpLease> leases, Instant at);

  /** Addresses of a range that are not free, in their order. */
  Future<List<IpLease>> taken(IpPoolId pool, IpRange within, int limit);

  /**
   * Keys of addresses of a range that are not free, in their order.
   *
   * @param orUsed also those that once were not
   */
  Future<List<String>> keys(IpPoolId pool, IpRange within, boolean orUsed, int limit);

  /** Addresses that were taken once and are free, the one released first first. */
  Future<List<Ip>> released(IpPoolId pool, int limit);

  /** Those of these addresses that are not free. */
  Future<List<IpLease>> named(IpPoolId pool, List<Ip> addresses);

  Future<Optional<IpLease>> lease(IpPoolId pool, String id);

  /** In the order of the addresses. */
  Future<Page<IpLease>> leases(IpLeaseQuery query);

  /** Of all pools. */
  Future<List<IpLease>> ofVm(VmId vm);

  /** Holds and cooldowns of a pool that have ended by themselves. */
  Future<List<IpLease>> due(IpPoolId pool, Instant now, int limit);

  /** Pools that have any. */
  Future<List<IpPoolId>> poolsDue(Instant now);

  Future<Void> remember(List<IpChange> changes);

  /** Newest first. */
  Future<Page<IpChange>> history(IpHistoryQuery query, Optional<Ip> address);
}
