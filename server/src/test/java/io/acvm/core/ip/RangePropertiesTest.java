package io.acvm.core.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpHolder;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.ip.IpStretch;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every range, whatever is taken and excluded in it. */
class RangePropertiesTest {
  private static final int SIZE = 300;

  @Property
  void everyAddressIsReadAsItIsWritten(@ForAll("keys") String key) {
    Ip ip = Ips.ofKey(key);
    assertThat(Ips.parse(ip.text())).isEqualTo(ip);
    assertThat(ip.key()).isEqualTo(key);
  }

  @Property
  void keysHaveTheOrderOfTheAddresses(@ForAll("keys") String key, @ForAll("steps") long steps) {
    Ip ip = Ips.ofKey(key);
    BigInteger last = BigInteger.TWO.pow(key.length() * 4).subtract(BigInteger.ONE);
    if (new BigInteger(key, 16).add(BigInteger.valueOf(steps)).compareTo(last) <= 0) {
      Ip later = Ips.plus(ip, steps);
      assertThat(ip).isLessThan(later);
      assertThat(Ips.count(new IpRange(ip, later))).isEqualTo(steps + 1);
    }
  }

  @Property(tries = 300)
  void gapsAreAllThatIsNeitherTakenNorExcluded(
      @ForAll @Size(max = 200) Set<@IntRange(max = SIZE - 1) Integer> taken,
      @ForAll("exclusions") List<IpRange> exclusions,
      @ForAll @IntRange(min = 1, max = SIZE) int limit) {
    Set<String> blocked = taken.stream().map(i -> ip(i).key()).collect(Collectors.toSet());
    List<Ip> free =
        IntStream.range(0, SIZE)
            .mapToObj(RangePropertiesTest::ip)
            .filter(ip -> !blocked.contains(ip.key()))
            .filter(ip -> exclusions.stream().noneMatch(each -> each.contains(ip)))
            .limit(limit)
            .toList();
    IpRange range = new IpRange(ip(0), ip(SIZE - 1));
    assertThat(FreeSearch.gaps(range, blocked, exclusions, limit)).isEqualTo(free);
  }

  @Property(tries = 300)
  void aMapHasEveryAddressOnceInItsState(
      @ForAll @Size(max = 60) Set<@IntRange(max = SIZE - 1) Integer> taken,
      @ForAll("exclusions") List<IpRange> exclusions) {
    List<IpLease> leases =
        new TreeSet<>(taken).stream().map(RangePropertiesTest::lease).collect(Collectors.toList());
    IpRange range = new IpRange(ip(0), ip(SIZE - 1));
    List<IpStretch> map = Stretches.of(range, leases, exclusions);
    Ip next = range.first();
    List<IpLease> shown = new ArrayList<>();
    for (IpStretch stretch : map) {
      assertThat(stretch.range().first()).isEqualTo(next);
      assertThat(BigInteger.valueOf(stretch.count())).isEqualTo(Ips.count(stretch.range()));
      stretch.lease().ifPresent(shown::add);
      boolean excluded =
          exclusions.stream().anyMatch(each -> each.contains(stretch.range().first()));
      if (stretch.lease().isEmpty()) {
        assertThat(stretch.excluded()).isEqualTo(excluded);
      }
      next = Ips.plus(stretch.range().last(), 1);
    }
    assertThat(next).isEqualTo(ip(SIZE));
    assertThat(shown).isEqualTo(leases);
  }

  @Property(tries = 300)
  void whatAPoolOffersIsWhatItCounts(
      @ForAll @IntRange(min = 22, max = 32) int prefix,
      @ForAll @IntRange(max = SIZE) int one,
      @ForAll @IntRange(max = SIZE) int other) {
    Ips.Network network = Ips.network("10.7.0.0/" + prefix).orElseThrow();
    IpRange excluded = new IpRange(ip(Math.min(one, other)), ip(Math.max(one, other)));
    boolean inside = network.range().contains(excluded.last());
    IpPool pool = pool(network.text(), inside ? List.of(Ips.text(excluded)) : List.of());
    long size = Ips.count(network.range()).longValueExact();
    long offered = IntStream.range(0, (int) size).filter(i -> pool.offers(ip(i))).count();
    assertThat(Pools.utilisation(pool, java.util.Map.of()).total()).isEqualTo(offered);
    assertThat(pool.offers(ip((int) size))).isFalse();
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("0123456789abcdef").ofLength(8),
        Arbitraries.strings().withChars("0123456789abcdef").ofLength(32),
        Arbitraries.strings().withChars("0f").ofLength(32));
  }

  @Provide
  Arbitrary<Long> steps() {
    return Arbitraries.longs().between(1, Long.MAX_VALUE - 1);
  }

  @Provide
  Arbitrary<List<IpRange>> exclusions() {
    return Arbitraries.integers()
        .between(0, SIZE - 1)
        .set()
        .ofMaxSize(8)
        .map(
            ends -> {
              List<Integer> sorted = new ArrayList<>(new TreeSet<>(ends));
              List<IpRange> ranges = new ArrayList<>();
              for (int i = 0; i + 1 < sorted.size(); i += 2) {
                ranges.add(new IpRange(ip(sorted.get(i)), ip(sorted.get(i + 1))));
              }
              return ranges;
            });
  }

  private static Ip ip(int number) {
    return Ips.ofKey(String.format("0a07%04x", number));
  }

  private static IpLease lease(int number) {
    return IpLease.taken(
        new IpPoolId("lab"),
        ip(number),
        IpState.LEASED,
        IpHolder.person("amelie", Optional.empty()),
        Instant.EPOCH);
  }

  private static IpPool pool(String cidr, List<String> exclusions) {
    IpPoolSpec spec =
        new IpPoolSpec(
            "Lab",
            Optional.empty(),
            cidr,
            List.of(),
            exclusions,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            IpPoolSpec.DEFAULT_SCOPE,
            IpStrategy.FIRST_FREE,
            Duration.ZERO,
            false);
    return PoolDefinition.read(new IpPoolId("lab"), spec, Instant.EPOCH);
  }
}
