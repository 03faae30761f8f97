package io.acvm.domain.vm;

import io.acvm.domain.provider.SnapshotId;
import java.util.List;
import java.util.Optional;

/** What was asked for a clone; what is empty is as in the source. */
public record CloneSpec(
    String name,
    Mode mode,
    Optional<SnapshotId> snapshot,
    Optional<String> description,
    Optional<Integer> cpus,
    Optional<Long> memoryMib,
    Optional<List<String>> networks,
    Optional<GuestSetup> guest) {
  /** Whether the clone has disks of its own or only what differs from the source. */
  public enum Mode {
    FULL,
    LINKED
  }
}
