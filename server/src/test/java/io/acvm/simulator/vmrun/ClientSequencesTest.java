package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What well-known programs send, in their order and spelling. */
class ClientSequencesTest {
  @TempDir Path directory;
  private Workstation workstation;
  private Path source;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
    source = workstation.seed("base box");
  }

  @Test
  void packerBuildsFromAVmThatExists() throws IOException {
    Path vmx = workstation.beside("output-vm");
    workstation.silently("-T", "ws", "snapshot", source, "packer");
    workstation.silently("-T", "ws", "clone", source, vmx, "linked", "-snapshot", "packer");
    assertThat(vmx.resolveSibling(Workstation.read(vmx).get("scsi0:0.filename", ""))).exists();
    Workstation.set(vmx, "msg.autoanswer", "TRUE");

    workstation.silently("-T", "ws", "start", vmx, "nogui");
    assertThat(workstation.run("-T", "ws", "list").lines()).contains(vmx.toString());
    assertThat(workstation.run("-T", "ws", "getGuestIPAddress", vmx).out().strip())
        .matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    assertThat(Workstation.read(vmx).get("ethernet0.generatedaddress")).isPresent();
    workstation.silently("-T", "ws", "stop", vmx, "hard");

    assertThat(Workstation.names(vmx.getParent())).noneMatch(name -> name.endsWith(".lck"));
    workstation.silently("-T", "ws", "snapshot", vmx, "built");
  }

  @Test
  void packerWritesAllKeysInLowerCase() throws IOException {
    Path vmx = workstation.beside("lower");
    Files.createDirectories(vmx.getParent());
    Files.writeString(
        vmx,
        """
        .encoding = "UTF-8"
        config.version = "8"
        displayname = "lower"
        ethernet0.addresstype = "generated"
        ethernet0.connectiontype = "nat"
        ethernet0.present = "TRUE"
        guestos = "other"
        msg.autoanswer = "true"
        uuid.action = "create"
        virtualhw.version = "9"
        """);

    workstation.silently("-T", "ws", "start", vmx, "nogui");

    assertThat(workstation.run("-T", "ws", "getGuestIPAddress", vmx).out()).startsWith("172.16.8.");
  }

  @Test
  void vagrantBringsABoxUpAndDestroysIt() throws IOException {
    String id = UUID.randomUUID().toString();
    Path vmx = workstation.vms.resolve(id).resolve("base box.vmx");
    Files.createDirectories(vmx.getParent());
    workstation.silently("-T", "ws", "snapshot", source, id);
    workstation.silently("-T", "ws", "clone", source, vmx, "linked", "-snapshot=" + id);
    workstation.silently("-T", "ws", "enableSharedFolders", vmx);
    workstation.silently("-T", "ws", "start", vmx, "nogui");
    workstation.silently("-T", "ws", "addSharedFolder", vmx, "-vagrant", "/srv/project");
    workstation.silently(
        "-T", "ws", "setSharedFolderState", vmx, "-vagrant", "/srv/project", "writable");
    assertThat(workstation.run("-T", "ws", "getGuestIPAddress", vmx, "-wait").code()).isZero();
    workstation.silently("-T", "ws", "snapshot", vmx, "push");
    assertThat(workstation.run("-T", "ws", "listSnapshots", vmx, "showTree").lines())
        .containsExactly("Total snapshots: 1", "push");
    workstation.silently("-T", "ws", "suspend", vmx);
    assertThat(Workstation.names(vmx.getParent())).anyMatch(name -> name.endsWith(".vmss"));
    workstation.silently("-T", "ws", "start", vmx, "nogui");
    workstation.silently("-T", "ws", "stop", vmx, "soft");

    workstation.silently("-T", "ws", "deleteSnapshot", source, id, "andDeleteChildren");

    assertThat(workstation.run("-T", "ws", "listSnapshots", source).lines())
        .containsExactly("Total snapshots: 0");
    workstation.silently("start", vmx);
  }

  @Test
  void boshClonesBootstrapsAndStops() throws IOException {
    Path vmx = workstation.beside("vm-1");
    assertThat(workstation.run("list").code()).isZero();
    workstation.silently("clone", source, vmx, "linked", "-cloneName=vm-1");
    assertThat(Workstation.read(vmx).get("displayName")).contains("vm-1");
    assertThat(Workstation.names(vmx.getParent())).anyMatch(name -> name.endsWith("-cl1.vmdk"));
    Workstation.set(vmx, "ethernet0.addressType", "static");
    Workstation.set(vmx, "ethernet0.address", "00:50:56:00:00:01");
    workstation.silently("start", vmx, "nogui");
    String[] login = {"-gu", "root", "-gp", "pw"};
    assertThat(
            workstation
                .run(login[0], login[1], login[2], login[3], "listProcessesInGuest", vmx)
                .out())
        .contains("systemd");
    Path script = Files.writeString(directory.resolve("bootstrap.sh"), "true");
    workstation.silently(
        "-gu", "root", "-gp", "pw", "copyFileFromHostToGuest", vmx, script, "/tmp/b.sh");
    workstation.silently(
        "-gu", "root", "-gp", "pw", "runProgramInGuest", vmx, "/bin/bash", "/tmp/b.sh");
    assertThat(Workstation.read(vmx).get("cleanShutdown")).contains("FALSE");

    workstation.silently("stop", vmx, "soft");

    assertThat(Workstation.read(vmx).get("cleanShutdown")).contains("TRUE");
    workstation.silently("deleteVM", vmx);
  }

  @Test
  void gns3ReadsTheVersionAndRunsAnAppliance() {
    assertThat(Pattern.compile("vmrun version ([0-9.]+)").matcher(workstation.run().out()).find())
        .isTrue();
    Path vmx = workstation.beside("gns3");
    workstation.silently("snapshot", source, "GNS3 Linked Base for clones");
    workstation.silently(
        "clone", source, vmx, "linked", "-snapshot=GNS3 Linked Base for clones", "-cloneName=gns3");
    workstation.silently("start", vmx);
    assertThat(workstation.run("checkToolsState", vmx).out()).isEqualTo("running\n");
    assertThat(workstation.run("readVariable", vmx, "guestVar", "gns3.eth0").code()).isZero();
    workstation.silently("pause", vmx);
    workstation.silently("unpause", vmx);
    workstation.silently("reset", vmx);
    workstation.silently("stop", vmx);
  }

  @Test
  void cuckooRevertsAndDumpsMemory() throws IOException {
    workstation.silently("start", source, "nogui");
    workstation.silently("snapshot", source, "clean");
    workstation.silently("stop", source, "hard");
    workstation.silently("revertToSnapshot", source, "clean");
    workstation.silently("start", source, "nogui");
    workstation.silently("snapshot", source, "memdump");

    assertThat(Workstation.names(source.getParent())).contains("base box-Snapshot2.vmem");
  }
}
