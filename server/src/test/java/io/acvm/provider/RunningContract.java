package io.acvm.provider;

import static io.acvm.domain.error.ErrorCode.DISK_CANNOT_SHRINK;
import static io.acvm.domain.error.ErrorCode.GUEST_SHUTDOWN_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.NETWORK_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Capacity;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.HypervisorProvider.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every provider promises about VMs that exist. */
public interface RunningContract extends RefusalContract {
  @Test
  default void aVmLivesItsWholeLife() {
    ProviderVmRef ref = make(spec("life"));
    done(power(ref, PowerAction.START));
    assertThat(powerOf(ref)).isEqualTo(PowerState.RUNNING);
    done(power(ref, PowerAction.START));
    assertThat(powerOf(ref)).isEqualTo(PowerState.RUNNING);
    done(power(ref, PowerAction.POWER_OFF));
    assertThat(powerOf(ref)).isEqualTo(PowerState.STOPPED);
    done(power(ref, PowerAction.POWER_OFF));
    done(provider().deleteVm(ref, Progress.NONE));
    assertThat(done(provider().findVm(ref))).isEmpty();
    assertThat(failureOf(provider().deleteVm(ref, Progress.NONE))).isEqualTo(VM_NOT_FOUND);
  }

  @Test
  default void aRunningVmCanBeDeleted() {
    ProviderVmRef ref = makeRunning("running");
    done(provider().deleteVm(ref, Progress.NONE));
    assertThat(done(provider().findVm(ref))).isEmpty();
  }

  @Test
  default void everyVerbOnAnUnknownVmSaysSo() {
    ProviderVmRef nobody = unknown();
    assertThat(done(provider().findVm(nobody))).isEmpty();
    assertThat(failureOf(provider().deleteVm(nobody, Progress.NONE))).isEqualTo(VM_NOT_FOUND);
    if (has(Capability.RECONFIGURE)) {
      assertThat(failureOf(provider().updateVm(nobody, change(4, null, null), Progress.NONE)))
          .isEqualTo(VM_NOT_FOUND);
    }
    if (has(Capability.CONSOLE)) {
      assertThat(failureOf(provider().openConsole(nobody))).isEqualTo(VM_NOT_FOUND);
    }
    for (PowerAction action : PowerAction.values()) {
      if (provider().capabilities().containsAll(RequiredCapabilities.of(action))) {
        assertThat(failureOf(power(nobody, action))).as(action.name()).isEqualTo(VM_NOT_FOUND);
      }
    }
  }

  @Test
  default void aReferenceThatIsNoneAtAllIsUnknown() {
    ProviderVmRef nonsense = new ProviderVmRef("../no such; thing");
    assertThat(done(provider().findVm(nonsense))).isEmpty();
    assertThat(failureOf(provider().deleteVm(nonsense, Progress.NONE))).isEqualTo(VM_NOT_FOUND);
    assertThat(failureOf(power(nonsense, PowerAction.START))).isEqualTo(VM_NOT_FOUND);
  }

  @Test
  default void templatesAreNeverVms() {
    // Given
    Template.Type type =
        has(Capability.CREATE_FROM_IMAGE) ? Template.Type.IMAGE : Template.Type.TEMPLATE;
    TemplateId template = harness().seed(type, "golden");
    ProviderVmRef ref = harness().asVmRef(template);
    // Then
    assertThat(done(provider().listVms())).extracting(VmObservation::name).doesNotContain("golden");
    assertThat(done(provider().findVm(ref))).isEmpty();
    assertThat(failureOf(provider().deleteVm(ref, Progress.NONE))).isEqualTo(VM_NOT_FOUND);
    assertThat(failureOf(power(ref, PowerAction.START))).isEqualTo(VM_NOT_FOUND);
    assertThat(done(provider().readCatalogue()).templates())
        .filteredOn(one -> one.id().equals(template))
        .singleElement()
        .satisfies(one -> assertThat(one.type()).isEqualTo(type))
        .satisfies(one -> assertThat(one.name()).isEqualTo("golden"));
  }

  @Test
  default void theCatalogueHasTheNetworkThatVmsAreConnectedTo() {
    assertThat(done(provider().readCatalogue()).networks())
        .extracting(network -> network.id())
        .contains(harness().network());
  }

