package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import io.acvm.vmfiles.vmx.Drive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command {@code clone}. */
final class Clones {
  private static final String AUTOMATIC = "Clone";

  private final Vm source;
  private final Path target;
  private final boolean linked;

  private Clones(Vm source, Path target, boolean linked) {
    this.source = source;
    this.target = target;
    this.linked = linked;
  }

  static void run(Call call) throws VmrunError, UsageException, IOException, InterruptedException {
    Host.requireWorkstation(call);
    CommandLine line = call.line();
    Path target = Vm.path(line.argument(1));
    String kind = line.argument(2).toLowerCase(Locale.ROOT);
    if (!kind.equals("full") && !kind.equals("linked")) {
      throw new UsageException(null);
    }
    String snapshot = line.option(3, "-snapshot");
    String name = line.option(3, "-cloneName");
    try (Vm source = Vm.open(call)) {
      new Clones(source, target, kind.equals("linked")).make(snapshot, name);
    }
  }

  private void make(String snapshotName, String name)
      throws VmrunError, IOException, InterruptedException {
    requireIdle(snapshotName != null);
    Snapshot base = snapshotName == null ? null : base(snapshotName);
    requireTarget();
    source.call.installation().take(linked ? Delay.LINKED_CLONE : Delay.FULL_CLONE);
    if (linked && base == null) {
      base = automatic();
    }
    Files.createDirectories(target.getParent());
    Dictionary config =
        base == null
            ? Dictionary.parse(source.config().toBytes())
            : SnapshotFile.config(source, source.file(base.stateFile()));
    List<String> disks = disks(config, base);
    describe(config, name);
    if (linked) {
      record(base, disks);
    } else {
      Files.write(sibling(".vmsd"), new byte[0]);
    }
    // Last: without a .vmx there is no VM.
    config.save(target);
  }

  private void requireIdle(boolean fromSnapshot) throws VmrunError, IOException {
    if (source.running() != null && source.running().isPaused()) {
      throw VmrunError.paused(source.vmx);
    }
    boolean busy = source.running() != null && !(linked && fromSnapshot);
    if (busy || (linked && source.isSuspended())) {
      throw VmrunError.alreadyRunning();
    }
    if (source.running() == null) {
      VmLocks.requireFree(source);
    }
  }

  /** A snapshot with memory is refused with the words for a running VM. */
  private Snapshot base(String name) throws VmrunError, IOException {
    List<Snapshot> found = Snapshots.tree(source).find(name);
    if (found.isEmpty()) {
      throw new VmrunError("Invalid snapshot name '" + name + "'\n");
    }
    Snapshot base = Snapshots.unique(found);
    if (base.withMemory()) {
      throw VmrunError.alreadyRunning();
    }
    return base;
  }

  private void requireTarget() throws VmrunError {
    Path folder = target.getParent();
    if (folder == null || !target.toString().toLowerCase(Locale.ROOT).endsWith(".vmx")) {
      throw new VmrunError("One of the parameters was invalid");
    }
    if (Files.exists(target)) {
      throw new VmrunError("The file already exists");
    }
    Path above = folder.getParent();
    if (!Files.isDirectory(folder) && (above == null || !Files.isDirectory(above))) {
      throw VmrunError.fileNotFound();
    }
  }

  /**
   * The snapshot that VMware makes of itself; that of an earlier clone serves if nothing has
   * changed.
   */
  private Snapshot automatic() throws VmrunError, IOException, InterruptedException {
    SnapshotTree tree = Snapshots.tree(source);
    Snapshot current = tree.current().orElse(null);
    boolean unchanged =
        current != null
            && current.displayName().equals(AUTOMATIC)
            && !current.withMemory()
            && !startedSince(current);
    if (!unchanged) {
      return Snapshots.take(source, AUTOMATIC, "Created by clone operation.");
    }
    if (source.call.installation().settings().text("clone.unchanged", "reuse").equals("refuse")) {
      throw new VmrunError(
          "The state of the virtual machine has not changed since the last snapshot operation");
    }
    return current;
  }

  private boolean startedSince(Snapshot snapshot) throws IOException {
    Path log = source.file("vmware.log");
    return Files.exists(log)
        && Files.getLastModifiedTime(log)
            .toInstant()
            .isAfter(snapshot.createdAt().orElse(Instant.EPOCH));
  }

  /** Makes the disks and lets the configuration name them; returns their names. */
  private List<String> disks(Dictionary config, Snapshot base) throws IOException {
    List<String> names = new ArrayList<>();
    for (Drive disk : Disks.of(config)) {
      Path from = source.file(fileName(disk, base));
      String name = freeName(Disks.baseName(disk.fileName()));
      if (linked) {
        DiskFiles.createChild(target.resolveSibling(name), from);
        config.set(disk.node() + ".redo", "");
      } else {
        List<VirtualDisk> chain = Disks.chain(source, from);
        DiskFiles.copy(chain.get(chain.size() - 1).file(), target.resolveSibling(name));
      }
      config.set(disk.node() + ".fileName", name);
      names.add(name);
    }
    return names;
  }

  private static String fileName(Drive disk, Snapshot base) {
    if (base != null) {
      for (Snapshot.Disk frozen : base.disks()) {
        if (frozen.node().equalsIgnoreCase(disk.node())) {
          return frozen.fileName();
        }
      }
    }
    return disk.fileName();
  }

  private String freeName(String diskBase) {
    int number = 1;
    while (Files.exists(target.resolveSibling(diskBase + "-cl" + number + ".vmdk"))) {
      number++;
    }
    return diskBase + "-cl" + number + ".vmdk";
  }

  private void describe(Dictionary config, String name) throws IOException {
    String sourceName = config.get("displayName", source.baseName());
    config.set("displayName", name == null ? "Clone of " + sourceName : name);
    config.set("nvram", baseName() + ".nvram");
    config.set("extendedConfigFile", baseName() + ".vmxf");
    config.set("cleanShutdown", true);
    config.set("checkpoint.vmState", "");
    config.remove("checkpoint.vmState.readOnly");
    // The first power-on gives the clone an identity of its own.
    config.remove("uuid.bios");
    config.remove("uuid.location");
    config.removeIf(key -> key.startsWith("ethernet") && key.contains(".generatedaddress"));
    if (linked) {
      config.set("fileSearchPath", ".;" + source.folder());
    }
    Path nvram = source.file(source.config().get("nvram", ""));
    if (Files.isRegularFile(nvram) && !Files.exists(sibling(".nvram"))) {
      Files.copy(nvram, sibling(".nvram"));
    }
  }

  private void record(Snapshot base, List<String> disks) throws IOException {
    SnapshotTree ofClone = SnapshotTree.of(Dictionary.create());
    ofClone.setCloneOf(source.vmx.toString(), disks);
    ofClone.save(sibling(".vmsd"));
    SnapshotTree tree = Snapshots.tree(source);
    tree.addClone(base.uid(), target.toString());
    tree.save(Snapshots.file(source));
  }

  private String baseName() {
    String name = String.valueOf(target.getFileName());
    return name.substring(0, name.length() - ".vmx".length());
  }

  private Path sibling(String ending) {
    return target.resolveSibling(baseName() + ending);
  }
}
