package io.acvm.core.ip;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpFinding;
import io.acvm.domain.ip.IpFinding.Fix;
import io.acvm.domain.ip.IpFinding.Kind;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares leases with the inventory, and puts right what people say is wrong. */
public final class Findings {
  private final PoolTurns turns;
  private final Machines machines;

  Findings(PoolTurns turns, Machines machines) {
    this.turns = turns;
    this.machines = machines;
  }

  /** By address. Fails with {@code POOL_NOT_FOUND}. */
  public Future<List<IpFinding>> list(IpPoolId id) {
    return turns.read(
        tables ->
            Pools.find(tables, id)
                .compose(
                    pool ->
                        PoolLists.leases(tables.ips(), id).map(leases -> compare(pool, leases))));
  }

  private List<IpFinding> compare(IpPool pool, List<IpLease> leases) {
    Map<Ip, VmRecord> users = machines.users(pool);
    Map<Ip, IpLease> byAddress = new HashMap<>();
    leases.forEach(lease -> byAddress.put(lease.address(), lease));
    List<IpFinding> findings = new ArrayList<>();
    leases.forEach(
        lease ->
            ofLease(lease, Optional.ofNullable(users.get(lease.address())))
                .ifPresent(findings::add));
    users.forEach(
        (address, vm) -> {
          IpLease lease = byAddress.get(address);
          if (lease == null || lease.state() == IpState.COOLING_DOWN) {
            findings.add(
                finding(
                    Kind.UNTRACKED,
                    address,
                    Optional.ofNullable(lease),
                    Optional.of(vm),
                    Fix.LEASE_TO_VM,
                    Fix.QUARANTINE));
          }
        });
    findings.sort(Comparator.comparing(IpFinding::address).thenComparing(IpFinding::kind));
    return findings;
  }

  /** Only leases of VMs can be compared: nobody else shows what he uses. */
  private Optional<IpFinding> ofLease(IpLease lease, Optional<VmRecord> user) {
    if (lease.vm().isEmpty() || !lease.state().isMeant() || lease.until().isPresent()) {
      return Optional.empty();
    }
    Optional<VmRecord> vm = machines.find(lease.vm().get());
    if (user.isPresent() && !user.get().id().equals(lease.vm().get())) {
      return Optional.of(
          finding(
              Kind.WRONG_VM,
              lease.address(),
              Optional.of(lease),
              user,
              Fix.LEASE_TO_VM,
              Fix.QUARANTINE));
    }
    if (vm.isEmpty()) {
      return Optional.of(
          finding(Kind.VM_GONE, lease.address(), Optional.of(lease), vm, Fix.RELEASE));
    }
    boolean elsewhere =
        lease.state() == IpState.LEASED
            && vm.get()
                .observation()
                .filter(seen -> isElsewhere(seen, lease.address()))
                .isPresent();
    return elsewhere
        ? Optional.of(
            finding(Kind.NOT_IN_USE, lease.address(), Optional.of(lease), vm, Fix.RELEASE))
        : Optional.empty();
  }

  private static boolean isElsewhere(VmObservation seen, Ip address) {
    return seen.powerState() == PowerState.RUNNING
        && !seen.ipAddresses().isEmpty()
        && !seen.ipAddresses().contains(address.text());
  }

  private static IpFinding finding(
      Kind kind, Ip address, Optional<IpLease> lease, Optional<VmRecord> vm, Fix... fixes) {
    return new IpFinding(
        kind,
        address,
        lease.map(IpLease::id),
        lease.flatMap(IpLease::owner),
        vm.map(VmRecord::id).or(() -> lease.flatMap(IpLease::vm)),
        vm.map(VmRecord::name),
        List.of(fixes));
  }

  /** Fails with {@code FINDING_NOT_FOUND} when it is no longer so, or cannot be fixed this way. */
  public Future<Void> putRight(IpCommand.PutRight command) {
    return list(command.pool())
        .map(
            all ->
                all.stream()
                    .filter(finding -> finding.id().equals(command.findingId()))
                    .filter(finding -> finding.fixes().contains(command.fix()))
                    .findFirst()
                    .orElseThrow(() -> AcvmException.of(ErrorCode.FINDING_NOT_FOUND)))
        .compose(finding -> turns.take(command.pool(), turn -> putRight(turn, finding, command)));
  }

