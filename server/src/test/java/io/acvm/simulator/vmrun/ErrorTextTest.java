package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.simulator.vmrun.Workstation.Result;
import io.acvm.vmfiles.lock.FileLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorTextTest {
  @TempDir Path directory;
  private Workstation workstation;
  private Path vmx;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
    vmx = workstation.seed("web");
  }

  private void assertError(String text, Object... words) {
    Result result = workstation.run(words);
    assertThat(result.out()).isEqualTo("Error: " + text + "\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(255);
  }

  @Test
  void aVmThatIsOffSaysSoWithItsAbsolutePath() {
    String text = "The virtual machine is not powered on: " + vmx;
    Path relative = Path.of("").toAbsolutePath().relativize(vmx);

    for (String command :
        new String[] {"stop", "reset", "suspend", "pause", "unpause", "getGuestIPAddress"}) {
      assertError(text, command, relative);
    }
    assertError(text, "-gu", "u", "-gp", "p", "listProcessesInGuest", vmx);
  }

  @Test
  void aVmThatRunsIsNeitherStartedClonedNorDeleted() {
    workstation.silently("start", vmx);
    String text = "The virtual machine should not be powered on. It is already running.";

    assertError(text, "start", vmx);
    assertError(text, "clone", vmx, workstation.beside("copy"), "full");
    assertError(text, "deleteVM", vmx);
    assertThat(workstation.vms.resolve("copy")).doesNotExist();
  }

  @Test
  void whatCannotBeOpenedSaysWhy() throws IOException {
    Path missing = workstation.beside("missing");
    assertError(
        "Cannot open VM: " + missing + ", The virtual machine cannot be found", "start", missing);
    Path text = Files.writeString(workstation.vms.resolve("a.txt"), "");
    assertError("Cannot open VM: " + text + ", unknown file suffix", "start", text);
    Path broken = Files.writeString(workstation.vms.resolve("b.vmx"), "config.version = \"8\"\n");
    assertError(
        "Cannot open VM: " + broken + ", Cannot read the virtual machine configuration file",
        "start",
        broken);
  }

  @Test
  void anEncryptedVmWantsItsPasswordForEveryCommand() throws IOException {
    workstation.installation.encrypt(vmx, "secret");

    assertError(
        "Cannot open VM: " + vmx + ", A password is required for this operation",
        "listSnapshots",
        vmx);
    assertThat(workstation.run("-vp", "wrong", "start", vmx).out()).contains("Incorrect password");
    workstation.silently("-vp", "secret", "start", vmx);
    assertError(
        "Cannot open VM: " + vmx + ", A password is required for this operation", "stop", vmx);
  }

  @Test
  void snapshotsThatAreNotThereOrThereTwice() throws IOException {
    workstation.silently("snapshot", vmx, "a");

    assertError("A snapshot with the name already exists", "snapshot", vmx, "a");
    assertError("The snapshot does not exist", "revertToSnapshot", vmx, "b");
    assertError("The snapshot does not exist", "deleteSnapshot", vmx, "b");
    assertThat(
            workstation.run("clone", vmx, workstation.beside("c"), "linked", "-snapshot=b").out())
        .isEqualTo("Error: Invalid snapshot name 'b'\n\n");
    workstation.silently("snapshot", vmx, "b");
    Workstation.set(vmx.resolveSibling("web.vmsd"), "snapshot1.displayName", "a");
    assertError("The name does not uniquely identify one snapshot", "revertToSnapshot", vmx, "a");
    workstation.silently("revertToSnapshot", vmx, "a/a");
  }

  @Test
  void aSnapshotWithMemoryCannotBeCloned() {
    workstation.silently("start", vmx);
    workstation.silently("snapshot", vmx, "live");
    workstation.silently("stop", vmx, "hard");

    assertError(
        "The virtual machine should not be powered on. It is already running.",
        "clone",
        vmx,
        workstation.beside("c"),
        "linked",
        "-snapshot=live");
  }

  @Test
  void guestsRefuseStrangers() throws IOException {
    workstation.installation.guestLogin("root", "right");
    workstation.silently("start", vmx);

    assertError(
        "Anonymous guest operations are not allowed on this virtual machine. You must call"
            + " VixVM_LoginInGuest before performing guest operations",
        "listProcessesInGuest",
        vmx);
    assertError(
        "Invalid user name or password for the guest OS",
        "-gu",
        "root",
        "-gp",
        "wrong",
        "listProcessesInGuest",
        vmx);
    assertError(
        "A file was not found",
        "-gu",
        "root",
        "-gp",
        "right",
        "copyFileFromHostToGuest",
        vmx,
        "/no/such",
        "/tmp/x");
  }

  @Test
  void aLockThatALivingStrangerHoldsIsRespectedAndADeadOnesIsNot() throws IOException {
    Path disk = vmx.resolveSibling("web.vmdk");
    FileLocks.acquire(disk, ProcessHandle.current().pid(), "vmware-vmx");

    assertError("The file is already in use", "start", vmx);
    assertError("The file is already in use", "snapshot", vmx, "a");
    assertError("The file is already in use", "deleteVM", vmx);

    FileLocks.release(disk, ProcessHandle.current().pid());
    FileLocks.acquire(disk, 1L << 30, "vmware-vmx");
    workstation.silently("start", vmx);
  }

  @Test
  void aMissingDiskCancelsTheStartAndOnlyTheLogSaysWhy() throws IOException {
    Files.delete(vmx.resolveSibling("web.vmdk"));

    assertError("The operation was canceled", "start", vmx);

    assertThat(Files.readString(vmx.resolveSibling("vmware.log")))
        .contains("Msg_Post: Error", "Cannot open the disk");
  }
}
