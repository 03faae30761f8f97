package io.acvm.bench;

import io.acvm.core.event.EventLog;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.ip.IpManagement;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.store.Store;
import io.acvm.store.sql.SqlStores;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Addresses that are handed out one by one, beside what the same database can commit: a transaction
 * that writes one row. Both in this process, without HTTP, in turns.
 */
final class PoolBenchmark {
  private static final int POOLS = 5;
  private static final int ROUNDS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final IpChange ROW =
      IpChange.of(
          IpState.FREE,
          IpLease.taken(
              new IpPoolId("none"),
              new Ip("192.0.2.1", "c0000201"),
              IpState.LEASED,
              IpHolder.person("bench", Optional.empty()),
              Instant.EPOCH));

  private final Store store;
  private final IpManagement ips;
  private final AtomicInteger turns = new AtomicInteger();
  private final List<IpPoolId> pools;

  private PoolBenchmark(Store store) {
    this.store = store;
    EventLog events = new EventLog(store, Clock.systemUTC(), Duration.ofDays(1), event -> {});
    ips =
        new IpManagement(
            store,
            events,
            (delay, task) -> () -> {},
            Clock.systemUTC(),
            AddressProbe.OFF,
            List::of,
            vm -> List.of());
    pools = IntStream.range(0, POOLS).mapToObj(this::pool).toList();
  }

  /** Medians of the rounds, in numbers per second. */
  record Result(int clients, double commits, double allocations) {
    double ratio() {
      return allocations / commits;
    }
  }

  /**
   * Measures.
   *
   * @param measured how long each round lasts
   */
  static List<Result> run(Vertx vertx, String url, Duration measured) {
    Store store = Load.await(SqlStores.open(vertx, url), PATIENCE);
    PoolBenchmark benchmark = new PoolBenchmark(store);
    List<Result> results = new ArrayList<>();
    for (int clients : new int[] {1, 50, 500}) {
      results.add(benchmark.compare(clients, measured));
    }
    Load.await(store.close(), PATIENCE);
    return results;
  }

  private Result compare(int clients, Duration measured) {
    double[] commits = new double[ROUNDS];
    double[] allocations = new double[ROUNDS];
    for (int i = -1; i < ROUNDS; i++) {
      double committed = perSecond(clients, measured, this::commit);
      double allocated = perSecond(clients, measured, this::allocate);
      // The first round only makes it warm.
      if (i >= 0) {
        commits[i] = committed;
        allocations[i] = allocated;
      }
    }
    return new Result(clients, median(commits), median(allocations));
  }

  private double perSecond(int clients, Duration measured, Supplier<Future<?>> call) {
    AtomicInteger done = new AtomicInteger();
    long begin = System.nanoTime();
    long end = begin + measured.toNanos();
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Promise<Void> over = Promise.promise();
      all.add(over.future());
      repeat(end, call, done, over);
    }
    Load.await(Future.all(all), PATIENCE);
    return done.get() * 1e9 / (System.nanoTime() - begin);
  }

  /** Not a chain of futures: with thousands of them its end would overflow the stack. */
  private static void repeat(
      long end, Supplier<Future<?>> call, AtomicInteger done, Promise<Void> over) {
    if (System.nanoTime() >= end) {
      over.complete();
      return;
    }
    call.get()
        .onFailure(over::fail)
        .onSuccess(
            result -> {
              done.incrementAndGet();
              repeat(end, call, done, over);
            });
  }

  /** The least that a transaction can write. */
  private Future<?> commit() {
    return store.writeBeside(tables -> tables.ips().remember(List.of(ROW)));
  }

  private Future<?> allocate() {
    IpCommand.Allocate one =
        new IpCommand.Allocate(
            pools.get(turns.incrementAndGet() % POOLS),
            1,
            List.of(),
            "bench",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "bench");
    return ips.leases().allocate(one);
  }

  private IpPoolId pool(int number) {
    IpPoolSpec spec =
        new IpPoolSpec(
            "pool " + number,
            Optional.empty(),
            "10." + number * 16 + ".0.0/12",
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            IpPoolSpec.DEFAULT_SCOPE,
            IpStrategy.FIRST_FREE,
            Duration.ZERO,
            false);
    return Load.await(ips.pools().create(new IpCommand.CreatePool(spec, "bench")), PATIENCE)
        .pool()
        .id();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
