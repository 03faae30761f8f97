package io.acvm.vmfiles.vmx;

import java.util.Optional;

/**
 * A network adapter.
 *
 * @param index N of {@code ethernetN}, 0 to 9
 * @param model such as {@code e1000e}; empty for the old default card
 * @param macAddress in lower case with colons. Of a generated one that VMware has not written yet:
 *     what it will write, when that can be computed
 * @param staticMac whether the address was set and not generated
 */
public record Nic(
    int index,
    Network network,
    String model,
    Optional<String> macAddress,
    boolean staticMac,
    boolean startConnected) {}
