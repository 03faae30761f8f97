package io.acvm.provider.vmware;

import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.HypervisorProviderContract;
import io.acvm.provider.ProviderHarness;
import io.acvm.simulator.vmrun.Fault;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a simulated VMware Workstation: real child processes and real files. */
final class VmwareContractTest extends HypervisorProviderContract {
  private static final Duration POWER = Duration.ofSeconds(6);

  @TempDir Path directory;

  @Override
  protected ProviderHarness open(Vertx vertx) throws Exception {
    return new Harness(SimulatedWorkstation.start(vertx, directory, POWER));
  }

  private record Harness(SimulatedWorkstation workstation) implements ProviderHarness {
    @Override
    public HypervisorProvider provider() {
      return workstation.provider();
    }

    @Override
    public int sourceGib() {
      return SimulatedWorkstation.SOURCE_MIB / 1024;
    }

    @Override
    public TemplateId seed(Template.Type type, String name) {
      try {
        if (type == Template.Type.TEMPLATE) {
          Path there = workstation.templates().resolve(name).resolve(name + ".vmx");
          Path vmx = Files.exists(there) ? there : workstation.seedTemplate(name);
          return new TemplateId(vmx.getParent().getFileName() + "/" + vmx.getFileName());
        }
        Path iso = workstation.isos().resolve(name + ".iso");
        Files.write(iso, new byte[2048]);
        return new TemplateId(name + ".iso");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void seedVms(int count) {
      try {
        Path first = workstation.seedTemplate("mass");
        String text = Files.readString(first, StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
          Path folder = Files.createDirectories(workstation.vms().resolve("mass-" + i));
          Files.writeString(folder.resolve("mass-" + i + ".vmx"), text);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String network() {
      return "vmnet8";
    }

    @Override
    public String freeAddress() {
      return "172.16.8.77";
    }

    @Override
    public ProviderVmRef asVmRef(TemplateId template) {
      return new ProviderVmRef(workstation.templates().resolve(template.value()).toString());
    }

    @Override
    public void ignoreGuestShutdown(ProviderVmRef ref) {
      fault("deaf", Fault.of(Fault.Kind.IGNORES_SHUTDOWN));
    }

    @Override
    public void makeUnreachable() {
      fault("gone", Fault.of(Fault.Kind.NOT_CONNECTED));
    }

    @Override
    public void refuseCredentials() {
      fault("denied", Fault.of(Fault.Kind.NO_PERMISSION));
    }

    /** A program that is no vmrun at all stands where vmrun was. */
    @Override
    public Optional<Runnable> garbage() {
      return Optional.of(
          () -> {
            try {
              Files.writeString(workstation.installation().vmrun(), "#!/bin/sh\necho It works!\n");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }

    @Override
    public void neverEndNextWork() {
      fault("hang", Fault.of(Fault.Kind.HANG).on("start").times(1));
    }

    @Override
    public void failNextWork() {
      for (String command : new String[] {"start", "clone", "snapshot"}) {
        fault("fail-" + command, Fault.of(Fault.Kind.UNKNOWN_ERROR).on(command).times(1));
      }
    }

    private void fault(String name, Fault fault) {
      try {
        workstation.installation().addFault(name, fault);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
