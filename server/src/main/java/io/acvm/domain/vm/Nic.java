package io.acvm.domain.vm;

import java.util.List;
import java.util.Optional;

/**
 * A network card as the hypervisor shows it.
 *
 * @param network name of the network
 * @param networkId id of the network, as in {@link io.acvm.domain.provider.Network#id()}
 */
public record Nic(
    String id,
    Optional<String> network,
    Optional<String> networkId,
    Optional<String> macAddress,
    List<String> ipAddresses,
    boolean connected) {
  public Nic {
    ipAddresses = List.copyOf(ipAddresses);
  }
}
