package io.acvm.core.ip;

import io.acvm.domain.Page;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStretch;
import io.acvm.domain.ip.IpUtilisation;
import io.acvm.store.IpTable;
import io.vertx.core.Future;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The map of a pool. What is alike and side by side is one stretch, so that any pool is small. */
final class Stretches {
  private Stretches() {}

  static Future<Page<IpStretch>> page(IpTable table, IpPool pool, PageRequest page) {
    Ip from = page.cursor().map(Stretches::decode).orElseGet(() -> pool.ranges().get(0).first());
    List<IpRange> ranges =
        pool.ranges().stream()
            .filter(range -> range.last().compareTo(from) >= 0)
            .map(range -> range.contains(from) ? new IpRange(from, range.last()) : range)
            .toList();
    return collect(table, pool, ranges, 0, page.limit() + 1, new ArrayList<>())
        .map(
            found ->
                found.size() <= page.limit()
                    ? new Page<>(found, 0, Optional.empty())
                    : new Page<>(
                        found.subList(0, page.limit()),
                        0,
                        Optional.of(found.get(page.limit()).range().first().key())));
  }

  private static Ip decode(String cursor) {
    if (!cursor.matches("[0-9a-f]{8}|[0-9a-f]{32}")) {
      throw AcvmException.of(ErrorCode.CURSOR_INVALID);
    }
    return Ips.ofKey(cursor);
  }

  private static Future<List<IpStretch>> collect(
      IpTable table,
      IpPool pool,
      List<IpRange> ranges,
      int index,
      int limit,
      List<IpStretch> found) {
    if (index == ranges.size() || found.size() >= limit) {
      return Future.succeededFuture(found.subList(0, Math.min(limit, found.size())));
    }
    IpRange range = ranges.get(index);
    return table
        .taken(pool.id(), range, limit)
        .compose(
            taken -> {
              Ip known = taken.size() < limit ? range.last() : taken.get(limit - 1).address();
              found.addAll(of(new IpRange(range.first(), known), taken, pool.exclusions()));
              return collect(table, pool, ranges, index + 1, limit, found);
            });
  }

  /**
   * A range as stretches, without gaps between them.
   *
   * @param taken its addresses that are not free, in their order
   */
  static List<IpStretch> of(IpRange range, List<IpLease> taken, List<IpRange> exclusions) {
    List<IpStretch> stretches = new ArrayList<>();
    Ip next = range.first();
    int index = 0;
    while (true) {
      Ip here = next;
      IpStretch stretch;
      if (index < taken.size() && taken.get(index).address().equals(here)) {
        IpLease lease = taken.get(index++);
        stretch =
            new IpStretch(new IpRange(here, here), 1, lease.state(), false, Optional.of(lease));
      } else {
        Optional<IpRange> excluded =
            exclusions.stream().filter(each -> each.contains(here)).findFirst();
        Ip last =
            excluded.map(IpRange::last).orElseGet(() -> beforeExcluded(range, here, exclusions));
        if (index < taken.size() && taken.get(index).address().compareTo(last) <= 0) {
          last = Ips.plus(taken.get(index).address(), -1);
        }
        stretch =
            stretch(
                new IpRange(here, last.compareTo(range.last()) < 0 ? last : range.last()),
                excluded.isPresent());
      }
      stretches.add(stretch);
      if (stretch.range().last().equals(range.last())) {
        return stretches;
      }
      next = Ips.plus(stretch.range().last(), 1);
    }
  }

  private static Ip beforeExcluded(IpRange range, Ip here, List<IpRange> exclusions) {
    return exclusions.stream()
        .map(IpRange::first)
        .filter(first -> first.compareTo(here) > 0 && first.compareTo(range.last()) <= 0)
        .findFirst()
        .map(first -> Ips.plus(first, -1))
        .orElse(range.last());
  }

  private static IpStretch stretch(IpRange range, boolean excluded) {
    long count = Ips.count(range).min(BigInteger.valueOf(IpUtilisation.MANY)).longValueExact();
    return new IpStretch(range, count, IpState.FREE, excluded, Optional.empty());
  }
}
