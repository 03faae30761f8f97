package io.acvm.domain.vm;

import io.acvm.domain.provider.SnapshotId;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for a clone; what is empty is as in the source.
 *
 * @param ipAddress fixed address of the first NIC, never the source's
 */
public record CloneSpec(
    String name,
    Mode mode,
    Optional<SnapshotId> snapshot,
    Optional<String> description,
    Optional<Integer> cpus,
    Optional<Long> memoryMib,
    Optional<List<String>> networks,
    Optional<GuestSetup> guest,
    Optional<StaticAddress> ipAddress) {
  /** A clone without a fixed address. */
  public CloneSpec(
      String name,
      Mode mode,
      Optional<SnapshotId> snapshot,
      Optional<String> description,
      Optional<Integer> cpus,
      Optional<Long> memoryMib,
      Optional<List<String>> networks,
      Optional<GuestSetup> guest) {
    this(name, mode, snapshot, description, cpus, memoryMib, networks, guest, Optional.empty());
  }

  /** An address needs to be told its networks too: the hypervisor replaces all NICs or none. */
  public CloneSpec withNetworks(List<String> ids) {
    return new CloneSpec(
        name, mode, snapshot, description, cpus, memoryMib, Optional.of(ids), guest, ipAddress);
  }

  public CloneSpec withIpAddress(StaticAddress address) {
    return new CloneSpec(
        name, mode, snapshot, description, cpus, memoryMib, networks, guest, Optional.of(address));
  }

  /** Whether the clone has disks of its own or only what differs from the source. */
  public enum Mode {
    FULL,
    LINKED
  }
}
