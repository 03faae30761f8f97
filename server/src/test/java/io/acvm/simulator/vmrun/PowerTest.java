package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerTest {
  @TempDir Path directory;
  private Workstation workstation;
  private Path vmx;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
    vmx = workstation.seed("web");
  }

  @Test
  void theFirstStartWritesIdentityLocksAndLog() throws IOException {
    Workstation.set(vmx, "uuid.bios", "");
    Workstation.set(vmx, "uuid.location", "");
    Workstation.set(vmx, "ethernet3.present", "TRUE");

    workstation.silently("start", vmx, "nogui");

    Dictionary config = Workstation.read(vmx);
    String bios = config.get("uuid.bios", "");
    assertThat(bios).matches("56 4d( [0-9a-f]{2}){6}-[0-9a-f]{2}( [0-9a-f]{2}){7}");
    String tail = bios.substring(bios.length() - 8).replace(' ', ':');
    assertThat(config.get("ethernet0.generatedAddress")).contains("00:0c:29:" + tail);
    assertThat(config.get("ethernet3.generatedAddressOffset")).contains("30");
    int vmci = (int) Long.parseLong(bios.substring(bios.length() - 11).replace(" ", ""), 16);
    assertThat(config.get("vmci0.id")).contains(Integer.toString(vmci));
    assertThat(config.get("cleanShutdown")).contains("FALSE");
    assertThat(config.get("extendedConfigFile")).contains("web.vmxf");
    assertThat(Files.readAllLines(vmx.resolveSibling("vmware.log")).get(0))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z .*Log for VMware Workstation.*");
    for (String locked : new String[] {"web.vmx.lck", "web.vmdk.lck"}) {
      Path folder = vmx.resolveSibling(locked);
      assertThat(Workstation.names(folder))
          .hasSize(1)
          .allMatch(name -> name.matches("M\\d{5}\\.lck"));
      assertThat(Files.size(folder.resolve(Workstation.names(folder).get(0)))).isEqualTo(512);
    }
  }

  @Test
  void aHardStopLeavesNoLocksAndSaysSo() throws IOException {
    workstation.silently("start", vmx, "nogui");

    workstation.silently("stop", vmx, "hard");

    assertThat(workstation.run("list").out()).isEqualTo("Total running VMs: 0\n");
    assertThat(Workstation.read(vmx).get("cleanShutdown")).contains("TRUE");
    assertThat(Workstation.read(vmx).get("softPowerOff")).contains("FALSE");
    assertThat(Workstation.names(vmx.getParent()))
        .noneMatch(name -> name.endsWith(".lck") || name.endsWith(".vmem"));
  }

  @Test
  void aSoftStopBlocksUntilTheGuestIsDown() throws IOException {
    workstation.installation.delay(Delay.SHUTDOWN, Duration.ofMillis(400));
    workstation.silently("start", vmx, "nogui");
    long begun = System.nanoTime();

    workstation.silently("stop", vmx, "soft");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(390));
    assertThat(Workstation.read(vmx).get("softPowerOff")).contains("TRUE");
  }

  @Test
  void aGuestThatIgnoresTheShutdownBlocksUntilThePowerIsCut() throws Exception {
    workstation.installation.addFault("stubborn", Fault.of(Fault.Kind.IGNORES_SHUTDOWN).at("web"));
    workstation.silently("start", vmx, "nogui");

    var soft = CompletableFuture.supplyAsync(() -> workstation.run("stop", vmx, "soft"));
    workstation.silently("stop", vmx, "hard");

    assertThat(soft.get().code()).isIn(0, 255);
    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
  }

  @Test
  void aGuestThatShutsItselfDownIsOffForEverybody() throws IOException {
    workstation.silently("start", vmx, "nogui");

    workstation.installation.shutDownGuest(vmx);

    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
    workstation.silently("start", vmx, "nogui");
  }

  @Test
  void aSuspendedVmKeepsItsStateInFilesUntilItStarts() throws IOException {
    workstation.silently("start", vmx, "nogui");
    workstation.silently("writeVariable", vmx, "guestVar", "colour", "blue");

    workstation.silently("suspend", vmx, "hard");

    String state = Workstation.read(vmx).get("checkpoint.vmState", "");
    assertThat(state).matches("web-[0-9a-f]{8}\\.vmss");
    assertThat(vmx.resolveSibling(state)).exists();
    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
    workstation.silently("start", vmx, "nogui");
    assertThat(Workstation.read(vmx).get("checkpoint.vmState", "")).isEmpty();
    assertThat(vmx.resolveSibling(state)).doesNotExist();
    assertThat(workstation.run("readVariable", vmx, "guestVar", "colour").out())
        .isEqualTo("blue\n");
  }

  @Test
  void aPausedVmIsListedAndRefusesWorkUntilItIsUnpaused() {
    workstation.silently("start", vmx, "nogui");
    workstation.silently("pause", vmx);

    assertThat(workstation.run("list").lines()).contains(vmx.toString());
    assertThat(workstation.run("stop", vmx, "hard").out())
        .isEqualTo("Error: The virtual machine is paused: " + vmx + "\n");
    workstation.silently("unpause", vmx);
    workstation.silently("reset", vmx, "hard");
  }

  @Test
  void afterAPowerCutTheVmIsOffAndStartsAgain() throws IOException {
    workstation.silently("start", vmx, "nogui");

    workstation.installation.crashHost();

    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
    assertThat(Workstation.read(vmx).get("cleanShutdown")).contains("FALSE");
    assertThat(vmx.resolveSibling("web.vmdk.lck")).isNotEmptyDirectory();
    workstation.silently("start", vmx, "nogui");
  }

  @Test
  void whatRanBeforeAnotherBootRunsNoMore() throws IOException {
    workstation.silently("start", vmx, "nogui");
    Path table = workstation.installation.home().resolve("state").resolve("running");
    Path entry = table.resolve(Workstation.names(table).get(0));
    Files.writeString(entry, Files.readString(entry).replaceAll("boot=.*", "boot=before"));

    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
    workstation.silently("start", vmx, "nogui");
  }

  @Test
  void aCopyGetsAnotherIdentityAndAMovedVmKeepsItsOwn() throws IOException {
    workstation.silently("start", vmx);
    workstation.silently("stop", vmx, "hard");
    Path elsewhere = workstation.vms.resolve("elsewhere");
    Files.move(vmx.getParent(), elsewhere);
    Path moved = elsewhere.resolve("web.vmx");
    String before = Workstation.read(moved).get("uuid.bios", "");

    workstation.silently("start", moved);
    workstation.silently("stop", moved, "hard");
    assertThat(Workstation.read(moved).get("uuid.bios")).contains(before);

    Workstation.set(moved, "uuid.action", "create");
    Files.move(elsewhere, workstation.vms.resolve("third"));
    Path copied = workstation.vms.resolve("third").resolve("web.vmx");
    workstation.silently("start", copied);
    assertThat(Workstation.read(copied).get("uuid.bios", "")).isNotEqualTo(before);
  }
}
