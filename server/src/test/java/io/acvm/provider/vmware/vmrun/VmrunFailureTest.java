package io.acvm.provider.vmware.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text that vmrun is known to fail with. */
class VmrunFailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error: The virtual machine is not powered on: /v/a.vmx | POWER_STATE_CONFLICT
          Error: The virtual machine should not be powered on. It is already running. | POWER_STATE_CONFLICT
          Error: The virtual machine is paused: /v/a.vmx | POWER_STATE_CONFLICT
          Error: The state of the virtual machine has not changed since the last snapshot operation | POWER_STATE_CONFLICT
          Error: Cannot open VM: /v/a.vmx, The virtual machine cannot be found | VM_NOT_FOUND
          Error: Cannot open VM: /v/a.vmx, Cannot read the virtual machine configuration file | VM_CONFIGURATION_DAMAGED
          Error: Cannot open VM: /v/a.txt, unknown file suffix | VM_CONFIGURATION_DAMAGED
          Error: Cannot open VM: /v/a.vmx, A password is required for this operation | VM_ENCRYPTED
          Error: Incorrect password | VM_ENCRYPTED
          Error: The VMware Tools are not running in the virtual machine: /v/a.vmx | GUEST_TOOLS_NOT_RUNNING
          Error: VMware Tools are not running in the guest | GUEST_TOOLS_NOT_RUNNING
          Error: Unable to get the IP address | GUEST_TOOLS_NOT_RUNNING
          Error: A snapshot with the name already exists | SNAPSHOT_NAME_TAKEN
          Error: The snapshot does not exist | SNAPSHOT_NOT_FOUND
          Error: Invalid snapshot name 'nope' | SNAPSHOT_NOT_FOUND
          Error: The name does not uniquely identify one snapshot | SNAPSHOT_NAME_AMBIGUOUS
          Error: The file is already in use | VM_LOCKED
          Error: This VM is in use. | VM_LOCKED
          Error: Insufficient permissions in the host operating system | PROVIDER_AUTHENTICATION_FAILED
          Error: The operation was canceled | PROVIDER_REJECTED
          Error: Unknown error | PROVIDER_REJECTED
          Error: The operation is not supported | PROVIDER_REJECTED
          Unexpected signal: 11. | PROVIDER_REJECTED
          '' | PROVIDER_REJECTED
          """)
  void meansOneCode(String text, ErrorCode code) {
    assertThat(failure(text).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Error: Service type VIX_SERVICEPROVIDER_VMWARE_WORKSTATION was specified, but not installed | VMWARE_PRODUCT_MISMATCH
          Error: The specified version was not found | VMWARE_PRODUCT_MISMATCH
          Error: The operation is not supported for the specified parameters | PROVIDER_UNREACHABLE
          """)
  void theSecondLineSaysWhyTheHostCouldNotBeReached(String second, ErrorCode code) {
    assertThat(failure("Unable to connect to host.\n" + second).code()).isEqualTo(code);
  }

  @Test
  void aBrokenInstallationIsNoVm() {
    String text =
        "Error: vmrun was unable to start. Please make sure that vmrun is installed correctly";
    assertThat(failure(text).code()).isEqualTo(ErrorCode.VMRUN_NOT_USABLE);
  }

  @Test
  void theSentenceIsOneShortLine() {
    AcvmException failure = failure("noise\nError: bad\u001b[31m" + "x".repeat(500) + "\nmore");
    assertThat(failure.arguments().get("text")).startsWith("bad [31mx").hasSize(300);
  }

  private static AcvmException failure(String text) {
    return VmrunFailure.of(text).toFailure(text, "/usr/bin/vmrun");
  }
}
