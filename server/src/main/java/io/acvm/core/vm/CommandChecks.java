package io.acvm.core.vm;

import static io.acvm.domain.vm.PowerState.PAUSED;
import static io.acvm.domain.vm.PowerState.RUNNING;
import static io.acvm.domain.vm.PowerState.STOPPED;
import static io.acvm.domain.vm.PowerState.SUSPENDED;
import static io.acvm.domain.vm.PowerState.UNKNOWN;

import io.acvm.core.inventory.VmRecords;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.acvm.provider.RequiredCapabilities;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be known to be wrong with a command before the hypervisor is asked. */
final class CommandChecks {
  private final VmRecords records;

  CommandChecks(VmRecords records) {
    this.records = records;
  }

  static VmId targetOf(VmCommand command) {
    if (command instanceof VmCommand.Power power) {
      return power.vm();
    }
    if (command instanceof VmCommand.Update update) {
      return update.vm();
    }
    if (command instanceof VmCommand.CreateSnapshot create) {
      return create.vm();
    }
    if (command instanceof VmCommand.RestoreSnapshot restore) {
      return restore.vm();
    }
    return ((VmCommand.DeleteSnapshot) command).vm();
  }

  VmRecord existing(VmId id) {
    return records
        .find(id)
        .orElseThrow(() -> AcvmException.of(ErrorCode.VM_NOT_FOUND, "id", id.value()));
  }

  /** A VM that can be worked with. */
  VmRecord ready(VmId id) {
    VmRecord vm = existing(id);
    if (vm.lifecycle() != Lifecycle.READY || vm.ref().isEmpty()) {
      throw AcvmException.of(
          ErrorCode.VM_NOT_READY, Map.of("id", id.value(), "lifecycle", vm.lifecycle().name()));
    }
    return vm;
  }

  void check(VmCommand.Create create, ProviderInfo provider, Optional<Catalogue> catalogue) {
    need(provider, RequiredCapabilities.of(create.spec()));
    needStart(provider, create.powerOn());
    needAddress(provider, create.address());
    needOrganizer(provider, create.organize());
    new SpecChecks(catalogue).check(create.spec(), create.address());
  }

  void check(VmCommand.Clone clone, ProviderInfo provider, Optional<Catalogue> catalogue) {
    need(provider, RequiredCapabilities.of(clone.spec()));
    needStart(provider, clone.powerOn());
    needAddress(provider, clone.address());
    needOrganizer(provider, clone.organize());
    new SpecChecks(catalogue).check(clone.spec());
  }

  void check(VmCommand command, VmRecord vm, ProviderInfo provider, Optional<Catalogue> catalogue) {
    if (command instanceof VmCommand.Power power) {
      need(provider, RequiredCapabilities.of(power.action()));
      checkPowerState(vm, power.action());
    } else if (command instanceof VmCommand.Update update) {
      if (!update.change().equals(UpdateVm.NO_CHANGE)) {
        need(provider, RequiredCapabilities.of(update.change()));
        needManaged(vm);
      }
      new SpecChecks(catalogue).check(update.change(), vm);
    } else if (command instanceof VmCommand.CreateSnapshot create) {
      need(provider, RequiredCapabilities.of(create.spec()));
      needManaged(vm);
    } else {
      need(provider, Set.of(Capability.SNAPSHOT));
      needManaged(vm);
      if (command instanceof VmCommand.DeleteSnapshot delete && delete.children()) {
        need(provider, Set.of(Capability.SNAPSHOT_DELETE_CHILDREN));
      }
    }
  }

  static boolean isManaged(VmRecord vm) {
    return vm.observation().map(VmObservation::managed).orElse(true);
  }

  /** What lies outside the directories of this server is changed and deleted by others. */
  void needManaged(VmRecord vm) {
    if (!isManaged(vm)) {
      throw AcvmException.of(
          ErrorCode.VM_NOT_MANAGED, Map.of("id", vm.id().value(), "name", vm.name()));
    }
  }

  private static void needStart(ProviderInfo provider, boolean powerOn) {
    need(provider, powerOn ? Set.of(Capability.START) : Set.of());
  }

  private static void needOrganizer(ProviderInfo provider, Optional<String> organize) {
    need(provider, organize.isPresent() ? Set.of(Capability.ORGANIZE) : Set.of());
  }

  private static void needAddress(ProviderInfo provider, Optional<AddressWish> wish) {
    need(provider, wish.isPresent() ? Set.of(Capability.STATIC_ADDRESS) : Set.of());
  }

  private static void need(ProviderInfo provider, Set<Capability> needed) {
    for (Capability capability : needed) {
      if (!provider.capabilities().contains(capability)) {
        throw AcvmException.of(
            ErrorCode.CAPABILITY_NOT_SUPPORTED,
            Map.of("provider", provider.id().value(), "capability", capability.name()));
      }
    }
  }

  /**
   * Asking for a state that the VM is in already succeeds: whoever starts a running VM has what he
   * wants, and what we know may be some seconds old. Refused is only what cannot come out as asked
   * from the state that was seen last.
   */
  private static void checkPowerState(VmRecord vm, PowerAction action) {
    PowerState state = vm.observation().map(VmObservation::powerState).orElse(UNKNOWN);
    Set<PowerState> possible =
        switch (action) {
          case START, SHUT_DOWN, POWER_OFF -> Set.of(RUNNING, STOPPED, PAUSED, SUSPENDED);
          case REBOOT, RESET -> Set.of(RUNNING);
          case PAUSE -> Set.of(RUNNING, PAUSED);
          case SUSPEND -> Set.of(RUNNING, PAUSED, SUSPENDED);
          case RESUME -> Set.of(RUNNING, PAUSED, SUSPENDED);
        };
    if (state != UNKNOWN && !possible.contains(state)) {
      throw AcvmException.of(
          ErrorCode.POWER_STATE_CONFLICT,
          Map.of("id", vm.id().value(), "powerState", state.name(), "action", action.name()));
    }
  }
}
