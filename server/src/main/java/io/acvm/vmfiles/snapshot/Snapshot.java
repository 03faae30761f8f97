package io.acvm.vmfiles.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One snapshot as the .vmsd records it.
 *
 * @param uid never used again within the VM
 * @param parentUid empty for a root, and where the recorded parent does not exist or would close a
 *     circle
 * @param displayName not unique
 * @param withMemory taken of a running VM; such a one cannot be the base of a clone
 * @param createdAt empty when not recorded
 * @param stateFile the .vmsn, relative to the VM's folder; empty text when not recorded
 * @param disks the frozen disks, which are not those that the VM writes to now
 * @param clones paths of the .vmx of each linked clone that was made from it; they may no longer
 *     exist
 */
public record Snapshot(
    int uid,
    OptionalInt parentUid,
    String displayName,
    String description,
    boolean withMemory,
    Optional<Instant> createdAt,
    String stateFile,
    List<Disk> disks,
    List<String> clones) {

  public Snapshot {
    disks = List.copyOf(disks);
    clones = List.copyOf(clones);
  }

  /**
   * @param node as in the .vmx, such as {@code scsi0:0}
   * @param fileName relative to the VM's folder, or absolute
   */
  public record Disk(String node, String fileName) {}
}
