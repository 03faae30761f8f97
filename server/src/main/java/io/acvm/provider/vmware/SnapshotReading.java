package io.acvm.provider.vmware;

import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A VM's snapshots as people see them. */
final class SnapshotReading {
  private SnapshotReading() {}

  /** Oldest first: numbers rise. */
  static List<Snapshot> list(Path vmx, VmReader reader) throws IOException {
    SnapshotTree tree = VmwareSnapshots.tree(vmx);
    Optional<Integer> current = tree.current().map(io.acvm.vmfiles.snapshot.Snapshot::uid);
    List<String> uncovered = reader.read(vmx).uncovered();
    return tree.all().stream()
        .sorted(Comparator.comparingInt(io.acvm.vmfiles.snapshot.Snapshot::uid))
        .map(one -> snapshot(one, current, uncovered))
        .toList();
  }

  private static Snapshot snapshot(
      io.acvm.vmfiles.snapshot.Snapshot one, Optional<Integer> current, List<String> uncovered) {
    return new Snapshot(
        VmwareSnapshots.id(one),
        one.displayName(),
        Optional.of(one.description()).filter(text -> !text.isBlank()),
        one.createdAt().orElse(Instant.EPOCH),
        one.parentUid().stream().mapToObj(uid -> new SnapshotId(Integer.toString(uid))).findFirst(),
        current.equals(Optional.of(one.uid())),
        one.withMemory(),
        uncovered);
  }
}
