package io.acvm.domain.ip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a pool, as people write it.
 *
 * @param ranges {@code start-end}; the whole network when empty
 * @param exclusions addresses, or {@code start-end}
 * @param networks everywhere when empty
 * @param scope within a scope no two pools share an address
 * @param cooldown how long a released address is not handed out
 * @param probe whether an address is asked first if somebody uses it
 */
public record IpPoolSpec(
    String name,
    Optional<String> description,
    String cidr,
    List<String> ranges,
    List<String> exclusions,
    Optional<String> gateway,
    List<String> dns,
    Optional<String> searchDomain,
    Optional<Integer> vlanId,
    List<PoolNetwork> networks,
    String scope,
    IpStrategy strategy,
    Duration cooldown,
    boolean probe) {
  public static final String DEFAULT_SCOPE = "default";

  public IpPoolSpec {
    ranges = List.copyOf(ranges);
    exclusions = List.copyOf(exclusions);
    dns = List.copyOf(dns);
    networks = List.copyOf(networks);
  }
}
