package io.acvm.domain.vm;

import java.util.List;
import java.util.Optional;

/**
 * What was asked for a new VM.
 *
 * @param memoryMib memory in MiB
 * @param diskGib size of the first disk; as in the source when empty
 * @param networks ids of networks, one NIC each
 * @param ipAddress fixed address of the first NIC; what the guest is told of its network too
 * @param cluster id of the cluster; the provider's default when empty
 */
public record VmSpec(
    String name,
    Optional<String> description,
    VmSource source,
    int cpus,
    long memoryMib,
    Optional<Integer> diskGib,
    List<Integer> extraDisksGib,
    List<String> networks,
    Optional<StaticAddress> ipAddress,
    Optional<String> cluster,
    Optional<Firmware> firmware,
    Optional<GuestSetup> guest) {
  /** What starts the machine. */
  public enum Firmware {
    BIOS,
    UEFI
  }

  public VmSpec {
    extraDisksGib = List.copyOf(extraDisksGib);
    networks = List.copyOf(networks);
  }

  public VmSpec withIpAddress(StaticAddress address) {
    return new VmSpec(
        name,
        description,
        source,
        cpus,
        memoryMib,
        diskGib,
        extraDisksGib,
        networks,
        Optional.of(address),
        cluster,
        firmware,
        guest);
  }
}
