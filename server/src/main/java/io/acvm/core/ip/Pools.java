package io.acvm.core.ip;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolView;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpUtilisation;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pools there are. */
public final class Pools {
  private final PoolTurns turns;

  Pools(PoolTurns turns) {
    this.turns = turns;
  }

  public Future<List<IpPoolView>> list() {
    return turns.read(
        tables ->
            tables
                .ips()
                .list()
                .compose(
                    pools ->
                        tables
                            .ips()
                            .countAll()
                            .map(
                                counts ->
                                    pools.stream()
                                        .map(
                                            pool ->
                                                view(
                                                    pool, counts.getOrDefault(pool.id(), Map.of())))
                                        .toList())));
  }

  /** Fails with {@code POOL_NOT_FOUND}. */
  public Future<IpPoolView> get(IpPoolId id) {
    return turns.read(
        tables ->
            find(tables, id)
                .compose(pool -> tables.ips().count(id).map(counts -> view(pool, counts))));
  }

  static Future<IpPool> find(Tables tables, IpPoolId id) {
    return tables.ips().find(id).map(found -> found.orElseThrow(() -> Turn.missing(id)));
  }

  /** Fails with {@code POOL_INVALID}, {@code POOL_OVERLAP} or {@code POOL_NAME_TAKEN}. */
  public Future<IpPoolView> create(IpCommand.CreatePool command) {
    IpPool pool = PoolDefinition.read(IpPoolId.random(), command.spec(), turns.clock().instant());
    return turns
        .define(
            tables ->
                tables
                    .ips()
                    .lockScope(pool.spec().scope())
                    .compose(locked -> mustBeApart(tables, pool))
                    .compose(apart -> tables.ips().insert(pool))
                    .compose(done -> tell(tables, EventType.POOL_CHANGED, pool, command.by())))
        .map(done -> view(pool, Map.of()));
  }

  /**
   * As {@link #create}; fails with {@code POOL_IN_USE} when an address that is not free would no
   * longer be of the pool.
   */
  public Future<IpPoolView> update(IpCommand.UpdatePool command) {
    return get(command.pool())
        .compose(
            before -> {
              IpPool pool =
                  PoolDefinition.read(command.pool(), command.spec(), before.pool().createdAt());
              mustBeSameNetwork(before.pool(), pool);
              return turns.define(tables -> replace(tables, pool, command.by()));
            })
        .compose(done -> get(command.pool()));
  }

  private Future<Void> replace(Tables tables, IpPool pool, String by) {
    return tables
        .ips()
        .lockScope(pool.spec().scope())
        .compose(locked -> tables.ips().lock(pool.id()))
        .map(locked -> locked.orElseThrow(() -> Turn.missing(pool.id())))
        .compose(locked -> mustBeApart(tables, pool))
        .compose(apart -> mustKeepTaken(tables, pool))
        .compose(kept -> tables.ips().update(pool))
        .compose(done -> tell(tables, EventType.POOL_CHANGED, pool, by));
  }

  private static void mustBeSameNetwork(IpPool before, IpPool after) {
    if (!before.spec().cidr().equals(after.spec().cidr())) {
      throw refused("/cidr", "A pool stays in its network; make another one.");
    }
    if (!before.spec().scope().equals(after.spec().scope())) {
      throw refused("/scope", "A pool stays in its scope; make another one.");
    }
  }

  private static AcvmException refused(String pointer, String detail) {
    return AcvmException.invalid(
        ErrorCode.POOL_INVALID, List.of(new FieldFailure(pointer, "unchangeable", detail)));
  }

  private static Future<Void> mustBeApart(Tables tables, IpPool pool) {
    return tables
        .ips()
        .list()
        .map(
            all -> {
              all.stream()
                  .filter(other -> !other.id().equals(pool.id()))
                  .filter(other -> other.spec().scope().equals(pool.spec().scope()))
                  .filter(other -> overlap(other, pool))
                  .findFirst()
                  .ifPresent(
                      other -> {
                        throw overlapping(other);
                      });
              return null;
            });
  }

  private static AcvmException overlapping(IpPool other) {
    FieldFailure field =
        new FieldFailure("/ranges", "poolOverlap", "Another pool has some of these addresses.");
    return new AcvmException(
        new Failure(ErrorCode.POOL_OVERLAP, Map.of("pool", other.spec().name()), List.of(field)),
        null);
  }