  private static Future<Void> putRight(Turn turn, IpFinding finding, IpCommand.PutRight command) {
    return turn.table()
        .named(turn.pool().id(), List.of(finding.address()))
        .compose(
            now -> {
              Optional<IpLease> lease = now.stream().findFirst();
              if (!lease.map(IpLease::id).equals(finding.leaseId())) {
                throw AcvmException.of(ErrorCode.FINDING_NOT_FOUND);
              }
              return turn.apply(List.of(move(turn, finding, lease, command)));
            });
  }

  private static Move move(
      Turn turn, IpFinding finding, Optional<IpLease> lease, IpCommand.PutRight command) {
    Optional<String> by = Optional.of(command.by());
    return switch (command.fix()) {
      case RELEASE ->
          Move.releasing(lease.orElseThrow(), turn.pool().spec().cooldown(), by, turn.now());
      case LEASE_TO_VM -> give(turn, finding, lease, IpState.LEASED, finding.vm(), by);
      case QUARANTINE -> give(turn, finding, lease, IpState.QUARANTINED, Optional.empty(), by);
    };
  }

  private static Move give(
      Turn turn,
      IpFinding finding,
      Optional<IpLease> lease,
      IpState state,
      Optional<VmId> vm,
      Optional<String> by) {
    IpHolder holder =
        new IpHolder(
            state == IpState.LEASED ? finding.vmName() : by,
            vm,
            Optional.empty(),
            by,
            state == IpState.LEASED
                ? Optional.empty()
                : finding.vmName().map(name -> "Used by " + name),
            Optional.empty());
    if (lease.isEmpty()) {
      return Move.taking(
          IpLease.taken(turn.pool().id(), finding.address(), state, holder, turn.now()));
    }
    return new Move(
        lease,
        lease
            .get()
            .heldBy(holder)
            .becoming(state, by, holder.note(), turn.now(), Optional.empty()));
  }

  /** Marks leases that another machine uses as conflicting, and those that no longer are. */
  Future<Void> markConflicts() {
    return turns
        .read(tables -> tables.ips().list())
        .compose(
            pools -> {
              Future<Void> all = Future.succeededFuture();
              for (IpPool pool : pools) {
                all = all.compose(done -> markConflicts(pool.id()));
              }
              return all;
            });
  }

  private Future<Void> markConflicts(IpPoolId pool) {
    return turns
        .read(
            tables ->
                tables
                    .ips()
                    .find(pool)
                    .compose(
                        found ->
                            PoolLists.leases(tables.ips(), pool)
                                .map(leases -> found.map(p -> wrong(p, leases)).orElse(List.of()))))
        .compose(
            wrong ->
                wrong.isEmpty()
                    ? Future.succeededFuture()
                    : turns.take(pool, turn -> mark(turn, wrong)));
  }

  private List<IpLease> wrong(IpPool pool, List<IpLease> leases) {
    Map<Ip, VmRecord> users = machines.users(pool);
    return leases.stream()
        .filter(lease -> lease.state() == IpState.LEASED || lease.state() == IpState.CONFLICTING)
        .filter(lease -> lease.vm().isPresent())
        .filter(
            lease ->
                (lease.state() == IpState.CONFLICTING)
                    != isUsedByAnother(lease, Optional.ofNullable(users.get(lease.address()))))
        .toList();
  }

  private static boolean isUsedByAnother(IpLease lease, Optional<VmRecord> user) {
    return user.isPresent() && !lease.vm().equals(user.map(VmRecord::id));
  }

  private static Future<Void> mark(Turn turn, List<IpLease> wrong) {
    return turn.table()
        .named(turn.pool().id(), wrong.stream().map(IpLease::address).toList())
        .compose(
            now ->
                turn.apply(
                    now.stream()
                        .filter(wrong::contains)
                        .map(
                            lease ->
                                new Move(
                                    Optional.of(lease),
                                    lease.becoming(
                                        lease.state() == IpState.LEASED
                                            ? IpState.CONFLICTING
                                            : IpState.LEASED,
                                        Optional.empty(),
                                        Optional.empty(),
                                        turn.now(),
                                        Optional.empty())))
                        .toList()));
  }
}
