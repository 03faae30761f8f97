package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloneTest {
  @TempDir Path directory;
  private Workstation workstation;
  private Path source;
  private Path clone;

  @BeforeEach
  void install() throws IOException {
    workstation = new Workstation(directory);
    source = workstation.seed("golden");
    clone = workstation.beside("copy");
  }

  @Test
  void aFullCloneStandsAlone() throws IOException {
    workstation.silently("snapshot", source, "s");

    workstation.silently("clone", source, clone, "full");

    Dictionary config = Workstation.read(clone);
    assertThat(config.get("displayName")).contains("Clone of golden");
    assertThat(config.get("scsi0:0.fileName")).contains("golden-cl1.vmdk");
    assertThat(config.get("nvram")).contains("copy.nvram");
    assertThat(config.has("uuid.bios")).isFalse();
    VirtualDisk disk = VirtualDisk.read(clone.resolveSibling("golden-cl1.vmdk"));
    assertThat(disk.hasParent()).isFalse();
    assertThat(disk.capacityBytes()).isEqualTo(64L << 20);
    workstation.silently("deleteSnapshot", source, "s");
    workstation.silently("deleteVM", source);
    workstation.silently("start", clone);
  }

  @Test
  void aLinkedCloneIsRecordedOnBothSides() throws IOException {
    workstation.silently("snapshot", source, "s");

    workstation.silently("clone", source, clone, "linked", "-snapshot=s", "-cloneName=my clone");

    Dictionary config = Workstation.read(clone);
    assertThat(config.get("displayName")).contains("my clone");
    assertThat(config.get("fileSearchPath")).contains(".;" + source.getParent());
    assertThat(config.get("scsi0:0.redo")).contains("");
    VirtualDisk disk = VirtualDisk.read(clone.resolveSibling("golden-cl1.vmdk"));
    assertThat(disk.parentHint()).contains(source.resolveSibling("golden.vmdk").toString());
    Dictionary ofClone = Workstation.read(clone.resolveSibling("copy.vmsd"));
    assertThat(ofClone.get("cloneOf0")).contains(source.toString());
    assertThat(ofClone.get("sentinel0")).contains("golden-cl1.vmdk");
    Dictionary ofSource = Workstation.read(source.resolveSibling("golden.vmsd"));
    assertThat(ofSource.get("snapshot0.clone0")).contains(clone.toString());
    assertThat(ofSource.get("snapshot0.numClones")).contains("1");
  }

  @Test
  void aSourceIsKeptWhileALinkedCloneNeedsIt() throws IOException {
    workstation.silently("clone", source, clone, "linked");
    workstation.silently("start", clone);
    String refusal = "Error: Insufficient permissions in the host operating system\n";

    assertThat(workstation.run("deleteVM", source).out()).isEqualTo(refusal);
    assertThat(workstation.run("deleteSnapshot", source, "Clone").out()).isEqualTo(refusal);

    workstation.silently("stop", clone, "hard");
    workstation.silently("deleteVM", clone);
    assertThat(clone.getParent()).doesNotExist();
    workstation.silently("deleteVM", source);
    assertThat(source.getParent()).doesNotExist();
  }

  @Test
  void withoutASnapshotVmwareTakesOneOfItsOwnAndUsesItAgain() throws IOException {
    workstation.silently("clone", source, clone, "linked");
    workstation.silently("clone", source, workstation.beside("second"), "linked");

    var snapshots = SnapshotTree.read(source.resolveSibling("golden.vmsd")).all();
    assertThat(snapshots).hasSize(1);
    assertThat(snapshots.get(0).displayName()).isEqualTo("Clone");
    assertThat(snapshots.get(0).description()).isEqualTo("Created by clone operation.");
    assertThat(snapshots.get(0).clones()).hasSize(2);
  }

  @Test
  void aDisksParentThatHasChangedCancelsTheStart() throws IOException {
    workstation.silently("clone", source, clone, "linked");
    Workstation.set(source, "scsi0:0.fileName", "golden.vmdk");
    workstation.silently("start", source);
    workstation.silently("stop", source, "hard");

    assertThat(workstation.run("start", clone).out())
        .isEqualTo("Error: The operation was canceled\n");

    assertThat(Files.readString(clone.resolveSibling("vmware.log")))
        .contains("The parent virtual disk has been modified");
  }

  @Test
  void aDestinationThatExistsIsNotTouched() throws IOException {
    Path other = workstation.seed("other");
    byte[] before = Files.readAllBytes(other);

    assertThat(workstation.run("clone", source, other, "full").out())
        .isEqualTo("Error: The file already exists\n");
    assertThat(Files.readAllBytes(other)).isEqualTo(before);
    assertThat(workstation.run("clone", source, clone.resolveSibling("a/b.vmx"), "full").out())
        .isEqualTo("Error: A file was not found\n");
  }

  @Test
  void clonesOfOneSourceHaveDifferentAddresses() {
    for (String name : new String[] {"a", "b", "c"}) {
      workstation.silently("clone", source, workstation.beside(name), "full");
      workstation.silently("start", workstation.beside(name));
    }

    assertThat(new String[] {"a", "b", "c"})
        .extracting(name -> workstation.run("getGuestIPAddress", workstation.beside(name)).out())
        .containsExactly("172.16.8.128\n", "172.16.8.129\n", "172.16.8.130\n");
  }

  @Test
  void deletionLeavesForeignFilesAndTheirFolder() throws IOException {
    Files.writeString(source.resolveSibling("notes.txt"), "mine");

    workstation.silently("deleteVM", source);

    assertThat(Workstation.names(source.getParent())).containsExactly("notes.txt");
  }
}
