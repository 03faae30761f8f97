package io.acvm.domain.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A point in time of one VM.
 *
 * @param isCurrent the VM's present state continues from this one
 * @param uncoveredDisks ids of disks that the snapshot does not cover
 */
public record Snapshot(
    SnapshotId id,
    String name,
    Optional<String> description,
    Instant createdAt,
    Optional<SnapshotId> parent,
    boolean isCurrent,
    boolean includesMemory,
    List<String> uncoveredDisks) {
  public Snapshot {
    uncoveredDisks = List.copyOf(uncoveredDisks);
  }
}
