package io.acvm.core.vm;

import static io.acvm.core.TestWorld.PROVIDER;
import static io.acvm.store.TestStores.await;

import io.acvm.core.TestWorld;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.fake.FakeCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every command, with what it needs to be there, and the calls that it makes. */
enum Scenario {
  CREATE {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Create(PROVIDER, spec("web-01"), List.of("demo"), true);
    }
  },
  CREATE_ADDRESSED {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Create(PROVIDER, spec("web-01"), List.of("demo"), true, wish());
    }
  },
  CLONE_ADDRESSED {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      VmCommand.Clone clone = (VmCommand.Clone) CLONE.command(vm, ref, snapshot);
      return new VmCommand.Clone(vm, clone.spec(), clone.tags(), true, wish());
    }
  },
  CREATE_OFF {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Create(PROVIDER, spec("web-01"), List.of(), false);
    }
  },
  CLONE {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      CloneSpec spec =
          new CloneSpec(
              "copy",
              CloneSpec.Mode.FULL,
              Optional.of(snapshot),
              Optional.empty(),
              Optional.of(4),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return new VmCommand.Clone(vm, spec, Optional.empty(), true);
    }
  },
  UPDATE {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      VmChange change =
          new VmChange(
              Optional.of("renamed"),
              Optional.of("changed"),
              Optional.of(4),
              Optional.of(4096L),
              Optional.of(20),
              Optional.empty());
      return new VmCommand.Update(vm, change, Optional.of(List.of("blue")));
    }
  },
  DELETE {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Delete(vm);
    }
  },
  START {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Power(vm, PowerAction.START, Duration.ofMinutes(1));
    }
  },
  RESET {
    @Override
    void prepare(TestWorld world, ProviderVmRef ref) {
      power(world, ref, PowerAction.START);
    }

    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Power(vm, PowerAction.RESET, Duration.ofMinutes(1));
    }
  },
  SHUT_DOWN {
    @Override
    void prepare(TestWorld world, ProviderVmRef ref) {
      power(world, ref, PowerAction.START);
    }

    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Power(vm, PowerAction.SHUT_DOWN, Duration.ofMinutes(1));
    }
  },
  PAUSE {
    @Override
    void prepare(TestWorld world, ProviderVmRef ref) {
      power(world, ref, PowerAction.START);
    }

    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Power(vm, PowerAction.PAUSE, Duration.ofMinutes(1));
    }
  },
  SUSPEND {
    @Override
    void prepare(TestWorld world, ProviderVmRef ref) {
      power(world, ref, PowerAction.START);
    }

    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Power(vm, PowerAction.SUSPEND, Duration.ofMinutes(1));
    }
  },
  RESUME {
    @Override
    void prepare(TestWorld world, ProviderVmRef ref) {
      power(world, ref, PowerAction.START);
      power(world, ref, PowerAction.SUSPEND);
    }

    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.Power(vm, PowerAction.RESUME, Duration.ofMinutes(1));
    }
  },
  SNAPSHOT {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.CreateSnapshot(
          vm, new SnapshotSpec("before upgrade", Optional.of("24.04 to 26.04"), false));
    }
  },
  RESTORE {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.RestoreSnapshot(vm, snapshot);
    }
  },
  DELETE_SNAPSHOT_TREE {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.DeleteSnapshot(vm, snapshot, true);
    }
  },
  DELETE_SNAPSHOT {
    @Override
    VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot) {
      return new VmCommand.DeleteSnapshot(vm, snapshot, false);
    }
  };

  private static Optional<AddressWish> wish() {
    return Optional.of(new AddressWish(TestWorld.POOL.id(), Optional.empty()));
  }

  /** The calls of the hypervisor in the order in which they are made. */
  List<FakeCall> calls() {
    return switch (this) {
      case CREATE, CREATE_ADDRESSED ->
          List.of(FakeCall.RESERVE_VM, FakeCall.CREATE_VM, FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case CREATE_OFF -> List.of(FakeCall.RESERVE_VM, FakeCall.CREATE_VM, FakeCall.FIND_VM);
      case CLONE, CLONE_ADDRESSED ->
          List.of(FakeCall.RESERVE_VM, FakeCall.CLONE_VM, FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case UPDATE -> List.of(FakeCall.UPDATE_VM, FakeCall.FIND_VM);
      case DELETE -> List.of(FakeCall.DELETE_VM);
      case START -> List.of(FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case RESET -> List.of(FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case SHUT_DOWN -> List.of(FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case PAUSE -> List.of(FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case SUSPEND -> List.of(FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case RESUME -> List.of(FakeCall.CHANGE_POWER, FakeCall.FIND_VM);
      case SNAPSHOT -> List.of(FakeCall.LIST_SNAPSHOTS, FakeCall.CREATE_SNAPSHOT, FakeCall.FIND_VM);
      case RESTORE -> List.of(FakeCall.RESTORE_SNAPSHOT, FakeCall.FIND_VM);
      case DELETE_SNAPSHOT, DELETE_SNAPSHOT_TREE ->
          List.of(FakeCall.DELETE_SNAPSHOT, FakeCall.FIND_VM);
    };
  }

  /** Whether everything is as before when it fails or is canceled. */
  boolean leavesNothing() {
    return Set.of(CREATE, CREATE_ADDRESSED, CREATE_OFF, CLONE, CLONE_ADDRESSED, SNAPSHOT)
        .contains(this);
  }

  void prepare(TestWorld world, ProviderVmRef ref) {}

  abstract VmCommand command(VmId vm, ProviderVmRef ref, SnapshotId snapshot);

  static void power(TestWorld world, ProviderVmRef ref, PowerAction action) {
    await(world.hypervisor.changePower(ref, action, Duration.ofSeconds(1), Progress.NONE));
  }

  static VmSpec spec(String name) {
    return new VmSpec(
        name,
        Optional.of("made for a test"),
        new VmSource(VmSource.Type.IMAGE, Optional.of(new TemplateId("template-2"))),
        2,
        2048,
        Optional.of(20),
        List.of(),
        List.of("network-1"),
        Optional.empty(),
        Optional.of("cluster-1"),
        Optional.empty(),
        Optional.of(
            new GuestSetup(
                Optional.of(name),
                Optional.of("amelie"),
                Optional.of("s3cret-of-guest"),
                List.of("ssh-ed25519 AAAA"),
                Optional.empty(),
                Optional.empty())));
  }
}
