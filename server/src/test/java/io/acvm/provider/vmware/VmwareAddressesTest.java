package io.acvm.provider.vmware;

import io.acvm.domain.provider.ProviderType;
import io.acvm.provider.AddressesContract;
import io.acvm.provider.HypervisorProvider;
import io.acvm.simulator.vmrun.ServedVmrun;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Addresses of a pool, in the guests of a simulated VMware Workstation. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "vmrun is a shell script here")
class VmwareAddressesTest extends AddressesContract {
  private ServedVmrun vmrun;

  @Override
  protected HypervisorProvider open() throws IOException {
    SimulatedWorkstation workstation = SimulatedWorkstation.start(vertx, directory);
    vmrun = ServedVmrun.instead(workstation.installation());
    return workstation.provider();
  }

  @AfterEach
  void stopVmrun() {
    vmrun.close();
  }

  @Override
  protected ProviderType type() {
    return ProviderType.VMWARE_WORKSTATION;
  }

  @Override
  protected int machines() {
    return 50;
  }
}