  private static boolean overlap(IpPool one, IpPool other) {
    return one.ranges().stream()
        .anyMatch(range -> other.ranges().stream().anyMatch(range::overlaps));
  }

  /** Each stretch between the new ranges must hold nothing that is taken. */
  private static Future<Void> mustKeepTaken(Tables tables, IpPool pool) {
    Ip lowest = Ips.ofKey("0".repeat(pool.ranges().get(0).first().key().length()));
    Ip highest = Ips.ofKey("f".repeat(lowest.key().length()));
    Future<Integer> outside = Future.succeededFuture(0);
    Ip from = lowest;
    for (IpRange range : pool.ranges()) {
      Ip start = from;
      if (start.compareTo(range.first()) < 0) {
        IpRange gap = new IpRange(start, Ips.plus(range.first(), -1));
        outside = outside.compose(sum -> taken(tables, pool, gap).map(more -> sum + more));
      }
      if (range.last().equals(highest)) {
        return outside.map(Pools::noneMayBe);
      }
      from = Ips.plus(range.last(), 1);
    }
    IpRange rest = new IpRange(from, highest);
    return outside
        .compose(sum -> taken(tables, pool, rest).map(more -> sum + more))
        .map(Pools::noneMayBe);
  }

  private static Future<Integer> taken(Tables tables, IpPool pool, IpRange gap) {
    return tables.ips().taken(pool.id(), gap, 1_000).map(List::size);
  }

  private static Void noneMayBe(int outside) {
    if (outside > 0) {
      throw AcvmException.of(ErrorCode.POOL_IN_USE, "count", Integer.toString(outside));
    }
    return null;
  }

  /** Fails with {@code POOL_IN_USE} while addresses are held, leased, reserved or set aside. */
  public Future<Void> delete(IpCommand.DeletePool command) {
    return turns.define(
        tables ->
            tables
                .ips()
                .lock(command.pool())
                .map(locked -> locked.orElseThrow(() -> Turn.missing(command.pool())))
                .compose(
                    locked ->
                        tables
                            .ips()
                            .count(command.pool())
                            .map(Pools::noneMayBeUsed)
                            .compose(unused -> tables.ips().delete(command.pool()))
                            .compose(
                                gone ->
                                    tell(
                                        tables,
                                        EventType.POOL_REMOVED,
                                        locked.pool(),
                                        command.by()))));
  }

  private static Void noneMayBeUsed(Map<IpState, Long> counts) {
    return noneMayBe(
        IpState.IN_USE.stream().mapToInt(state -> counts.getOrDefault(state, 0L).intValue()).sum());
  }

  private Future<Void> tell(Tables tables, EventType type, IpPool pool, String by) {
    NewEvent event =
        new NewEvent(
            type,
            turns.clock().instant(),
            Optional.of(by),
            Optional.of(Turn.target(pool)),
            Map.of("cidr", pool.spec().cidr()));
    return tables.events().append(List.of(event)).mapEmpty();
  }

  static IpPoolView view(IpPool pool, Map<IpState, Long> counts) {
    return new IpPoolView(pool, utilisation(pool, counts));
  }

  static IpUtilisation utilisation(IpPool pool, Map<IpState, Long> counts) {
    BigInteger total = BigInteger.ZERO;
    for (IpRange range : pool.ranges()) {
      total = total.add(Ips.count(range));
      for (IpRange excluded : pool.exclusions()) {
        total = total.subtract(common(range, excluded));
      }
    }
    long many = IpUtilisation.MANY;
    boolean fits = total.compareTo(BigInteger.valueOf(many)) < 0;
    return new IpUtilisation(fits ? total.longValueExact() : many, counts);
  }

  private static BigInteger common(IpRange one, IpRange other) {
    if (!one.overlaps(other)) {
      return BigInteger.ZERO;
    }
    Ip first = one.first().compareTo(other.first()) > 0 ? one.first() : other.first();
    Ip last = one.last().compareTo(other.last()) < 0 ? one.last() : other.last();
    return Ips.count(new IpRange(first, last));
  }
}
