package io.acvm.provider;

import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider.Progress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every provider that has snapshots promises about them. */
public interface SnapshotContract extends RefusalContract {
  @Test
  default void snapshotsAreListedOldestFirst() {
    if (refuses(Capability.SNAPSHOT)) {
      return;
    }
    // Given
    ProviderVmRef ref = make(spec("photographed"));
    assertThat(done(provider().listSnapshots(ref))).isEmpty();
    // When
    SnapshotId first = snapshot(ref, "before the upgrade, \"really\"");
    SnapshotId second = snapshot(ref, "après");
    // Then
    List<Snapshot> all = done(provider().listSnapshots(ref));
    assertThat(all).extracting(Snapshot::id).containsExactly(first, second);
    assertThat(all)
        .extracting(Snapshot::name)
        .containsExactly("before the upgrade, \"really\"", "après");
    assertThat(all).noneMatch(Snapshot::includesMemory);
  }

  @Test
  default void aVmGoesBackToASnapshotAndIsOff() {
    if (refuses(Capability.SNAPSHOT)) {
      return;
    }
    // Given
    ProviderVmRef ref = make(spec("time-traveller"));
    SnapshotId point = snapshot(ref, "small");
    done(provider().updateVm(ref, change(4, 4096L, null), Progress.NONE));
    done(power(ref, PowerAction.START));
    // When
    done(provider().restoreSnapshot(ref, point, Progress.NONE));
    done(provider().restoreSnapshot(ref, point, Progress.NONE));
    // Then
    assertThat(see(ref).memoryMib()).isEqualTo(2048);
    assertThat(powerOf(ref)).isEqualTo(PowerState.STOPPED);
    assertThat(done(provider().listSnapshots(ref))).extracting(Snapshot::id).containsExactly(point);
  }

  @Test
  default void deletingASnapshotKeepsTheOthers() {
    if (refuses(Capability.SNAPSHOT)) {
      return;
    }
    // Given
    ProviderVmRef ref = make(spec("photographed"));
    SnapshotId first = snapshot(ref, "first");
    SnapshotId second = snapshot(ref, "second");
    // When
    done(provider().deleteSnapshot(ref, first, Progress.NONE));
    // Then
    assertThat(done(provider().listSnapshots(ref)))
        .extracting(Snapshot::id)
        .containsExactly(second);
    assertThat(failureOf(provider().deleteSnapshot(ref, first, Progress.NONE)))
        .isEqualTo(SNAPSHOT_NOT_FOUND);
    done(provider().restoreSnapshot(ref, second, Progress.NONE));
  }

  @Test
  default void aSnapshotIsDeletedWithItsChildrenAndThePresentStateStays() {
    if (refuses(Capability.SNAPSHOT) || refuses(Capability.SNAPSHOT_DELETE_CHILDREN)) {
      return;
    }
    // Given
    ProviderVmRef ref = make(spec("family"));
    SnapshotId root = snapshot(ref, "root");
    SnapshotId child = snapshot(ref, "child");
    snapshot(ref, "grandchild");
    done(provider().restoreSnapshot(ref, child, Progress.NONE));
    snapshot(ref, "other grandchild");
    done(provider().updateVm(ref, change(4, null, null), Progress.NONE));
    // When
    done(provider().deleteSnapshotTree(ref, child, Progress.NONE));
    // Then
    assertThat(done(provider().listSnapshots(ref))).extracting(Snapshot::id).containsExactly(root);
    assertThat(failureOf(provider().deleteSnapshotTree(ref, child, Progress.NONE)))
        .isEqualTo(SNAPSHOT_NOT_FOUND);
    assertThat(see(ref).cpus()).isEqualTo(4);
    done(power(ref, PowerAction.START));
  }

