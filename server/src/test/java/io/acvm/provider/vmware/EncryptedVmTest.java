package io.acvm.provider.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.simulator.vmrun.SeedVm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EncryptedVmTest extends OnSimulatedWorkstation {
  private static final VmChange FOUR_CPUS =
      new VmChange(
          Optional.empty(),
          Optional.empty(),
          Optional.of(4),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void anEncryptedVmIsShownAndVmrunIsNotEvenCalledForIt() throws Exception {
    // Given
    Path vmx = workstation.installation().seed(workstation.vms(), SeedVm.named("vault"));
    workstation.installation().encrypt(vmx, "s3cret");
    ProviderVmRef ref = new ProviderVmRef(vmx.toRealPath().toString());
    Path calls = Files.createFile(workstation.directory().resolve("calls"));
    VmwareProvider counted = workstation.counting(vertx, calls);
    ProviderVmRef copy = done(counted.reserveVm("copy"));
    // Then
    var none = Progress.NONE;
    assertThat(failureOf(counted.changePower(ref, PowerAction.START, LONG, none)))
        .isEqualTo(ErrorCode.VM_ENCRYPTED);
    assertThat(failureOf(counted.cloneVm(ref, copy, linked("copy"), none)))
        .isEqualTo(ErrorCode.VM_ENCRYPTED);
    assertThat(failureOf(counted.updateVm(ref, FOUR_CPUS, none))).isEqualTo(ErrorCode.VM_ENCRYPTED);
    assertThat(
            failureOf(
                counted.createSnapshot(ref, new SnapshotSpec("s", Optional.empty(), false), none)))
        .isEqualTo(ErrorCode.VM_ENCRYPTED);
    assertThat(failureOf(counted.deleteVm(ref, none))).isEqualTo(ErrorCode.VM_ENCRYPTED);
    assertThat(Files.readAllLines(calls)).doesNotContain("start", "clone", "snapshot", "deleteVM");
    assertThat(done(counted.listVms()))
        .singleElement()
        .extracting(VmObservation::problem)
        .isEqualTo(Optional.of("It is encrypted."));
    assertThat(vmx).exists();
    done(counted.close());
  }

  @Test
  void nothingIsMadeFromAnEncryptedTemplate() throws Exception {
    workstation.installation().encrypt(workstation.templates().resolve("golden/golden.vmx"), "x");
    ProviderVmRef ref = done(provider.reserveVm("web"));
    assertThat(failureOf(provider.createVm(ref, spec("web"), Progress.NONE)))
        .isEqualTo(ErrorCode.VM_ENCRYPTED);
    assertThat(Path.of(ref.value()).getParent()).doesNotExist();
  }
}
