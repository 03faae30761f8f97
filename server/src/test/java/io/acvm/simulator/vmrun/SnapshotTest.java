package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir Path directory;
  private Workstation workstation;
  private Path vmx;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
    vmx = workstation.seed("web");
  }

  private SnapshotTree tree() throws IOException {
    return SnapshotTree.read(vmx.resolveSibling("web.vmsd"));
  }

  private String disk() {
    return Workstation.read(vmx).get("scsi0:0.fileName", "");
  }

  @Test
  void theFirstSnapshotFreezesTheDiskAndTheVmGoesOnWithAChildOfIt() throws IOException {
    workstation.silently("snapshot", vmx, "with a blank");

    assertThat(disk()).isEqualTo("web-000001.vmdk");
    VirtualDisk child = VirtualDisk.read(vmx.resolveSibling("web-000001.vmdk"));
    VirtualDisk parent = VirtualDisk.read(vmx.resolveSibling("web.vmdk"));
    assertThat(child.parentHint()).contains("web.vmdk");
    assertThat(child.parentContentId()).isEqualTo(parent.contentId());
    var snapshot = tree().current().orElseThrow();
    assertThat(snapshot.displayName()).isEqualTo("with a blank");
    assertThat(snapshot.stateFile()).isEqualTo("web-Snapshot1.vmsn");
    assertThat(snapshot.disks()).extracting("fileName").containsExactly("web.vmdk");
    assertThat(snapshot.withMemory()).isFalse();
  }

  @Test
  void theTreeIsIndentedByTabs() {
    workstation.silently("snapshot", vmx, "a");
    workstation.silently("snapshot", vmx, "b");
    workstation.silently("revertToSnapshot", vmx, "a");
    workstation.silently("snapshot", vmx, "c d");

    assertThat(workstation.run("listSnapshots", vmx, "showTree").out())
        .isEqualTo("Total snapshots: 3\na\n\tb\n\tc d\n");
    assertThat(workstation.run("listSnapshots", vmx).out())
        .isEqualTo("Total snapshots: 3\na\nb\nc d\n");
  }

  @Test
  void aRevertBringsBackTheHardwareAndDropsTheRunningState() throws IOException {
    workstation.silently("snapshot", vmx, "small");
    Workstation.set(vmx, "memsize", "8192");
    workstation.silently("start", vmx);

    workstation.silently("revertToSnapshot", vmx, "small");

    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
    assertThat(Workstation.read(vmx).get("memsize")).contains("2048");
    assertThat(disk()).isEqualTo("web-000002.vmdk");
    assertThat(Workstation.names(vmx.getParent()))
        .contains("web-000002.vmdk")
        .doesNotContain("web-000001.vmdk", "web.vmx.lck", "web-000001.vmdk.lck");
  }

  @Test
  void aSnapshotOfARunningVmResumesAtTheNextStart() throws IOException {
    workstation.silently("start", vmx);
    workstation.silently("writeVariable", vmx, "guestVar", "phase", "one");
    workstation.silently("snapshot", vmx, "live");
    assertThat(vmx.resolveSibling("web-000001.vmdk.lck")).isNotEmptyDirectory();
    assertThat(vmx.resolveSibling("web.vmdk.lck")).doesNotExist();
    assertThat(tree().current().orElseThrow().withMemory()).isTrue();
    workstation.silently("writeVariable", vmx, "guestVar", "phase", "two");

    workstation.silently("revertToSnapshot", vmx, "live");

    assertThat(workstation.run("list").lines()).containsExactly("Total running VMs: 0");
    assertThat(Workstation.read(vmx).get("checkpoint.vmState")).contains("web-Snapshot1.vmsn");
    assertThat(Workstation.read(vmx).get("checkpoint.vmState.readOnly")).contains("TRUE");
    workstation.silently("start", vmx);
    assertThat(workstation.run("readVariable", vmx, "guestVar", "phase").out()).isEqualTo("one\n");
    assertThat(vmx.resolveSibling("web-Snapshot1.vmsn")).exists();
  }

  @Test
  void deletingOneSnapshotHandsItsChildrenToItsParent() {
    workstation.silently("snapshot", vmx, "a");
    workstation.silently("snapshot", vmx, "b");
    workstation.silently("snapshot", vmx, "c");

    workstation.silently("deleteSnapshot", vmx, "b");

    assertThat(workstation.run("listSnapshots", vmx, "showTree").out())
        .isEqualTo("Total snapshots: 2\na\n\tc\n");
    workstation.silently("revertToSnapshot", vmx, "c");
    workstation.silently("start", vmx);
  }

  @Test
  void withoutSnapshotsTheVmHasItsFirstDiskAgainAndNothingIsLeft() throws IOException {
    workstation.silently("start", vmx);
    workstation.silently("snapshot", vmx, "a");
    workstation.silently("stop", vmx, "hard");
    workstation.silently("snapshot", vmx, "b");

    workstation.silently("deleteSnapshot", vmx, "a", "andDeleteChildren");

    assertThat(disk()).isEqualTo("web.vmdk");
    assertThat(Workstation.names(vmx.getParent()))
        .containsExactly("vmware.log", "web.nvram", "web.vmdk", "web.vmsd", "web.vmx", "web.vmxf");
    workstation.silently("start", vmx);
  }
}
