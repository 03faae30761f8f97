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
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
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
    new SpecChecks(provider, catalogue).check(create);
  }

  void check(VmCommand.Clone clone, ProviderInfo provider, Optional<Catalogue> catalogue) {
    boolean full = clone.spec().mode() == CloneSpec.Mode.FULL;
    need(provider, full ? Capability.CLONE_FULL : Capability.CLONE_LINKED);
    new SpecChecks(provider, catalogue).check(clone);
  }

  void check(VmCommand command, VmRecord vm, ProviderInfo provider, Optional<Catalogue> catalogue) {
    if (command instanceof VmCommand.Power power) {
      need(provider, capability(power.action()));
      checkPowerState(vm, power.action());
    } else if (command instanceof VmCommand.Update update) {
      new SpecChecks(provider, catalogue).check(update, vm);
    } else {
      need(provider, Capability.SNAPSHOT);
    }
    if (command instanceof VmCommand.CreateSnapshot create) {
      if (create.spec().includeMemory()) {
        need(provider, Capability.SNAPSHOT_MEMORY);
      }
      if (create.spec().description().isPresent()) {
        need(provider, Capability.SNAPSHOT_DESCRIPTION);
      }
    }
  }

  static void need(ProviderInfo provider, Capability capability) {
    if (!provider.capabilities().contains(capability)) {
      throw AcvmException.of(
          ErrorCode.CAPABILITY_NOT_SUPPORTED,
          Map.of("provider", provider.id().value(), "capability", capability.name()));
    }
  }

  private static Capability capability(PowerAction action) {
    return switch (action) {
      case START -> Capability.START;
      case SHUT_DOWN -> Capability.STOP_GUEST;
      case POWER_OFF -> Capability.STOP_HARD;
      case REBOOT -> Capability.RESTART_GUEST;
      case RESET -> Capability.RESTART_HARD;
      case SUSPEND -> Capability.SUSPEND;
      case RESUME -> Capability.RESUME;
    };
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
