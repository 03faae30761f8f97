package io.acvm.domain.ip;

import java.time.Instant;
import java.util.List;

/**
 * A pool of addresses.
 *
 * @param spec what is said of it, in canonical forms
 * @param ranges what may be handed out, sorted, apart from each other
 * @param exclusions what of it is never handed out, sorted: as asked for, and the addresses of the
 *     network, of its broadcast and of the gateway
 */
public record IpPool(
    IpPoolId id,
    IpPoolSpec spec,
    int prefixLength,
    List<IpRange> ranges,
    List<IpRange> exclusions,
    Instant createdAt) {
  public IpPool {
    ranges = List.copyOf(ranges);
    exclusions = List.copyOf(exclusions);
  }

  public boolean isIpv6() {
    return ranges.get(0).first().key().length() > 8;
  }

  /** Whether an address can be handed out at all. */
  public boolean offers(Ip address) {
    return ranges.stream().anyMatch(range -> range.contains(address)) && !excludes(address);
  }

  public boolean excludes(Ip address) {
    return exclusions.stream().anyMatch(range -> range.contains(address));
  }
}
