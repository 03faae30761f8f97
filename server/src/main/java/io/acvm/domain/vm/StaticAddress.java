package io.acvm.domain.vm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The address that the first NIC of a new VM is to have. The guest finds the NIC by its MAC
 * address, which the hypervisor knows, never by a name such as {@code ens33}.
 *
 * @param address IPv4 or IPv6, in its canonical form
 * @param prefixLength of the network; empty when only the hypervisor knows it: then the guest is
 *     told nothing and the hypervisor's own address management has to
 * @param gateway the default route; none when empty
 * @param dns name servers, in the order in which they are asked
 * @param searchDomain what short names are completed with
 */
public record StaticAddress(
    String address,
    Optional<Integer> prefixLength,
    Optional<String> gateway,
    List<String> dns,
    Optional<String> searchDomain) {
  public StaticAddress {
    requireNonNull(address, "address is null");
    dns = List.copyOf(dns);
  }

  /** An address of which nothing else is known. */
  public static StaticAddress of(String address) {
    return new StaticAddress(
        address, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }
}
