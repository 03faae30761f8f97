package io.acvm.core.ip;

import io.acvm.core.ip.Ips.Network;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what people say of a pool; all that is wrong with it is told together. */
final class PoolDefinition {
  private final List<FieldFailure> wrong = new ArrayList<>();
  private final IpPoolSpec spec;

  private PoolDefinition(IpPoolSpec spec) {
    this.spec = spec;
  }

  /** Throws {@code POOL_INVALID} with pointers to the fields. */
  static IpPool read(IpPoolId id, IpPoolSpec spec, Instant createdAt) {
    return new PoolDefinition(spec).read(id, createdAt);
  }

  private IpPool read(IpPoolId id, Instant createdAt) {
    Network network = Ips.network(spec.cidr()).orElse(null);
    if (network == null) {
      refuse("/cidr", "format", "Write a network such as 192.168.122.0/24.");
      throw AcvmException.invalid(ErrorCode.POOL_INVALID, wrong);
    }
    List<IpRange> ranges = ranges(network.range());
    List<IpRange> exclusions = exclusions(network.range());
    Optional<Ip> gateway = spec.gateway().flatMap(text -> gateway(network.range(), text));
    List<String> dns = dns();
    if (!wrong.isEmpty()) {
      throw AcvmException.invalid(ErrorCode.POOL_INVALID, wrong);
    }
    return new IpPool(
        id,
        canonical(network, ranges, exclusions, gateway, dns),
        network.prefixLength(),
        ranges,
        merged(withUnusable(exclusions, network, gateway)),
        createdAt);
  }

  private List<IpRange> ranges(IpRange network) {
    if (spec.ranges().isEmpty()) {
      return List.of(network);
    }
    List<IpRange> ranges = new ArrayList<>();
    for (int i = 0; i < spec.ranges().size(); i++) {
      within(network, spec.ranges().get(i), "/ranges/" + i).ifPresent(ranges::add);
    }
    ranges.sort(Comparator.comparing(IpRange::first));
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).overlaps(ranges.get(i - 1))) {
        refuse("/ranges", "overlap", "Ranges share the address " + ranges.get(i).first() + ".");
      }
    }
    return ranges;
  }

  private List<IpRange> exclusions(IpRange network) {
    List<IpRange> exclusions = new ArrayList<>();
    for (int i = 0; i < spec.exclusions().size(); i++) {
      within(network, spec.exclusions().get(i), "/exclusions/" + i).ifPresent(exclusions::add);
    }
    return exclusions;
  }

  private Optional<IpRange> within(IpRange network, String text, String pointer) {
    Optional<IpRange> range = Ips.range(text);
    if (range.isEmpty()) {
      refuse(pointer, "format", "Write an address, or two of one family, the lower one first.");
      return range;
    }
    boolean inside = network.contains(range.get().first()) && network.contains(range.get().last());
    if (!inside || range.get().first().key().length() != network.first().key().length()) {
      refuse(pointer, "outside", "This is not in the network " + spec.cidr() + ".");
      return Optional.empty();
    }
    return range;
  }

  /** A router may also be known by its link-local address. */
  private Optional<Ip> gateway(IpRange network, String text) {
    Optional<Ip> gateway =
        Ips.find(text)
            .filter(ip -> ip.key().length() == network.first().key().length())
            .filter(ip -> network.contains(ip) || ip.key().matches("fe[89ab].{29}"));
    if (gateway.isEmpty()) {
      refuse("/gateway", "outside", "This is not an address of the network " + spec.cidr() + ".");
    }
    return gateway;
  }

  private List<String> dns() {
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < spec.dns().size(); i++) {
      Optional<Ip> server = Ips.find(spec.dns().get(i));
      if (server.isEmpty()) {
        refuse("/dns/" + i, "format", "This is not an IP address.");
      }
      server.map(Ip::text).ifPresent(servers::add);
    }
    return servers;
  }

  /**
   * Where there is a network at all, its first address and IPv4's last mean all of its routers or
   * machines.
   */
  private static List<IpRange> withUnusable(
      List<IpRange> exclusions, Network network, Optional<Ip> gateway) {
    List<IpRange> all = new ArrayList<>(exclusions);
    gateway.ifPresent(ip -> all.add(new IpRange(ip, ip)));
    Ip first = network.range().first();
    Ip last = network.range().last();
    boolean isIpv4 = first.key().length() == 8;
    if (network.prefixLength() < (isIpv4 ? 31 : 127)) {
      all.add(new IpRange(first, first));
      if (isIpv4) {
        all.add(new IpRange(last, last));
      }
    }
    return all;
  }

  private static List<IpRange> merged(List<IpRange> ranges) {
    List<IpRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparing(IpRange::first));
    List<IpRange> merged = new ArrayList<>();
    for (IpRange next : sorted) {
      IpRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null || last.last().compareTo(next.first()) < 0) {
        merged.add(next);
      } else if (last.last().compareTo(next.last()) < 0) {
        merged.set(merged.size() - 1, new IpRange(last.first(), next.last()));
      }
    }
    return merged;
  }

  private IpPoolSpec canonical(
      Network network,
      List<IpRange> ranges,
      List<IpRange> exclusions,
      Optional<Ip> gateway,
      List<String> dns) {
    return new IpPoolSpec(
        spec.name(),
        spec.description(),
        network.text(),
        ranges.stream().map(Ips::text).toList(),
        exclusions.stream().map(Ips::text).toList(),
        gateway.map(Ip::text),
        dns,
        spec.searchDomain(),
        spec.vlanId(),
        spec.networks(),
        spec.scope(),
        spec.strategy(),
        spec.cooldown(),
        spec.probe());
  }

  private void refuse(String pointer, String code, String detail) {
    wrong.add(new FieldFailure(pointer, code, detail));
  }
}
