package io.acvm.core.ip;

import io.acvm.core.ip.ListReader.Entry;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpImport.Format;
import io.acvm.domain.ip.IpImport.Line;
import io.acvm.domain.ip.IpImport.Outcome;
import io.acvm.domain.ip.IpImport.Report;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.vm.VmId;
import io.acvm.store.IpTable;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes lists of addresses. */
public final class PoolLists {
  private static final int LARGEST = 65_536;
  private static final int PIECE = 1_000;
  private static final List<String> COLUMNS = List.of("address", "state", "owner", "note", "vmId");

  private final PoolTurns turns;

  PoolLists(PoolTurns turns) {
    this.turns = turns;
  }

  /** Takes over what can be, in one transaction. Fails with {@code POOL_NOT_FOUND}. */
  public Future<Report> read(IpCommand.Import command) {
    List<Entry> entries = ListReader.read(command.format(), command.text());
    if (command.dryRun()) {
      return turns.read(
          tables ->
              Pools.find(tables, command.pool())
                  .compose(pool -> plan(tables.ips(), pool, entries))
                  .map(plan -> plan.report(true)));
    }
    return turns.take(
        command.pool(),
        turn ->
            plan(turn.table(), turn.pool(), entries)
                .compose(
                    plan ->
                        turn.apply(
                                plan.added().stream()
                                    .map(entry -> Move.taking(lease(turn, entry, command.by())))
                                    .toList())
                            .map(plan.report(false))));
  }

  private record Plan(List<Entry> added, List<Line> lines, int skipped) {
    Report report(boolean dryRun) {
      return new Report(dryRun, skipped, lines);
    }
  }

  private static Future<Plan> plan(IpTable table, IpPool pool, List<Entry> entries) {
    List<Ip> addresses = entries.stream().flatMap(e -> e.address().stream()).distinct().toList();
    return table.named(pool.id(), addresses).map(taken -> plan(pool, entries, taken));
  }

  private static Plan plan(IpPool pool, List<Entry> entries, List<IpLease> taken) {
    Map<Ip, IpState> states = new HashMap<>();
    taken.forEach(lease -> states.put(lease.address(), lease.state()));
    Set<Ip> seen = new HashSet<>();
    List<Entry> added = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    int skipped = 0;
    for (Entry entry : entries) {
      Optional<Outcome> outcome = outcome(pool, entry, states, seen);
      if (outcome.isEmpty()) {
        skipped++;
        continue;
      }
      if (outcome.get() == Outcome.ADDED) {
        added.add(entry);
      }
      lines.add(new Line(entry.number(), Optional.of(entry.text()), outcome.get(), entry.state()));
    }
    return new Plan(added, lines, skipped);
  }

  /** Empty when there is nothing to do. */
  private static Optional<Outcome> outcome(
      IpPool pool, Entry entry, Map<Ip, IpState> states, Set<Ip> seen) {
    if (entry.address().isEmpty()) {
      return Optional.of(Outcome.NOT_AN_ADDRESS);
    }
    Ip address = entry.address().get();
    if (entry.state().isEmpty()) {
      return Optional.of(Outcome.STATE_UNKNOWN);
    }
    if (!pool.offers(address)) {
      return Optional.of(Outcome.NOT_IN_POOL);
    }
    if (!seen.add(address)) {
      return Optional.of(Outcome.REPEATED);
    }
    if (entry.state().get() == IpState.FREE || entry.state().get() == states.get(address)) {
      return Optional.empty();
    }
    return Optional.of(states.containsKey(address) ? Outcome.TAKEN : Outcome.ADDED);
  }

  private static IpLease lease(Turn turn, Entry entry, String by) {
    IpHolder holder =
        new IpHolder(
            entry.owner().or(() -> Optional.of(by)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(by),
            entry.note(),
            Optional.empty());
    return IpLease.taken(
        turn.pool().id(),
        entry.address().orElseThrow(),
        entry.state().orElseThrow(),
        holder,
        turn.now());
  }

  /** As {@link #read} takes it; fails with {@code POOL_TOO_LARGE} or {@code POOL_NOT_FOUND}. */
  public Future<String> write(IpPoolId id, Format format) {
    return turns.read(
        tables ->
            Pools.find(tables, id)
                .compose(
                    pool -> {
                      mustBeSmall(pool, format);
                      return leases(tables.ips(), id)
                          .map(all -> format == Format.CSV ? csv(all) : original(pool, all));
                    }));
  }

  private static void mustBeSmall(IpPool pool, Format format) {
    if (format == Format.IPS_TXT && Pools.utilisation(pool, Map.of()).total() > LARGEST) {
      throw AcvmException.of(ErrorCode.POOL_TOO_LARGE, "id", pool.id().value());
    }
  }

  /** All that are not free. */
  static Future<List<IpLease>> leases(IpTable table, IpPoolId pool) {
    return leases(table, pool, Optional.empty(), new ArrayList<>());
  }

  private static Future<List<IpLease>> leases(
      IpTable table, IpPoolId pool, Optional<String> cursor, List<IpLease> all) {
    IpLeaseQuery query =
        new IpLeaseQuery(pool, Optional.empty(), Optional.empty(), new PageRequest(PIECE, cursor));
    return table
        .leases(query)
        .compose(
            page -> {
              all.addAll(page.items());
              return page.nextCursor().isEmpty()
                  ? Future.succeededFuture(all)
                  : leases(table, pool, page.nextCursor(), all);
            });
  }

  private static String csv(List<IpLease> leases) {
    return Csv.write(COLUMNS)
        + "\n"
        + leases.stream()
            .map(
                lease ->
                    Csv.write(
                            List.of(
                                lease.address().text(),
                                lease.state().name(),
                                lease.owner().orElse(""),
                                lease.note().orElse(""),
                                lease.vm().map(VmId::value).orElse("")))
                        + "\n")
            .collect(Collectors.joining());
  }

  private static String original(IpPool pool, List<IpLease> leases) {
    Set<String> taken =
        leases.stream().map(lease -> lease.address().key()).collect(Collectors.toSet());
    StringBuilder list = new StringBuilder();
    for (IpRange range : pool.ranges()) {
      for (Ip ip : FreeSearch.gaps(range, Set.of(), pool.exclusions(), LARGEST)) {
        list.append(ip.text()).append(taken.contains(ip.key()) ? " " + ListReader.USED : "");
        list.append('\n');
      }
    }
    return list.toString();
  }
}
