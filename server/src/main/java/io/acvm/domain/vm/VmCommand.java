package io.acvm.domain.vm;

import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be asked of VMs. Each becomes one operation. */
public sealed interface VmCommand
    permits VmCommand.Create,
        VmCommand.Clone,
        VmCommand.Update,
        VmCommand.Delete,
        VmCommand.Power,
        VmCommand.CreateSnapshot,
        VmCommand.RestoreSnapshot,
        VmCommand.DeleteSnapshot,
        FileCommand {
  OperationKind kind();

  /**
   * Makes a VM, starts it if {@code powerOn}.
   *
   * @param organize in this language, such as {@code fr}; empty to make it where VMs are made
   */
  record Create(
      ProviderId provider,
      VmSpec spec,
      List<String> tags,
      boolean powerOn,
      Optional<AddressWish> address,
      Optional<String> organize)
      implements VmCommand {
    public Create(
        ProviderId provider,
        VmSpec spec,
        List<String> tags,
        boolean powerOn,
        Optional<AddressWish> address) {
      this(provider, spec, tags, powerOn, address, Optional.empty());
    }

    /** Without an address of a pool. */
    public Create(ProviderId provider, VmSpec spec, List<String> tags, boolean powerOn) {
      this(provider, spec, tags, powerOn, Optional.empty());
    }

    @Override
    public OperationKind kind() {
      return OperationKind.CREATE_VM;
    }

    public Create withAddress(AddressWish wish) {
      return new Create(provider, spec, tags, powerOn, Optional.of(wish), organize);
    }
  }

  /**
   * Makes a copy of {@code source}.
   *
   * @param organize as in {@link Create}
   */
  record Clone(
      VmId source,
      CloneSpec spec,
      Optional<List<String>> tags,
      boolean powerOn,
      Optional<AddressWish> address,
      Optional<String> organize)
      implements VmCommand {
    public Clone(
        VmId source,
        CloneSpec spec,
        Optional<List<String>> tags,
        boolean powerOn,
        Optional<AddressWish> address) {
      this(source, spec, tags, powerOn, address, Optional.empty());
    }

    /** Without an address of a pool. */
    public Clone(VmId source, CloneSpec spec, Optional<List<String>> tags, boolean powerOn) {
      this(source, spec, tags, powerOn, Optional.empty());
    }

    @Override
    public OperationKind kind() {
      return OperationKind.CLONE_VM;
    }

    public Clone withAddress(AddressWish wish) {
      return new Clone(source, spec, tags, powerOn, Optional.of(wish), organize);
    }
  }

  /** Changes hardware, name, description or tags. */
  record Update(VmId vm, VmChange change, Optional<List<String>> tags) implements VmCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.UPDATE_VM;
    }
  }

  /** Deletes the VM with its disks and snapshots. */
  record Delete(VmId vm) implements VmCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.DELETE_VM;
    }
  }

  /**
   * Changes the power.
   *
   * @param deadline how long the guest may take for {@link PowerAction#SHUT_DOWN}
   */
  record Power(VmId vm, PowerAction action, Duration deadline) implements VmCommand {
    @Override
    public OperationKind kind() {
      return switch (action) {
        case START -> OperationKind.START_VM;
        case SHUT_DOWN, POWER_OFF -> OperationKind.STOP_VM;
        case REBOOT, RESET -> OperationKind.RESTART_VM;
        case PAUSE -> OperationKind.PAUSE_VM;
        case SUSPEND -> OperationKind.SUSPEND_VM;
        case RESUME -> OperationKind.RESUME_VM;
      };
    }
  }

  /** Makes a snapshot. */
  record CreateSnapshot(VmId vm, SnapshotSpec spec) implements VmCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.CREATE_SNAPSHOT;
    }
  }

  /** Reverts the VM to a snapshot. */
  record RestoreSnapshot(VmId vm, SnapshotId snapshot) implements VmCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.RESTORE_SNAPSHOT;
    }
  }

  /**
   * Deletes a snapshot.
   *
   * @param children whether all that were made after it go with it; else they are kept
   */
  record DeleteSnapshot(VmId vm, SnapshotId snapshot, boolean children) implements VmCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.DELETE_SNAPSHOT;
    }
  }
}
