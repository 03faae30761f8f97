package io.acvm.core.ip;

import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.store.IpTable;
import io.vertx.core.Future;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Finds free addresses of a pool without reading all of it: what is not free is read in pieces, in
 * order, until there are gaps enough. Correct only while the pool's turn is held.
 */
final class FreeSearch {
  private static final int PIECE = 512;

  private final IpTable table;
  private final IpPool pool;
  private final Optional<String> from;
  private final RandomGenerator random;
  private final Set<String> spoken = new HashSet<>();

  /**
   * @param from no address before this key is free
   */
  FreeSearch(IpTable table, IpPool pool, Optional<String> from, RandomGenerator random) {
    this.table = table;
    this.pool = pool;
    this.from = from;
    this.random = random;
  }

  static FreeSearch inOrder(IpTable table, IpPool pool) {
    return new FreeSearch(table, pool, Optional.empty(), new SplittableRandom());
  }

  /** From now on these are not found, whatever the table says. */
  void exclude(List<Ip> addresses) {
    addresses.forEach(address -> spoken.add(address.key()));
  }

  /** As many as there are, {@code count} at most, in the order of their numbers. */
  Future<List<Ip>> first(int count) {
    return walk(pool.ranges(), false, count);
  }

  /** As many as there are, {@code count} at most, in the order of the pool's strategy. */
  Future<List<Ip>> find(int count) {
    if (count == 0) {
      return Future.succeededFuture(List.of());
    }
    if (pool.spec().strategy() == IpStrategy.RANDOM) {
      return scattered(count, new ArrayList<>());
    }
    if (pool.spec().strategy() == IpStrategy.FIRST_FREE) {
      return walk(since(from), false, count);
    }
    return walk(pool.ranges(), true, count)
        .compose(
            unused ->
                unused.size() == count
                    ? Future.succeededFuture(unused)
                    : released(unused, count - unused.size()));
  }

  private Future<List<Ip>> released(List<Ip> before, int more) {
    return table
        .released(pool.id(), more + spoken.size())
        .map(
            released -> {
              List<Ip> all = new ArrayList<>(before);
              released.stream()
                  .filter(pool::offers)
                  .filter(ip -> !spoken.contains(ip.key()))
                  .limit(more)
                  .forEach(all::add);
              return all;
            });
  }

  /** Each the first free one after a place of its own. */
  private Future<List<Ip>> scattered(int count, List<Ip> found) {
    if (found.size() == count) {
      return Future.succeededFuture(found);
    }
    Ip start = anywhere();
    return walk(since(Optional.of(start.key())), false, 1)
        .compose(
            after ->
                after.isEmpty() ? walk(pool.ranges(), false, 1) : Future.succeededFuture(after))
        .compose(
            next -> {
              if (next.isEmpty()) {
                return Future.succeededFuture(found);
              }
              exclude(next);
              found.addAll(next);
              return scattered(count, found);
            });
  }

  private Ip anywhere() {
    BigInteger total =
        pool.ranges().stream().map(Ips::count).reduce(BigInteger.ZERO, BigInteger::add);
    byte[] bits = new byte[24];
    random.nextBytes(bits);
    BigInteger place = new BigInteger(1, bits).mod(total);
    for (IpRange range : pool.ranges()) {
      BigInteger size = Ips.count(range);
      if (place.compareTo(size) < 0) {
        return Ips.plus(range.first(), place);
      }
      place = place.subtract(size);
    }
    throw new IllegalStateException("a place beyond " + total);
  }

  private List<IpRange> since(Optional<String> key) {
    if (key.isEmpty()) {
      return pool.ranges();
    }
    Ip start = Ips.ofKey(key.get());
    return pool.ranges().stream()
        .filter(range -> range.last().compareTo(start) >= 0)
        .map(range -> range.contains(start) ? new IpRange(start, range.last()) : range)
        .toList();
  }

  private Future<List<Ip>> walk(List<IpRange> ranges, boolean neverUsed, int count) {
    return walk(ranges, 0, neverUsed, count, new ArrayList<>());
  }

  private Future<List<Ip>> walk(
      List<IpRange> ranges, int index, boolean neverUsed, int count, List<Ip> found) {
    if (index == ranges.size() || found.size() == count) {
      return Future.succeededFuture(found);
    }
    return walk(ranges.get(index), neverUsed, count, found)
        .compose(done -> walk(ranges, index + 1, neverUsed, count, found));
  }

  private Future<Void> walk(IpRange range, boolean neverUsed, int count, List<Ip> found) {
    return table
        .keys(pool.id(), range, neverUsed, PIECE)
        .compose(
            taken -> {
              boolean isLast = taken.size() < PIECE;
              IpRange known =
                  isLast
                      ? range
                      : new IpRange(range.first(), Ips.ofKey(taken.get(taken.size() - 1)));
              Set<String> blocked = new HashSet<>(taken);
              blocked.addAll(spoken);
              found.addAll(gaps(known, blocked, pool.exclusions(), count - found.size()));
              return isLast || found.size() == count || known.last().equals(range.last())
                  ? Future.succeededFuture()
                  : walk(
                      new IpRange(Ips.plus(known.last(), 1), range.last()),
                      neverUsed,
                      count,
                      found);
            });
  }

  /** The first addresses of a range that are neither blocked nor excluded. */
  static List<Ip> gaps(IpRange range, Set<String> blocked, List<IpRange> exclusions, int limit) {
    List<Ip> gaps = new ArrayList<>();
    Ip next = range.first();
    while (gaps.size() < limit) {
      Ip here = next;
      Optional<IpRange> excluded =
          exclusions.stream().filter(each -> each.contains(here)).findFirst();
      Ip last = excluded.map(IpRange::last).orElse(here);
      if (excluded.isEmpty() && !blocked.contains(here.key())) {
        gaps.add(here);
      }
      if (last.compareTo(range.last()) >= 0) {
        return gaps;
      }
      next = Ips.plus(last, 1);
    }
    return gaps;
  }
}
