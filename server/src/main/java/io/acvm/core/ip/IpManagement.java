package io.acvm.core.ip;

import io.acvm.core.Scheduler;
import io.acvm.core.event.EventLog;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmRecord;
import io.acvm.store.Store;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of IP management, put together. */
public final class IpManagement {
  private static final Logger LOG = LoggerFactory.getLogger(IpManagement.class);
  private static final Duration ROUND = Duration.ofSeconds(15);

  private final Scheduler scheduler;
  private final Pools pools;
  private final Leases leases;
  private final VmLeases vmLeases;
  private final PoolViews views;
  private final PoolLists lists;
  private final Findings findings;
  private Scheduler.Timer round = () -> {};
  private boolean stopped;

  /**
   * @param inventory all VMs as they were last seen
   * @param guestAddresses what was last seen in a VM's guest; fails with {@code VM_NOT_FOUND}
   */
  public IpManagement(
      Store store,
      EventLog events,
      Scheduler scheduler,
      Clock clock,
      AddressProbe probe,
      Supplier<List<VmRecord>> inventory,
      Function<VmId, List<String>> guestAddresses) {
    this.scheduler = scheduler;
    PoolTurns turns = new PoolTurns(store, events, clock);
    Machines machines = new Machines(inventory);
    pools = new Pools(turns);
    leases = new Leases(turns, machines::seen, probe, new SplittableRandom());
    vmLeases = new VmLeases(turns, leases);
    views = new PoolViews(turns, guestAddresses);
    lists = new PoolLists(turns);
    findings = new Findings(turns, machines);
  }

  /** Begins to put right what ends by itself, and to look for conflicts. */
  public void start() {
    round = scheduler.once(ROUND, this::goRound);
  }

  public synchronized void stop() {
    stopped = true;
    round.cancel();
  }

  private void goRound() {
    leases
        .expire()
        .compose(done -> findings.markConflicts())
        .onFailure(cause -> LOG.warn("IP pools could not be looked after", cause))
        .onComplete(done -> again());
  }

  private synchronized void again() {
    if (!stopped) {
      round = scheduler.once(ROUND, this::goRound);
    }
  }

  /** What has ended by itself is put right now. */
  public Future<Void> expire() {
    return leases.expire();
  }

  public Pools pools() {
    return pools;
  }

  public Leases leases() {
    return leases;
  }

  public VmLeases vmLeases() {
    return vmLeases;
  }

  public PoolViews views() {
    return views;
  }

  public PoolLists lists() {
    return lists;
  }

  public Findings findings() {
    return findings;
  }
}
