package io.acvm.vmfiles.host;

import java.util.Optional;

/**
 * A virtual network of the host.
 *
 * @param number N of vmnetN; 0 is the bridge to the host's own network
 * @param name for people, such as {@code NAT}; empty text when it has none
 * @param subnet such as {@code 192.168.80.0}; empty when not recorded
 * @param netmask such as {@code 255.255.255.0}; empty when not recorded
 */
public record HostNetwork(
    int number,
    String name,
    Optional<String> subnet,
    Optional<String> netmask,
    boolean nat,
    boolean dhcp) {
  /** The name that a .vmx uses. */
  public String device() {
    return "vmnet" + number;
  }
}