  @Test
  default void whatThereIsInAllIsToldForEveryClusterAndNeverAsNothing() {
    if (refuses(Capability.CAPACITY)) {
      return;
    }
    Catalogue catalogue = done(provider().readCatalogue());
    assertThat(catalogue.capacities()).isNotEmpty();
    assertThat(catalogue.capacities().stream().flatMap(one -> one.cluster().stream()))
        .containsExactlyElementsOf(catalogue.clusters());
    for (Capacity one : catalogue.capacities()) {
      assertThat(one.cpus().orElseThrow()).isPositive();
      assertThat(one.memoryMib().orElseThrow()).isGreaterThan(64);
      one.diskMib().ifPresent(mib -> assertThat(mib).isPositive());
      one.diskFreeMib()
          .ifPresent(mib -> assertThat(mib).isBetween(0L, one.diskMib().orElseThrow()));
    }
  }

  @Test
  default void aGuestThatShutsDownLeavesTheVmOff() {
    if (refuses(Capability.STOP_GUEST)) {
      return;
    }
    ProviderVmRef ref = makeRunning("polite");
    done(power(ref, PowerAction.SHUT_DOWN));
    assertThat(powerOf(ref)).isEqualTo(PowerState.STOPPED);
    done(power(ref, PowerAction.SHUT_DOWN));
  }

  @Test
  default void aGuestThatIgnoresTheWishGoesOnRunning() {
    if (refuses(Capability.STOP_GUEST)) {
      return;
    }
    // Given
    ProviderVmRef ref = makeRunning("deaf");
    harness().ignoreGuestShutdown(ref);
    // When
    var asking =
        provider().changePower(ref, PowerAction.SHUT_DOWN, Duration.ofMillis(300), Progress.NONE);
    // Then
    assertThat(failureOf(asking)).isEqualTo(GUEST_SHUTDOWN_TIMEOUT);
    assertThat(powerOf(ref)).isEqualTo(PowerState.RUNNING);
    done(power(ref, PowerAction.POWER_OFF));
    assertThat(powerOf(ref)).isEqualTo(PowerState.STOPPED);
  }

  @Test
  default void onlyARunningVmCanBeRestarted() {
    ProviderVmRef ref = make(spec("restarted"));
    for (PowerAction action : List.of(PowerAction.REBOOT, PowerAction.RESET)) {
      if (provider().capabilities().containsAll(RequiredCapabilities.of(action))) {
        assertThat(failureOf(power(ref, action))).isEqualTo(POWER_STATE_CONFLICT);
        done(power(ref, PowerAction.START));
        done(power(ref, action));
        assertThat(powerOf(ref)).isEqualTo(PowerState.RUNNING);
        done(power(ref, PowerAction.POWER_OFF));
      }
    }
  }

  @Test
  default void aPausedVmIsResumed() {
    if (refuses(Capability.PAUSE) || refuses(Capability.RESUME)) {
      return;
    }
    ProviderVmRef ref = make(spec("statue"));
    assertThat(failureOf(power(ref, PowerAction.PAUSE))).isEqualTo(POWER_STATE_CONFLICT);
    done(power(ref, PowerAction.START));
    done(power(ref, PowerAction.PAUSE));
    done(power(ref, PowerAction.PAUSE));
    assertThat(powerOf(ref)).isEqualTo(PowerState.PAUSED);
    done(power(ref, PowerAction.RESUME));
    assertThat(powerOf(ref)).isEqualTo(PowerState.RUNNING);
    done(power(ref, PowerAction.PAUSE));
    done(power(ref, PowerAction.POWER_OFF));
    assertThat(powerOf(ref)).isEqualTo(PowerState.STOPPED);
  }

  @Test
  default void aSuspendedVmIsResumed() {
    if (refuses(Capability.SUSPEND) || refuses(Capability.RESUME)) {
      return;
    }
    ProviderVmRef ref = make(spec("sleeper"));
    assertThat(failureOf(power(ref, PowerAction.SUSPEND))).isEqualTo(POWER_STATE_CONFLICT);
    done(power(ref, PowerAction.START));
    done(power(ref, PowerAction.SUSPEND));
    done(power(ref, PowerAction.SUSPEND));
    assertThat(powerOf(ref)).isEqualTo(PowerState.SUSPENDED);
    done(power(ref, PowerAction.RESUME));
    done(power(ref, PowerAction.RESUME));
    assertThat(powerOf(ref)).isEqualTo(PowerState.RUNNING);
  }

