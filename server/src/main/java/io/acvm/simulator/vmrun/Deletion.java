package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import io.acvm.vmfiles.vmx.Drive;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The command {@code deleteVM}: the VM's files go, foreign ones stay, and the folder with them. */
final class Deletion {
  private Deletion() {}

  static void run(Call call) throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = Vm.open(call)) {
      vm.requireOff();
      VmLocks.requireFree(vm);
      SnapshotTree tree = Snapshots.tree(vm);
      for (Snapshot snapshot : tree.all()) {
        if (SnapshotDeletion.hasClones(snapshot)) {
          throw VmrunError.permission();
        }
      }
      call.installation().take(Delay.DELETE_VM);
      Memory.forget(vm);
      for (Path disk : disks(vm, tree)) {
        Disks.delete(vm, disk);
      }
      for (Path file : otherFiles(vm, tree)) {
        deleteFile(file);
      }
      forgetAtSources(vm, tree);
      Files.delete(vm.vmx);
      deleteFile(vm.folder());
    }
  }

  private static Set<Path> disks(Vm vm, SnapshotTree tree) throws IOException {
    Set<Path> disks = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (Drive disk : Disks.of(vm.config())) {
      names.add(disk.fileName());
    }
    for (Snapshot snapshot : tree.all()) {
      for (Snapshot.Disk disk : snapshot.disks()) {
        names.add(disk.fileName());
      }
    }
    for (String name : names) {
      try {
        for (VirtualDisk disk : Disks.chain(vm, vm.file(name))) {
          disks.add(disk.file().normalize());
        }
      } catch (IOException e) {
        // A disk that is broken or gone is deleted by its name only.
        disks.add(vm.file(name));
      }
    }
    return disks;
  }

  private static List<Path> otherFiles(Vm vm, SnapshotTree tree) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Snapshot snapshot : tree.all()) {
      files.add(vm.file(snapshot.stateFile()));
    }
    String base = vm.baseName();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(vm.folder())) {
      for (Path file : all) {
        String name = String.valueOf(file.getFileName());
        boolean log = name.startsWith("vmware") && name.endsWith(".log");
        boolean memory = name.startsWith(base + "-") && name.endsWith(".vmem");
        boolean own =
            name.equals(base + ".vmsd")
                || name.equals(base + ".vmxf")
                || name.equals(base + ".nvram");
        if (log || memory || own || name.endsWith(".lck")) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /** Removes a file, or a folder if nothing is left in it. */
  private static void deleteFile(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (DirectoryNotEmptyException e) {
      // Somebody else's files are in there.
      return;
    }
  }

  /** The source of a linked clone no longer has to be kept for it. */
  private static void forgetAtSources(Vm vm, SnapshotTree tree)
      throws IOException, InterruptedException {
    for (String source : tree.cloneOf()) {
      Path vmx = Path.of(source);
      if (!Files.exists(vmx) || !source.endsWith(".vmx")) {
        continue;
      }
      Installation.Lock lock = vm.call.installation().lock(Hash.hex(vmx.toRealPath().toString()));
      try (lock) {
        Path vmsd = Path.of(source.substring(0, source.length() - ".vmx".length()) + ".vmsd");
        SnapshotTree ofSource = SnapshotTree.read(vmsd);
        for (Snapshot snapshot : ofSource.all()) {
          ofSource.removeClone(snapshot.uid(), vm.vmx.toString());
        }
        ofSource.save(vmsd);
      } catch (NoSuchFileException e) {
        // The source has gone meanwhile, and its record with it.
      }
    }
  }
}
