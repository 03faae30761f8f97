package io.acvm.provider.vmware;

import io.acvm.vmfiles.Folders;
import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of a VM in its folder: what its configuration and snapshots name, and what VMware calls
 * after it. Anything else in the folder is somebody's, and so is everything elsewhere.
 */
final class OwnFiles {
  private static final Pattern LOGS =
      Pattern.compile("vmware(?:-\\d+)?\\.log|mksSandbox(?:-\\d+)?\\.log");
  private static final Pattern MEMORY = Pattern.compile("[0-9a-f-]{36}\\.vmem");
  private static final String LOCK = ".lck";

  private OwnFiles() {}

  /** Their names, each directly in the VM's folder. */
  static List<String> of(Path vmx) throws IOException {
    Set<Path> disks = disks(vmx);
    String stem = KnownVm.stem(vmx);
    Pattern calledSo =
        Pattern.compile(
            Pattern.quote(stem)
                + "(?:\\.(?:vmx|vmxf|vmsd|nvram|vmss|vmem|vmpl|vmx~|log)"
                + "|-[^/\\\\]*\\.(?:vmss|vmsn|vmem|scoreboard|nvram)|"
                + Pattern.quote(GuestFiles.SEED_ENDING)
                + ")");
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(vmx.getParent())) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        String locked = name.endsWith(LOCK) ? name.substring(0, name.length() - 4) : name;
        boolean own =
            disks.contains(file.resolveSibling(locked))
                || calledSo.matcher(locked).matches()
                || LOGS.matcher(locked).matches()
                || MEMORY.matcher(locked).matches();
        if (own) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Every file of every disk that the VM or one of its snapshots uses. */
  private static Set<Path> disks(Path vmx) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (Drive drive : Vmx.read(vmx).disks()) {
      VmReader.file(vmx, drive).ifPresent(file -> follow(file, vmx.getParent(), files));
    }
    for (Snapshot snapshot : VmwareSnapshots.tree(vmx).all()) {
      for (Snapshot.Disk disk : snapshot.disks()) {
        path(vmx, disk.fileName()).ifPresent(file -> follow(file, vmx.getParent(), files));
      }
    }
    return files;
  }

  /** A disk and the parents beside it; one that cannot be read is at least a file. */
  private static void follow(Path disk, Path folder, Set<Path> files) {
    Optional<Path> next = Optional.of(disk);
    while (next.filter(one -> folder.equals(one.getParent())).isPresent()
        && files.add(next.get())) {
      try {
        VirtualDisk one = VirtualDisk.read(next.get());
        one.files().stream().map(Path::normalize).forEach(files::add);
        next = one.parent().map(Path::normalize);
      } catch (IOException unreadable) {
        next = Optional.empty();
      }
    }
  }

  private static Optional<Path> path(Path vmx, String name) {
    try {
      return Optional.of(vmx.resolveSibling(name).normalize());
    } catch (InvalidPathException notHere) {
      return Optional.empty();
    }
  }

  /** Removes files by name from a folder, and the folder if nothing is left in it. */
  static void remove(Path folder, List<String> names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      if (!folder.equals(file.getParent())) {
        throw new VmFileException(VmFileException.Reason.MALFORMED, "a name that leads elsewhere");
      }
      Folders.remove(file);
    }
  }

  static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (NoSuchFileException | DirectoryNotEmptyException stays) {
      // Gone already, or it holds files that are not the VM's.
      return;
    }
  }
}
