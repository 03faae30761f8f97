package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import io.acvm.vmfiles.vmx.Drive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes snapshots, and the disks that nobody needs any more. */
final class SnapshotDeletion {
  private final Vm vm;
  private final SnapshotTree tree;

  private SnapshotDeletion(Vm vm, SnapshotTree tree) {
    this.vm = vm;
    this.tree = tree;
  }

  static void run(Call call) throws VmrunError, UsageException, IOException, InterruptedException {
    Host.requireWorkstation(call);
    String name = call.line().argument(1);
    try (Vm vm = Vm.open(call)) {
      if (vm.running() != null) {
        vm.requireAwake();
      } else {
        VmLocks.requireFree(vm);
      }
      SnapshotTree tree = Snapshots.tree(vm);
      Snapshot target = Snapshots.find(tree, name);
      boolean withChildren = call.line().says(2, "andDeleteChildren");
      if (!withChildren && hasClones(target)) {
        throw VmrunError.permission();
      }
      call.installation().take(Delay.DELETE_SNAPSHOT);
      new SnapshotDeletion(vm, tree).delete(target, withChildren);
    }
  }

  /** Whether a linked clone that is still there depends on the snapshot. */
  static boolean hasClones(Snapshot snapshot) {
    for (String clone : snapshot.clones()) {
      if (Files.exists(Path.of(clone))) {
        return true;
      }
    }
    return false;
  }

  private void delete(Snapshot target, boolean withChildren) throws IOException {
    List<Snapshot> removed = withChildren ? tree.removeWithChildren(target.uid()) : List.of(target);
    if (!withChildren) {
      tree.remove(target.uid());
    }
    boolean cloned = false;
    for (Snapshot snapshot : removed) {
      cloned |= hasClones(snapshot);
    }
    // The .vmx leaves its last disk before that goes, the record goes before the files.
    if (tree.all().isEmpty() && !cloned) {
      consolidate();
    }
    tree.save(Snapshots.file(vm));
    for (int i = removed.size() - 1; i >= 0; i--) {
      deleteFiles(removed.get(i));
    }
  }

  /** Without snapshots the VM goes on with the disk that it began with. */
  private void consolidate() throws IOException {
    List<Path> locked = vm.running() == null ? List.of() : VmLocks.files(vm);
    for (Drive disk : Disks.of(vm.config())) {
      List<VirtualDisk> chain = Disks.chain(vm, vm.file(disk.fileName()));
      int last = 0;
      while (last + 1 < chain.size()
          && vm.folder().equals(chain.get(last + 1).file().normalize().getParent())) {
        last++;
      }
      if (last > 0) {
        String base = String.valueOf(chain.get(last).file().getFileName());
        vm.config().set(disk.node() + ".fileName", base);
      }
      vm.saveConfig();
      for (int i = 0; i < last; i++) {
        Disks.delete(vm, chain.get(i).file().normalize());
      }
    }
    VmLocks.move(vm, locked);
  }

  private void deleteFiles(Snapshot snapshot) throws IOException {
    String state = snapshot.stateFile();
    if (state.endsWith(".vmsn") && vm.folder().equals(vm.file(state).getParent())) {
      Files.deleteIfExists(vm.file(state));
      Files.deleteIfExists(
          vm.file(state.substring(0, state.length() - ".vmsn".length()) + ".vmem"));
    }
    Set<Path> needed = needed();
    for (Snapshot.Disk disk : snapshot.disks()) {
      Path file = vm.file(disk.fileName());
      if (!needed.contains(file) && !hasClones(snapshot)) {
        Disks.delete(vm, file);
      }
    }
  }

  /** The disks of the running state and of every snapshot, with all that they build on. */
  private Set<Path> needed() throws IOException {
    Set<Path> needed = new HashSet<>();
    for (Drive disk : Disks.of(vm.config())) {
      add(needed, disk.fileName());
    }
    for (Snapshot snapshot : tree.all()) {
      for (Snapshot.Disk disk : snapshot.disks()) {
        add(needed, disk.fileName());
      }
    }
    return needed;
  }

  private void add(Set<Path> needed, String fileName) throws IOException {
    if (Files.exists(vm.file(fileName))) {
      for (VirtualDisk disk : Disks.chain(vm, vm.file(fileName))) {
        needed.add(disk.file().normalize());
      }
    }
  }
}
