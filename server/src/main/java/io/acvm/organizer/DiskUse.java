package io.acvm.organizer;

import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which files are parts of disks that a VM or a snapshot needs. */
final class DiskUse {
  private final Set<String> used = new HashSet<>();
  private final Set<Path> doubtful = new HashSet<>();

  private DiskUse() {}

  static DiskUse of(List<Path> vmxFiles) {
    DiskUse use = new DiskUse();
    vmxFiles.forEach(use::add);
    return use;
  }

  /** Whether what lies here cannot be told apart, because a configuration here is not readable. */
  boolean isDoubtful(Path folder) {
    return doubtful.contains(folder);
  }

  boolean isUsed(Path file) {
    return used.contains(key(file));
  }

  /** All files of a disk; empty for what is no whole disk. */
  static Optional<List<Path>> parts(Path disk) throws IOException {
    return References.disk(disk).map(whole -> whole.files().stream().map(Path::normalize).toList());
  }

  private void add(Path vmx) {
    try {
      Vmx config = Vmx.read(vmx);
      if (config.isEncrypted()) {
        doubtful.add(vmx.getParent());
      }
      for (Drive drive : config.disks()) {
        follow(vmx, drive.fileName());
      }
      String name = vmx.getFileName().toString();
      Path vmsd = vmx.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".vmsd");
      for (Snapshot snapshot : SnapshotTree.read(vmsd).all()) {
        for (Snapshot.Disk disk : snapshot.disks()) {
          follow(vmx, disk.fileName());
        }
      }
    } catch (IOException | InvalidPathException unreadable) {
      doubtful.add(vmx.getParent());
    }
  }

  private void follow(Path vmx, String name) throws IOException {
    Optional<Path> next =
        name.isBlank() ? Optional.empty() : Optional.of(vmx.resolveSibling(name).normalize());
    while (next.isPresent() && used.add(key(next.get()))) {
      Optional<VirtualDisk> disk = readable(vmx, next.get());
      disk.ifPresent(one -> one.files().forEach(file -> used.add(key(file.normalize()))));
      next = disk.flatMap(VirtualDisk::parent).map(Path::normalize);
    }
  }

  private Optional<VirtualDisk> readable(Path vmx, Path disk) {
    try {
      return References.disk(disk);
    } catch (IOException unreadable) {
      doubtful.add(vmx.getParent());
      return Optional.empty();
    }
  }

  /** In any case of letters: on a system that tells them apart this only keeps more. */
  private static String key(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }
}
