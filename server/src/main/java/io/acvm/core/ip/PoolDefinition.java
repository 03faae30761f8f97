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
      refuse("/cidr", "cidr", "Write a network such as 192.168.122.0/24.");
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
      String pointer = "/ranges/" + i;
      Optional<IpRange> range = within(network, spec.ranges().get(i), pointer);
      if (range.isPresent() && ranges.stream().anyMatch(range.get()::overlaps)) {
        refuse(pointer, "overlap", "An earlier range has some of these addresses.");
      }
      range.ifPresent(ranges::add);
    }
    ranges.sort(Comparator.comparing(IpRange::first));
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
      refuse(pointer, "ipRange", "Write an address, or two of one family, the lower one first.");
      return range;
    }
    if (!has(network, range.get().first()) || !has(network, range.get().last())) {
      refuse(pointer, "outsideNetwork", "This is not in the network " + spec.cidr() + ".");
      return Optional.empty();
    }
    return range;
  }

  private static boolean has(IpRange network, Ip address) {
    return address.key().length() == network.first().key().length() && network.contains(address);
  }

  /** A router may also be known by its link-local address. */
  private Optional<Ip> gateway(IpRange network, String text) {
    Optional<Ip> gateway = address(text, "/gateway");
    if (gateway.isEmpty() || has(network, gateway.get()) || isLinkLocal(network, gateway.get())) {
      return gateway;
    }
    refuse("/gateway", "outsideNetwork", "This is not in the network " + spec.cidr() + ".");
    return Optional.empty();
  }

  private static boolean isLinkLocal(IpRange network, Ip address) {
    return network.first().key().length() == address.key().length()
        && address.key().matches("fe[89ab].{29}");
  }

  private Optional<Ip> address(String text, String pointer) {
    Optional<Ip> address = Ips.find(text);
    if (address.isEmpty()) {
      refuse(pointer, "ipAddress", "Write an IP address without a prefix.");
    }
    return address;
  }

  private List<String> dns() {
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < spec.dns().size(); i++) {
      Optional<Ip> server = address(spec.dns().get(i), "/dns/" + i);
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
