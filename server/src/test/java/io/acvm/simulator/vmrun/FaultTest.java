package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.simulator.vmrun.Fault.Kind;
import io.acvm.simulator.vmrun.Workstation.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {
  @TempDir Path directory;
  private Workstation workstation;
  private Path vmx;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
    vmx = workstation.seed("web");
  }

  @Test
  void theSecondAndThirdMatchingCallFail() throws IOException {
    workstation.installation.addFault(
        "f", Fault.of(Kind.UNKNOWN_ERROR).on("LIST").skipping(1).times(2));

    assertThat(workstation.run("list").code()).isZero();
    workstation.silently("snapshot", vmx, "other commands do not count");
    assertThat(workstation.run("list").out()).isEqualTo("Error: Unknown error\n");
    assertThat(workstation.run("list").code()).isEqualTo(255);
    assertThat(workstation.run("list").code()).isZero();
  }

  @Test
  void aCallFailsBeforeOrAfterItsEffect() throws IOException {
    workstation.installation.addFault("f", Fault.of(Kind.CANCELED).on("start").at("web").times(1));
    assertThat(workstation.run("start", vmx).out())
        .isEqualTo("Error: The operation was canceled\n");
    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");

    workstation.installation.addFault(
        "f", Fault.of(Kind.CANCELED).on("start").at("web").times(1).afterTheEffect());
    assertThat(workstation.run("start", vmx).out())
        .isEqualTo("Error: The operation was canceled\n");
    assertThat(workstation.run("list").lines())
        .containsExactly("Total running VMs: 1", vmx.toString());
  }

  @Test
  void otherVmsGoOn() throws IOException {
    Path other = workstation.seed("db");
    workstation.installation.addFault("f", Fault.error("Some text").at("/web/"));

    assertThat(workstation.run("start", vmx).out()).isEqualTo("Error: Some text\n");
    workstation.silently("start", other);
    workstation.installation.clearFaults();
    workstation.silently("start", vmx);
  }

  @Test
  void everyKindSaysWhatTheRealCommandSays() throws IOException {
    assertThat(failing(Kind.NOT_CONNECTED).lines())
        .containsExactly(
            "Unable to connect to host.",
            "Error: The operation is not supported for the specified parameters");
    assertThat(failing(Kind.IN_USE).out()).isEqualTo("Error: The file is already in use\n");
    assertThat(failing(Kind.NO_PERMISSION).out())
        .isEqualTo("Error: Insufficient permissions in the host operating system\n");
    assertThat(failing(Kind.CRASH)).isEqualTo(new Result(139, "", "Unexpected signal: 11.\n"));
    Result noisy = failing(Kind.NOISE);
    assertThat(noisy.code()).isZero();
    assertThat(noisy.lines().get(0)).startsWith("[AppLoader]");
    assertThat(noisy.lines().get(1)).isEqualTo("Total running VMs: 0");
  }

  private Result failing(Kind kind) throws IOException {
    workstation.installation.addFault("f", Fault.of(kind));
    return workstation.run("list");
  }

  @Test
  void aGuestHasNoToolsOrNoAddress() throws IOException {
    workstation.silently("start", vmx);
    workstation.installation.addFault("f", Fault.of(Kind.NO_ADDRESS).at("web"));
    assertThat(workstation.run("getGuestIPAddress", vmx)).isEqualTo(new Result(0, "unknown\n", ""));

    workstation.installation.addFault("f", Fault.of(Kind.NO_TOOLS).at("web"));
    assertThat(workstation.run("checkToolsState", vmx).out()).isEqualTo("unknown\n");
    assertThat(workstation.run("stop", vmx, "soft").out())
        .isEqualTo("Error: The VMware Tools are not running in the virtual machine: " + vmx + "\n");
  }
}
