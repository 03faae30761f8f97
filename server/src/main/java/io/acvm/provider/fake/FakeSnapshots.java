package io.acvm.provider.fake;

import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.PowerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What snapshots do to a VM; the world's lock is held by the caller. */
final class FakeSnapshots {
  private FakeSnapshots() {}

  static FakeVm.Point find(FakeVm vm, SnapshotId id) {
    FakeVm.Point point = vm.points.get(id);
    if (point == null) {
      throw AcvmException.of(SNAPSHOT_NOT_FOUND, "id", id.value());
    }
    return point;
  }

  static SnapshotId create(FakeVm vm, SnapshotSpec spec, Instant now) {
    SnapshotId id = new SnapshotId(UUID.randomUUID().toString());
    Snapshot snapshot =
        new Snapshot(
            id,
            spec.name(),
            spec.description(),
            now,
            vm.current,
            true,
            spec.includeMemory() && vm.power == PowerState.RUNNING,
            List.of());
    vm.points.put(id, new FakeVm.Point(snapshot, vm.hardware));
    vm.current = Optional.of(id);
    return id;
  }

  static void restore(FakeVm vm, SnapshotId id) {
    FakeVm.Point point = find(vm, id);
    vm.hardware = point.hardware();
    vm.power = point.snapshot().includesMemory() ? PowerState.RUNNING : PowerState.STOPPED;
    vm.current = Optional.of(id);
  }

  /** Those first that hang on others. */
  static void deleteTree(FakeVm vm, SnapshotId id) {
    find(vm, id);
    for (Snapshot one : vm.snapshots()) {
      if (one.parent().equals(Optional.of(id))) {
        deleteTree(vm, one.id());
      }
    }
    vm.forget(id);
  }

  static void delete(FakeVm vm, SnapshotId id) {
    find(vm, id);
    vm.forget(id);
  }
}
