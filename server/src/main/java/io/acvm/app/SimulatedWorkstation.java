package io.acvm.app;

import io.acvm.config.MockConfig;
import io.acvm.config.ProviderConfig;
import io.acvm.config.ProviderSettings;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderType;
import io.acvm.provider.vmware.HostFiles;
import io.acvm.provider.vmware.VmwareSettings;
import io.acvm.provider.vmware.VmwareSettings.HostType;
import io.acvm.provider.vmware.VmwareSettings.StartWindow;
import io.acvm.simulator.vmrun.Delay;
import io.acvm.simulator.vmrun.VmrunInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The VMware Workstation of the mock profile, and the provider that uses it. */
final class SimulatedWorkstation {
  /** That of the NAT network, where the example VMs get their addresses. */
  private static final int VMNET = 8;

  private SimulatedWorkstation() {}

  /** Makes or opens it; its VMs outlive this process, those that run keep running. Blocks. */
  static ProviderConfig open(MockConfig config, DataDirectory data) throws IOException {
    Path home = data.file("mock-vmware");
    VmrunInstallation workstation = VmrunInstallation.create(home.resolve("workstation"));
    workstation.withUsualDelays();
    if (config.taskDuration().isPresent()) {
      slowDown(workstation, config.taskDuration().get());
    }
    WorkstationExamples examples = new WorkstationExamples(home, workstation);
    examples.makeOnce();
    return new ProviderConfig(
        new ProviderId("vmware"),
        ProviderType.VMWARE_WORKSTATION,
        "VMware Workstation",
        false,
        new ProviderSettings.Vmware(
            VmwareSettings.of(examples.vms())
                .withTool(Optional.of(workstation.vmrun()), HostType.WORKSTATION, StartWindow.NOGUI)
                .withDirectories(
                    Optional.of(examples.templates()),
                    Optional.of(examples.isos()),
                    Optional.empty(),
                    List.of())
                .withHostFiles(
                    new HostFiles(
                        List.of(workstation.leaseFile(VMNET)),
                        Optional.empty(),
                        Optional.of(examples.library())))));
  }

  /** What a person waits for takes as long as they say. */
  private static void slowDown(VmrunInstallation workstation, Duration duration)
      throws IOException {
    for (Delay delay : Delay.values()) {
      if (delay != Delay.CALL) {
        workstation.delay(delay, duration);
      }
    }
  }
}
