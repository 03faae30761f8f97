package io.acvm.provider.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.vmware.vmrun.Computer;
import io.acvm.provider.vmware.vmrun.VmrunFinder;
import io.acvm.simulator.vmrun.Fault;
import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.vmfiles.host.DhcpLease;
import io.acvm.vmfiles.host.DhcpLeases;
import io.acvm.vmfiles.lock.FileLocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the computer beneath the VMs tells and shows, and how it names their files. */
final class HostOfVmsTest extends OnSimulatedWorkstation {
  @Test
  void theAddressOfAGuestWithoutToolsIsThatOfItsLease() throws Exception {
    // Given
    workstation.installation().addFault("bare", Fault.of(Fault.Kind.NO_TOOLS));
    ProviderVmRef other = make("other");
    ProviderVmRef ref = make("web");
    // When
    done(provider.changePower(other, PowerAction.START, LONG, Progress.NONE));
    done(provider.changePower(ref, PowerAction.START, LONG, Progress.NONE));
    // Then
    String mac = observe(ref).nics().get(0).macAddress().orElseThrow();
    List<String> leased =
        DhcpLeases.read(workstation.installation().leaseFile(8)).all().stream()
            .filter(lease -> lease.macAddress().equalsIgnoreCase(mac))
            .map(DhcpLease::address)
            .toList();
    assertThat(leased).hasSize(1);
    boolean seen =
        Await.until(
            () -> {
              done(provider.listVms());
              return observe(ref).ipAddresses().equals(leased);
            },
            Duration.ofMillis(20),
            LONG);
    assertThat(seen).as("%s is shown, not %s", leased, observe(ref).ipAddresses()).isTrue();
    // And what is off has none
    done(provider.changePower(ref, PowerAction.POWER_OFF, LONG, Progress.NONE));
    assertThat(observe(ref).ipAddresses()).isEmpty();
  }

  @Test
  void theWindowOfAVmOpensOnTheDesktopOrSaysThatThereIsNone() throws Exception {
    // Given
    Path vmx = Path.of(make("web").value());
    Path opened = directory.resolve("opened");
    Path program = workstation.installation().vmware();
    Files.writeString(
        program,
        "#!/bin/sh\necho \"$# $1\" > '%1$s.new'\nmv '%1$s.new' '%1$s'\n".formatted(opened));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    // When
    console(Map.of("DISPLAY", ":0")).open(vmx);
    // Then
    assertThat(Await.until(() -> Files.exists(opened), Duration.ofMillis(20), LONG)).isTrue();
    assertThat(opened).hasContent("1 " + vmx);
    // And without a desktop, or without the program
    assertThat(refusal(console(Map.of()), vmx)).isEqualTo(ErrorCode.CONSOLE_UNAVAILABLE);
    Files.delete(program);
    assertThat(refusal(console(Map.of("DISPLAY", ":0")), vmx))
        .isEqualTo(ErrorCode.CONSOLE_UNAVAILABLE);
  }

  private VmConsole console(Map<String, String> environment) {
    return new VmConsole(
        new VmrunFinder(
            Computer.here(command -> Optional.empty()),
            Optional.of(workstation.installation().vmrun())),
        environment);
  }

  private static ErrorCode refusal(VmConsole console, Path vmx) {
    return catchThrowableOfType(AcvmException.class, () -> console.open(vmx)).code();
  }

  @Test
  void aVmThatAnotherProgramHasOpenIsNeitherChangedNorDeleted() throws Exception {
    // Given
    ProviderVmRef ref = make("open");
    Path vmx = Path.of(ref.value());
    byte[] before = Files.readAllBytes(vmx);
    long program = ProcessHandle.current().pid();
    FileLocks.acquire(vmx, program, "vmware");
    // Then
    VmChange more =
        new VmChange(
            Optional.empty(),
            Optional.empty(),
            Optional.of(4),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(failureOf(provider.updateVm(ref, more, Progress.NONE)))
        .isEqualTo(ErrorCode.VM_LOCKED);
    assertThat(failureOf(provider.deleteVm(ref, Progress.NONE))).isEqualTo(ErrorCode.VM_LOCKED);
    assertThat(Files.readAllBytes(vmx)).isEqualTo(before);
    // And when its window is closed both are possible
    FileLocks.release(vmx, program);
    done(provider.updateVm(ref, more, Progress.NONE));
    done(provider.deleteVm(ref, Progress.NONE));
    assertThat(vmx).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"l'été (à) Ûber", "-vp", "$(x) `y` %PATH% ; &"})
  void aVmThatSomebodyNamedSoLivesItsWholeLife(String name) throws Exception {
    // Given
    Path vmx = workstation.installation().seed(workstation.vms(), SeedVm.named(name)).toRealPath();
    ProviderVmRef ref = new ProviderVmRef(vmx.toString());
    // When
    done(
        provider.createSnapshot(
            ref, new SnapshotSpec(name, Optional.empty(), false), Progress.NONE));
    done(provider.changePower(ref, PowerAction.START, LONG, Progress.NONE));
    // Then
    assertThat(observe(ref).name()).isEqualTo(name);
    assertThat(observe(ref).powerState()).isEqualTo(PowerState.RUNNING);
    assertThat(done(provider.listSnapshots(ref)))
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo(name));
    done(provider.deleteVm(ref, Progress.NONE));
    assertThat(vmx.getParent()).doesNotExist();
  }

  @Test
  void aFolderAndAFileOfAHundredLettersEachAreNothingSpecial() throws Exception {
    String name = "é".repeat(100);
    Path vmx = workstation.installation().seed(workstation.vms(), SeedVm.named(name)).toRealPath();
    ProviderVmRef ref = new ProviderVmRef(vmx.toString());
    done(provider.changePower(ref, PowerAction.START, LONG, Progress.NONE));
    assertThat(observe(ref).powerState()).isEqualTo(PowerState.RUNNING);
    done(provider.deleteVm(ref, Progress.NONE));
    assertThat(vmx.getParent()).doesNotExist();
  }

  private VmObservation observe(ProviderVmRef ref) {
    return done(provider.findVm(ref)).orElseThrow();
  }
}
