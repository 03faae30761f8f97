package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.simulator.vmrun.Workstation.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrammarTest {
  @TempDir Path directory;
  private Workstation workstation;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
  }

  @Test
  void withoutWordsABlankLineTheBannerAndTheUsageAreAFailure() {
    Result result = workstation.run();

    assertThat(result.code()).isEqualTo(255);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("\nvmrun version 1.17.0 build-24583834\n\nUsage: vmrun [");
  }

  @Test
  void anUnknownWordIsNamedBeforeTheUsage() {
    Result result = workstation.run("-T", "ws", "launch", "x.vmx");

    assertThat(result.code()).isEqualTo(255);
    assertThat(result.lines().get(0)).isEqualTo("Error: Unrecognized command: launch");
    assertThat(result.out()).contains("Usage: vmrun");
  }

  @Test
  void commandsAreKnownInAnyCaseAndFlagsInAnyOrder() {
    Path vmx = workstation.seed("web");

    assertThat(workstation.run("-gu", "me", "-T", "ws", "-gp", "pw", "LISTsnapshots", vmx).out())
        .isEqualTo("Total snapshots: 0\n");
    workstation.silently("START", vmx, "nogui");
    assertThat(workstation.run("-gp", "pw", "-gu", "me", "listprocessesINguest", vmx).lines())
        .contains("Process list: 3");
  }

  @Test
  void whatIsTooMuchIsIgnored() {
    Path vmx = workstation.seed("web");

    workstation.silently("start", vmx, "nogui", "please");
    assertThat(workstation.run("list", vmx).lines())
        .containsExactly("Total running VMs: 1", vmx.toString());
    workstation.silently("stop", vmx, "hard nogui");
    workstation.silently("deleteVM", vmx, "nogui");
  }

  @Test
  void theSnapshotOfACloneIsGivenInOneWordOrInTwo() {
    Path vmx = workstation.seed("web");
    workstation.silently("snapshot", vmx, "base");

    workstation.silently("clone", vmx, workstation.beside("a"), "linked", "-snapshot=base");
    workstation.silently("clone", vmx, workstation.beside("b"), "linked", "-snapshot", "base");
  }

  @Test
  void anEmptyPasswordSwallowsTheNextWord() {
    Path vmx = workstation.seed("web");

    Result result = workstation.run("-gu", "me", "-gp", "", "list", vmx);

    assertThat(result.lines().get(0)).startsWith("Error: Unrecognized command: ");
  }

  @Test
  void linesAndExitCodesAreThoseOfThePlatform() {
    Path vmx = workstation.seed("web");

    assertThat(workstation.run(Platform.WINDOWS, "list").out())
        .isEqualTo("Total running VMs: 0\r\n");
    Result failure = workstation.run(Platform.WINDOWS, "stop", vmx);
    assertThat(failure.code()).isEqualTo(-1);
    assertThat(failure.out()).endsWith(vmx + "\r\n");
    assertThat(workstation.run(Platform.WINDOWS).out()).startsWith("\r\nvmrun version");
  }

  @Test
  void hostNetworksAreListedOnWindowsOnly() {
    assertThat(workstation.run("listHostNetworks").code()).isEqualTo(255);
    assertThat(workstation.run(Platform.WINDOWS, "listHostNetworks").lines())
        .startsWith(
            "Total host networks: 3",
            "INDEX  NAME         TYPE         DHCP         SUBNET           MASK",
            "0      vmnet0       bridged      false        empty            empty");
  }

  @Test
  void aHostWithPlayerOnlyRefusesWorkstation() throws IOException {
    workstation.installation.asPlayer();
    Path vmx = workstation.seed("web");

    assertThat(workstation.run("list").lines())
        .containsExactly(
            "Unable to connect to host.",
            "Error: Service type VIX_SERVICEPROVIDER_VMWARE_WORKSTATION was specified, but not"
                + " installed");
    assertThat(workstation.run("-T", "player", "list").code()).isZero();
    assertThat(workstation.run("-T", "player", "snapshot", vmx, "a").out())
        .isEqualTo("Error: The operation is not supported\n");
  }
}