  @Test
  default void aCopyIsMadeOfASnapshotAsItWas() {
    if (refuses(Capability.SNAPSHOT) || refuses(Capability.CLONE_SNAPSHOT)) {
      return;
    }
    // Given
    ProviderVmRef source = make(spec("original"));
    SnapshotId point = snapshot(source, "small");
    done(provider().updateVm(source, change(null, 4096L, null), Progress.NONE));
    ProviderVmRef copy = done(provider().reserveVm("copy"));
    // When
    done(
        provider()
            .cloneVm(
                source,
                copy,
                fromSnapshot(cloneSpec("copy", CloneSpec.Mode.FULL), point),
                Progress.NONE));
    // Then
    assertThat(see(copy).memoryMib()).isEqualTo(2048);
    assertThat(see(copy).disks()).hasSameSizeAs(see(source).disks());
    assertThat(done(provider().listSnapshots(copy))).isEmpty();
  }

  @Test
  default void aCopyOfASnapshotThatIsNotThereIsNotMade() {
    if (refuses(Capability.SNAPSHOT) || refuses(Capability.CLONE_SNAPSHOT)) {
      return;
    }
    ProviderVmRef source = make(spec("original"));
    ProviderVmRef copy = done(provider().reserveVm("copy"));
    CloneSpec spec =
        fromSnapshot(cloneSpec("copy", CloneSpec.Mode.FULL), new SnapshotId("../nothing"));
    assertThat(failureOf(provider().cloneVm(source, copy, spec, Progress.NONE)))
        .isEqualTo(SNAPSHOT_NOT_FOUND);
    assertThat(done(provider().findVm(copy))).isEmpty();
  }

  @Test
  default void aSnapshotOfAnotherVmIsNotFound() {
    if (refuses(Capability.SNAPSHOT)) {
      return;
    }
    // Given
    ProviderVmRef mine = make(spec("mine"));
    ProviderVmRef other = make(spec("other"));
    SnapshotId point = snapshot(other, "not mine");
    // Then
    assertThat(failureOf(provider().restoreSnapshot(mine, point, Progress.NONE)))
        .isEqualTo(SNAPSHOT_NOT_FOUND);
    assertThat(failureOf(provider().deleteSnapshot(mine, point, Progress.NONE)))
        .isEqualTo(SNAPSHOT_NOT_FOUND);
    assertThat(done(provider().listSnapshots(mine))).isEmpty();
    assertThat(done(provider().listSnapshots(other))).hasSize(1);
  }

  @Test
  default void unknownSnapshotsAndVmsAreNotFound() {
    if (refuses(Capability.SNAPSHOT)) {
      return;
    }
    ProviderVmRef ref = make(spec("photographed"));
    SnapshotId random = new SnapshotId(UUID.randomUUID().toString());
    SnapshotId nonsense = new SnapshotId("../x?y");
    ProviderVmRef nobody = unknown();
    for (SnapshotId id : List.of(random, nonsense)) {
      assertThat(failureOf(provider().restoreSnapshot(ref, id, Progress.NONE)))
          .isEqualTo(SNAPSHOT_NOT_FOUND);
      assertThat(failureOf(provider().deleteSnapshot(ref, id, Progress.NONE)))
          .isEqualTo(SNAPSHOT_NOT_FOUND);
    }
    assertThat(failureOf(provider().listSnapshots(nobody))).isEqualTo(VM_NOT_FOUND);
    assertThat(failureOf(provider().createSnapshot(nobody, spec(), Progress.NONE)))
        .isEqualTo(VM_NOT_FOUND);
    assertThat(failureOf(provider().restoreSnapshot(nobody, random, Progress.NONE)))
        .isEqualTo(VM_NOT_FOUND);
    assertThat(failureOf(provider().deleteSnapshot(nobody, random, Progress.NONE)))
        .isEqualTo(VM_NOT_FOUND);
  }

  @Test
  default void aVmIsDeletedWithItsSnapshots() {
    if (refuses(Capability.SNAPSHOT)) {
      return;
    }
    ProviderVmRef ref = make(spec("photographed"));
    snapshot(ref, "only");
    done(provider().deleteVm(ref, Progress.NONE));
    assertThat(failureOf(provider().listSnapshots(ref))).isEqualTo(VM_NOT_FOUND);
  }

  private SnapshotId snapshot(ProviderVmRef ref, String name) {
    return done(
        provider()
            .createSnapshot(ref, new SnapshotSpec(name, Optional.empty(), false), Progress.NONE));
  }

  private static SnapshotSpec spec() {
    return new SnapshotSpec("one", Optional.empty(), false);
  }
}
