package io.acvm.provider.fake;

import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmObservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A VM of a {@link FakeWorld}, which guards it. */
final class FakeVm {
  /** What a snapshot keeps. */
  record Hardware(int cpus, long memoryMib, List<Disk> disks, List<Nic> nics) {}

  record Point(Snapshot snapshot, Hardware hardware) {}

  final ProviderVmRef ref;
  final Instant createdAt;
  String name;
  Optional<String> description;
  String cluster;
  Optional<String> guestOs;
  Hardware hardware;
  PowerState power = PowerState.STOPPED;
  boolean halfMade = true;
  boolean ignoresShutdown;
  boolean managed = true;
  final Map<SnapshotId, Point> points = new LinkedHashMap<>();
  Optional<SnapshotId> current = Optional.empty();

  FakeVm(ProviderVmRef ref, String name, Hardware hardware, String cluster, Instant createdAt) {
    this.ref = ref;
    this.name = name;
    this.description = Optional.empty();
    this.guestOs = Optional.empty();
    this.hardware = hardware;
    this.cluster = cluster;
    this.createdAt = createdAt;
  }

  List<Snapshot> snapshots() {
    List<Snapshot> all = new ArrayList<>();
    for (Point point : points.values()) {
      Snapshot one = point.snapshot();
      all.add(
          new Snapshot(
              one.id(),
              one.name(),
              one.description(),
              one.createdAt(),
              one.parent(),
              current.equals(Optional.of(one.id())),
              one.includesMemory(),
              one.uncoveredDisks()));
    }
    return all;
  }

  /** Takes a snapshot out; its children and the present state then hang on its parent. */
  void forget(SnapshotId gone) {
    Optional<SnapshotId> parent = points.remove(gone).snapshot().parent();
    points.replaceAll((id, point) -> reparented(point, gone, parent));
    if (current.equals(Optional.of(gone))) {
      current = parent;
    }
  }

  private static Point reparented(Point point, SnapshotId gone, Optional<SnapshotId> parent) {
    Snapshot one = point.snapshot();
    if (!one.parent().equals(Optional.of(gone))) {
      return point;
    }
    return new Point(
        new Snapshot(
            one.id(),
            one.name(),
            one.description(),
            one.createdAt(),
            parent,
            one.isCurrent(),
            one.includesMemory(),
            one.uncoveredDisks()),
        point.hardware());
  }

  VmObservation observe(Instant now) {
    return new VmObservation(
        ref,
        name,
        power,
        hardware.cpus(),
        hardware.memoryMib(),
        hardware.disks(),
        hardware.nics(),
        guestOs,
        Optional.of(cluster),
        description,
        Optional.of(createdAt),
        halfMade ? Optional.of("The VM was not made completely.") : Optional.empty(),
        managed,
        now);
  }
}
