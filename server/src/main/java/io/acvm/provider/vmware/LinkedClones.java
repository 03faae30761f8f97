package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.VM_HAS_LINKED_CLONES;

import io.acvm.domain.error.AcvmException;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which VMs are of use only with another one: those that its snapshots record and that are still
 * there, and those whose disks have a parent among its files.
 */
final class LinkedClones {
  private final VmwareInventory inventory;

  LinkedClones(VmwareInventory inventory) {
    this.inventory = inventory;
  }

  /** Fails with {@code VM_HAS_LINKED_CLONES} while any VM depends on this one. */
  void requireNone(Path vmx) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (Snapshot snapshot : VmwareSnapshots.tree(vmx).all()) {
      names.addAll(recorded(snapshot));
    }
    Path folder = vmx.getParent();
    for (KnownVm other : inventory.known()) {
      if (!other.vmx().equals(vmx) && other.needed().stream().anyMatch(one -> isIn(one, folder))) {
        names.add(other.name());
      }
    }
    refuse(names);
  }

  /** The same for one snapshot, or for it and all after it. */
  void requireNone(Path vmx, Snapshot snapshot, boolean withChildren) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (Snapshot one : concerned(vmx, snapshot, withChildren)) {
      names.addAll(recorded(one));
      List<Path> disks = one.disks().stream().flatMap(disk -> path(vmx, disk).stream()).toList();
      for (KnownVm other : inventory.known()) {
        if (!other.vmx().equals(vmx) && other.needed().stream().anyMatch(disks::contains)) {
          names.add(other.name());
        }
      }
    }
    refuse(names);
  }

  private static List<Snapshot> concerned(Path vmx, Snapshot snapshot, boolean withChildren)
      throws IOException {
    SnapshotTree tree = VmwareSnapshots.tree(vmx);
    List<Snapshot> found = new ArrayList<>();
    Deque<Snapshot> rest = new ArrayDeque<>(List.of(snapshot));
    while (!rest.isEmpty()) {
      Snapshot one = rest.pop();
      found.add(one);
      if (withChildren) {
        rest.addAll(tree.childrenOf(one.uid()));
      }
    }
    return found;
  }

  private static void refuse(Set<String> names) {
    if (!names.isEmpty()) {
      throw AcvmException.of(VM_HAS_LINKED_CLONES, "clones", String.join(", ", names));
    }
  }

  /** VMware does not forget a clone that was deleted. */
  private static List<String> recorded(Snapshot snapshot) {
    return snapshot.clones().stream()
        .flatMap(text -> path(text).stream())
        .filter(Files::exists)
        .map(KnownVm::stem)
        .toList();
  }

  private static Optional<Path> path(Path vmx, Snapshot.Disk disk) {
    return path(disk.fileName()).map(file -> VmPlaces.real(vmx.resolveSibling(file)));
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(path -> path.getFileName() != null);
    } catch (InvalidPathException notHere) {
      return Optional.empty();
    }
  }

  private static boolean isIn(Path file, Path folder) {
    return folder.equals(file.getParent());
  }
}