  @Test
  default void hardwareNameAndDescriptionChange() {
    if (refuses(Capability.RECONFIGURE)) {
      return;
    }
    // Given
    ProviderVmRef ref = make(spec("before"));
    VmChange change =
        new VmChange(
            Optional.of("after, with a comma"),
            Optional.of("what it is for"),
            Optional.of(3),
            Optional.of(3072L),
            Optional.empty(),
            Optional.of(List.of(harness().network(), harness().network())));
    // When
    done(provider().updateVm(ref, change, Progress.NONE));
    VmObservation once = see(ref);
    done(provider().updateVm(ref, change, Progress.NONE));
    // Then
    VmObservation vm = see(ref);
    assertThat(vm.name()).isEqualTo("after, with a comma");
    assertThat(vm.description()).contains("what it is for");
    assertThat(vm.cpus()).isEqualTo(3);
    assertThat(vm.memoryMib()).isEqualTo(3072);
    assertThat(vm.nics()).hasSize(2);
    assertThat(vm.nics()).isEqualTo(once.nics());
  }

  @Test
  default void whatIsNotNamedStays() {
    if (refuses(Capability.RECONFIGURE)) {
      return;
    }
    // Given
    ProviderVmRef ref = make(withDisks(spec("steady"), 20, 5));
    VmObservation before = see(ref);
    // When
    done(provider().updateVm(ref, change(null, 4096L, null), Progress.NONE));
    // Then
    VmObservation after = see(ref);
    assertThat(after.memoryMib()).isEqualTo(4096);
    assertThat(after.disks()).isEqualTo(before.disks());
    assertThat(after.nics()).isEqualTo(before.nics());
    assertThat(after.cpus()).isEqualTo(before.cpus());
  }

  @Test
  default void aNetworkOfAChangeMustExist() {
    if (refuses(Capability.RECONFIGURE)) {
      return;
    }
    ProviderVmRef ref = make(spec("connected"));
    VmChange change =
        new VmChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(UUID.randomUUID().toString())));
    assertThat(failureOf(provider().updateVm(ref, change, Progress.NONE)))
        .isEqualTo(NETWORK_NOT_FOUND);
    assertThat(see(ref).nics()).hasSize(1);
  }

  @Test
  default void memoryIsTakenFromARunningVmOnlyWhenItIsOff() {
    if (refuses(Capability.RECONFIGURE)) {
      return;
    }
    // Given
    ProviderVmRef ref = makeRunning("busy");
    // Then
    assertThat(failureOf(provider().updateVm(ref, change(null, 1024L, null), Progress.NONE)))
        .isEqualTo(POWER_STATE_CONFLICT);
    assertThat(failureOf(provider().updateVm(ref, change(1, null, null), Progress.NONE)))
        .isEqualTo(POWER_STATE_CONFLICT);
    assertThat(see(ref).memoryMib()).isEqualTo(2048);
    done(power(ref, PowerAction.POWER_OFF));
    done(provider().updateVm(ref, change(1, 1024L, null), Progress.NONE));
    assertThat(see(ref).memoryMib()).isEqualTo(1024);
    assertThat(see(ref).cpus()).isEqualTo(1);
  }

  @Test
  default void theFirstDiskGrowsAndNeverShrinks() {
    if (refuses(Capability.GROW_DISK)) {
      return;
    }
    // Given
    ProviderVmRef ref = make(withDisks(spec("grower"), 20, 5));
    // When
    done(provider().updateVm(ref, change(null, null, 25), Progress.NONE));
    // Then
    assertThat(see(ref).disks()).extracting(Disk::sizeMib).containsExactly(25L * 1024, 5L * 1024);
    done(provider().updateVm(ref, change(null, null, 25), Progress.NONE));
    assertThat(failureOf(provider().updateVm(ref, change(null, null, 24), Progress.NONE)))
        .isEqualTo(DISK_CANNOT_SHRINK);
    assertThat(see(ref).disks()).extracting(Disk::sizeMib).containsExactly(25L * 1024, 5L * 1024);
  }

  @Test
  default void allVmsAreListedHoweverMany() {
    // Given
    int before = done(provider().listVms()).size();
    harness().seedVms(1001);
    // When
    List<VmObservation> all = done(provider().listVms());
    // Then
    assertThat(all).hasSize(before + 1001);
    assertThat(all).extracting(VmObservation::ref).doesNotHaveDuplicates();
  }
}
