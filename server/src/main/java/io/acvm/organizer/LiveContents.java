package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.Backup.Consistency;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a running VM stands still because of a snapshot: the disks as they were then, and
 * everything that earlier snapshots need. The configuration is written as if those disks were the
 * present ones, the record of snapshots as if this one had not been taken. The memory is left out.
 */
final class LiveContents {
  private final Path vmx;
  private final Path folder;
  private final Set<Path> files = new TreeSet<>();

  private LiveContents(Path vmx) {
    this.vmx = vmx;
    this.folder = vmx.getParent();
  }

  /**
   * @param uid of the snapshot
   */
  static Contents of(Path vmx, int uid) throws IOException {
    return new LiveContents(vmx).since(uid);
  }

  private Contents since(int uid) throws IOException {
    Path vmsd = besideIt(".vmsd");
    SnapshotTree tree = SnapshotTree.read(vmsd);
    Snapshot frozen =
        tree.get(uid)
            .orElseThrow(
                () -> AcvmException.of(ErrorCode.SNAPSHOT_NOT_FOUND, "id", Integer.toString(uid)));
    Vmx config = Vmx.read(vmx);
    for (Drive disk : config.disks()) {
      if (!disk.fileName().isBlank()) {
        String then = fileThen(disk, frozen);
        config.edit().driveFile(disk.node(), then);
        addDisk(folder.resolve(then));
      }
    }
    config.edit().discardSuspendedState();
    tree.remove(uid);
    for (Snapshot earlier : tree.all()) {
      addEarlier(earlier);
    }
    addNamed(config.dictionary().get("nvram", ""));
    addNamed(config.dictionary().get("extendedConfigFile", ""));
    List<Contents.Part> parts = new ArrayList<>();
    parts.add(Contents.part(vmx, vmx, Optional.of(config.dictionary().toBytes())));
    parts.add(Contents.part(vmx, vmsd, Optional.of(tree.toBytes())));
    files.forEach(file -> parts.add(Contents.part(vmx, file, Optional.empty())));
    return new Contents(vmx, Consistency.CRASH_CONSISTENT, parts);
  }

  private static String fileThen(Drive disk, Snapshot frozen) {
    return frozen.disks().stream()
        .filter(one -> one.node().equals(disk.node()))
        .filter(one -> disk.isCoveredBySnapshots())
        .map(Snapshot.Disk::fileName)
        .findFirst()
        .orElseThrow(
            () ->
                AcvmException.of(
                    ErrorCode.FILE_NOT_USABLE,
                    FileReason.DISK_NOT_COVERED.about(disk.fileName(), disk.node())));
  }

  private void addEarlier(Snapshot earlier) throws IOException {
    for (Snapshot.Disk disk : earlier.disks()) {
      addDisk(folder.resolve(disk.fileName()));
    }
    addNamed(earlier.stateFile());
    addNamed(earlier.stateFile().replaceAll("\\.vmsn$", ".vmem"));
  }

  /** A disk with all parts and parents; what lies elsewhere is named by its place, as ever. */
  private void addDisk(Path disk) throws IOException {
    Optional<Path> next = Optional.of(disk.normalize());
    while (next.isPresent() && next.get().startsWith(folder) && !files.contains(next.get())) {
      VirtualDisk one = VirtualDisk.read(next.get());
      files.add(next.get());
      one.files().stream()
          .map(Path::normalize)
          .filter(f -> f.startsWith(folder))
          .forEach(files::add);
      next = one.parent().map(Path::normalize);
    }
  }

  private void addNamed(String name) {
    if (!name.isBlank()) {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder) && Files.isRegularFile(file)) {
        files.add(file);
      }
    }
  }

  private Path besideIt(String ending) {
    String name = vmx.getFileName().toString();
    return vmx.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
  }
}
