package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_ANSWER_INVALID;
import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NAME_AMBIGUOUS;
import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NAME_TAKEN;
import static io.acvm.domain.error.ErrorCode.SNAPSHOT_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.PowerState;
import io.acvm.provider.vmware.vmrun.Arguments;
import io.acvm.provider.vmware.vmrun.Vmrun;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Snapshots, known by the number that VMware never gives twice in a VM. vmrun knows them by name
 * only: where a name does not lead to one snapshot, or cannot be an argument, the snapshot has
 * another one in the .vmsd for as long as the command takes. Blocks.
 */
final class VmwareSnapshots {
  private final Vmrun vmrun;
  private final VmStates states;

  VmwareSnapshots(Vmrun vmrun, VmStates states) {
    this.vmrun = vmrun;
    this.states = states;
  }

  static Path recordOf(Path vmx) {
    String name = vmx.getFileName().toString();
    return vmx.resolveSibling(name.substring(0, name.length() - ".vmx".length()) + ".vmsd");
  }

  static SnapshotTree tree(Path vmx) throws IOException {
    return SnapshotTree.read(recordOf(vmx));
  }

  /** Of a running VM the snapshot has the memory, whether or not that was asked for. */
  SnapshotId create(Path vmx, SnapshotSpec spec) throws IOException {
    PowerState state = states.look(vmx);
    if (state == PowerState.PAUSED || (spec.includeMemory() && state != PowerState.RUNNING)) {
      throw VmStates.conflict(state);
    }
    SnapshotTree before = tree(vmx);
    if (before.all().stream().anyMatch(one -> one.displayName().equals(spec.name()))) {
      throw AcvmException.of(SNAPSHOT_NAME_TAKEN, "name", spec.name());
    }
    boolean plain = isAddress(spec.name());
    vmrun.snapshot(vmx, plain ? spec.name() : passing());
    SnapshotTree after = tree(vmx);
    Snapshot made =
        after.all().stream()
            .filter(one -> before.get(one.uid()).isEmpty())
            .findFirst()
            .orElseThrow(() -> AcvmException.of(PROVIDER_ANSWER_INVALID));
    if (!plain || spec.description().isPresent()) {
      after.describe(made.uid(), spec.name(), spec.description().orElse(""));
      after.save(recordOf(vmx));
    }
    return id(made);
  }

  /** The VM is off afterwards, or suspended where the snapshot has the memory of a running one. */
  void restore(Path vmx, SnapshotId id) throws IOException {
    Snapshot snapshot = find(vmx, id);
    if (states.look(vmx) == PowerState.PAUSED) {
      vmrun.unpause(vmx);
    }
    Marker.PAUSED.clear(vmx);
    withName(vmx, snapshot, name -> vmrun.revert(vmx, name));
    states.until(vmx, snapshot.withMemory() ? PowerState.SUSPENDED : PowerState.STOPPED);
  }

  void delete(Path vmx, SnapshotId id, boolean withChildren) throws IOException {
    Snapshot snapshot = find(vmx, id);
    withName(vmx, snapshot, name -> vmrun.deleteSnapshot(vmx, name, withChildren));
  }

  static Snapshot find(Path vmx, SnapshotId id) throws IOException {
    return number(id)
        .flatMap(tree(vmx)::get)
        .orElseThrow(() -> AcvmException.of(SNAPSHOT_NOT_FOUND, "id", id.value()));
  }

  private static Optional<Integer> number(SnapshotId id) {
    return id.value().matches("[0-9]{1,9}")
        ? Optional.of(Integer.valueOf(id.value()))
        : Optional.empty();
  }

  static SnapshotId id(Snapshot snapshot) {
    return new SnapshotId(Integer.toString(snapshot.uid()));
  }

  /**
   * Runs a command with a name that means this snapshot and no other: its own, the path from the
   * root, or one that it has only meanwhile. The last is not possible while the VM runs, because
   * its process may write the record too.
   */
  void withName(Path vmx, Snapshot snapshot, Consumer<String> command) throws IOException {
    SnapshotTree tree = tree(vmx);
    Optional<String> name = address(tree, snapshot);
    if (name.isPresent()) {
      command.accept(name.get());
      return;
    }
    PowerState state = states.look(vmx);
    if (state != PowerState.STOPPED && state != PowerState.SUSPENDED) {
      throw AcvmException.of(SNAPSHOT_NAME_AMBIGUOUS, "name", snapshot.displayName());
    }
    String passing = passing();
    rename(vmx, snapshot, passing);
    try {
      command.accept(passing);
    } finally {
      if (tree(vmx).get(snapshot.uid()).isPresent()) {
        rename(vmx, snapshot, snapshot.displayName());
      }
    }
  }

  private static Optional<String> address(SnapshotTree tree, Snapshot snapshot) {
    String name = snapshot.displayName();
    String path = tree.pathName(snapshot);
    if (!isAddress(name)) {
      return Optional.empty();
    }
    if (tree.find(name).size() == 1) {
      return Optional.of(name);
    }
    return Arguments.isPlain(path) && path.contains("/") && tree.find(path).size() == 1
        ? Optional.of(path)
        : Optional.empty();
  }

  /** A slash would part two names of a path. */
  private static boolean isAddress(String name) {
    return Arguments.isPlain(name) && name.indexOf('/') < 0;
  }

  private static String passing() {
    return "acvm-" + UUID.randomUUID();
  }

  private static void rename(Path vmx, Snapshot snapshot, String name) throws IOException {
    SnapshotTree tree = tree(vmx);
    tree.describe(snapshot.uid(), name, snapshot.description());
    tree.save(recordOf(vmx));
  }

  /** A snapshot of a running VM cannot be copied from. */
  static void requireWithoutMemory(Snapshot snapshot) {
    if (snapshot.withMemory()) {
      throw AcvmException.of(POWER_STATE_CONFLICT, "snapshot", snapshot.displayName());
    }
  }
}
