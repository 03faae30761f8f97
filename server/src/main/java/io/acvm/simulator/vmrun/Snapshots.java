package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import io.acvm.vmfiles.vmx.Drive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The snapshot commands. */
final class Snapshots {
  private Snapshots() {}

  static SnapshotTree tree(Vm vm) throws IOException {
    return SnapshotTree.read(file(vm));
  }

  static Path file(Vm vm) {
    return vm.file(vm.baseName() + ".vmsd");
  }

  static void list(Call call) throws VmrunError, UsageException, IOException, InterruptedException {
    Host.requireWorkstation(call);
    try (Vm vm = Vm.open(call)) {
      SnapshotTree tree = tree(vm);
      call.console().line("Total snapshots: ".concat(String.valueOf(tree.all().size())));
      print(call, tree, tree.roots(), "");
    }
  }

  private static void print(Call call, SnapshotTree tree, List<Snapshot> level, String indent) {
    for (Snapshot snapshot : level) {
      call.console().line(indent.concat(snapshot.displayName()));
      String deeper = call.line().says(1, "showTree") ? indent.concat("\t") : "";
      print(call, tree, tree.childrenOf(snapshot.uid()), deeper);
    }
  }

  static void create(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    Host.requireWorkstation(call);
    String name = call.line().argument(1);
    try (Vm vm = Vm.open(call)) {
      if (vm.running() != null) {
        vm.requireAwake();
      } else {
        VmLocks.requireFree(vm);
      }
      for (Snapshot other : tree(vm).all()) {
        if (other.displayName().equals(name)) {
          throw new VmrunError("A snapshot with the name already exists");
        }
      }
      call.installation().take(Delay.SNAPSHOT);
      take(vm, name, "");
    }
  }

  /**
   * Freezes the disks and goes on with new ones. The .vmx comes before the record: a call that is
   * killed between leaves a VM with a longer chain of disks and nothing else.
   */
  static Snapshot take(Vm vm, String name, String description)
      throws VmrunError, IOException, InterruptedException {
    SnapshotTree tree = tree(vm);
    boolean withMemory = vm.running() != null || vm.isSuspended();
    List<Snapshot.Disk> frozen = new ArrayList<>();
    List<Drive> disks = new ArrayList<>();
    for (Drive disk : Disks.of(vm.config())) {
      if (disk.isCoveredBySnapshots()) {
        disks.add(disk);
        frozen.add(new Snapshot.Disk(disk.node(), disk.fileName()));
      } else if (withMemory) {
        throw new VmrunError(
            "Cannot take a memory snapshot, since the virtual machine is configured with"
                + " independent disks");
      }
    }
    String base = vm.baseName() + "-Snapshot" + tree.nextUid();
    SnapshotFile.write(vm, vm.file(base + ".vmsn"));
    if (withMemory && !Files.exists(vm.file(base + ".vmem"))) {
      Files.createFile(vm.file(base + ".vmem"));
    }
    List<Path> locked = vm.running() == null ? List.of() : VmLocks.files(vm);
    for (Drive disk : disks) {
      String delta = Disks.createDelta(vm, vm.file(disk.fileName()));
      vm.config().set(disk.node() + ".fileName", delta);
    }
    vm.saveConfig();
    VmLocks.move(vm, locked);
    Snapshot taken = tree.add(name, description, withMemory, Instant.now(), base + ".vmsn", frozen);
    tree.save(file(vm));
    return taken;
  }

  static void revert(Call call)
      throws VmrunError, UsageException, IOException, InterruptedException {
    Host.requireWorkstation(call);
    String name = call.line().argument(1);
    try (Vm vm = Vm.open(call)) {
      if (vm.running() != null) {
        vm.requireAwake();
      } else {
        VmLocks.requireFree(vm);
      }
      SnapshotTree tree = tree(vm);
      Snapshot target = find(tree, name);
      call.installation().take(Delay.REVERT);
      if (vm.running() != null) {
        PowerOff.dropped(vm);
      }
      List<Drive> abandoned = Disks.of(vm.config());
      Memory.forget(vm);
      restore(vm, target);
      tree.setCurrent(target.uid());
      tree.save(file(vm));
      for (Drive disk : abandoned) {
        deleteUnlessFrozen(vm, tree, disk.fileName());
      }
    }
  }

  private static void restore(Vm vm, Snapshot target) throws IOException {
    Dictionary config = SnapshotFile.config(vm, vm.file(target.stateFile()));
    for (Snapshot.Disk disk : target.disks()) {
      config.set(disk.node() + ".fileName", Disks.createDelta(vm, vm.file(disk.fileName())));
    }
    for (String kept : List.of("displayName", "uuid.bios", "uuid.location", "extendedConfigFile")) {
      vm.config().get(kept).ifPresent(value -> config.set(kept, value));
    }
    config.set("cleanShutdown", true);
    if (target.withMemory()) {
      config.set("checkpoint.vmState", target.stateFile());
      config.set("checkpoint.vmState.readOnly", true);
    } else {
      config.set("checkpoint.vmState", "");
      config.remove("checkpoint.vmState.readOnly");
    }
    vm.replaceConfig(config);
  }

  private static void deleteUnlessFrozen(Vm vm, SnapshotTree tree, String fileName)
      throws IOException {
    for (Snapshot snapshot : tree.all()) {
      for (Snapshot.Disk disk : snapshot.disks()) {
        if (disk.fileName().equals(fileName)) {
          return;
        }
      }
    }
    for (Drive disk : Disks.of(vm.config())) {
      if (disk.fileName().equals(fileName)) {
        return;
      }
    }
    Disks.delete(vm, vm.file(fileName));
  }

  /** The one snapshot of a name or path. */
  static Snapshot find(SnapshotTree tree, String name) throws VmrunError {
    List<Snapshot> found = tree.find(name);
    if (found.isEmpty()) {
      throw new VmrunError("The snapshot does not exist");
    }
    return unique(found);
  }

  static Snapshot unique(List<Snapshot> found) throws VmrunError {
    if (found.size() > 1) {
      throw new VmrunError("The name does not uniquely identify one snapshot");
    }
    return found.get(0);
  }
}
