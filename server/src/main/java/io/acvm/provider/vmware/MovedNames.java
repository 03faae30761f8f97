package io.acvm.provider.vmware;

import io.acvm.domain.error.AcvmException;
import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.host.VmLibrary;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What others say about the place of a VM, made true after it has moved: the library of VMware's
 * window, and the record of the VM that a linked clone was made from. The VM is of use without
 * either, so what cannot be changed is told in the log and stays.
 */
final class MovedNames {
  private static final Logger LOG = LoggerFactory.getLogger("acvm.organizer.story");

  private final Optional<Path> library;
  private final Untold untold;
  private final VmPlaces places;
  private final VmStates states;
  private final BooleanSupplier windowIsOpen;
  private boolean waiting;

  MovedNames(Optional<Path> library, Untold untold, VmPlaces places, VmStates states) {
    this(library, untold, places, states, MovedNames::isWindowOpen);
  }

  /**
   * @param windowIsOpen whether VMware's window is open, which writes its library over ours when it
   *     is closed
   */
  MovedNames(
      Optional<Path> library,
      Untold untold,
      VmPlaces places,
      VmStates states,
      BooleanSupplier windowIsOpen) {
    this.library = library;
    this.untold = untold;
    this.places = places;
    this.states = states;
    this.windowIsOpen = windowIsOpen;
  }

  /** Other users' processes are not seen on every system; neither is their library ours. */
  private static boolean isWindowOpen() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().command().stream())
        .map(command -> command.replaceAll(".*[/\\\\]", "").toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.equals("vmware") || name.equals("vmware.exe"));
  }

  /** The turns to wait for: those of the VM in both places, and of what it was cloned from. */
  Set<String> turnsFor(Path vmx, Path moved) {
    Set<String> turns = new LinkedHashSet<>(List.of(VmPlaces.key(vmx)));
    Path there = Files.exists(vmx) ? vmx : moved;
    parents(there).forEach(parent -> turns.add(VmPlaces.key(parent)));
    return turns;
  }

  void moved(Path from, Path to) {
    try {
      if (library.filter(Files::isRegularFile).isPresent()) {
        untold.add(new Untold.Move(from, to));
        tellLibrary();
      }
    } catch (IOException trouble) {
      LOG.warn(
          "could not change the library of the window: {}", trouble.getClass().getSimpleName());
    }
    for (Path parent : parents(to)) {
      try {
        tellParent(parent, from, to);
      } catch (IOException | AcvmException trouble) {
        LOG.warn("could not change the record of a linked clone's parent", trouble);
      }
    }
  }

  /** Whether the library has not heard of every move yet. */
  boolean isBehind() {
    return untold.isAny();
  }

  /** Tells the library what it could not be told before, as far as it can be told now. */
  synchronized void tellLibrary() throws IOException {
    List<Untold.Move> moves = untold.moves();
    for (int told = 0; told < moves.size(); told++) {
      if (!tellLibrary(moves.get(told))) {
        return;
      }
      untold.keep(moves.subList(told + 1, moves.size()));
    }
    if (moves.isEmpty()) {
      untold.keep(moves);
    }
  }

  /** False where it has to wait. One that knows nothing of the VM needs no telling. */
  private boolean tellLibrary(Untold.Move move) throws IOException {
    if (library.filter(Files::isRegularFile).isEmpty()) {
      return true;
    }
    for (VmLibrary.Entry entry : VmLibrary.inventory(library.get())) {
      if (isSame(entry.config(), move.from())) {
        if (windowIsOpen.getAsBoolean()) {
          if (!waiting) {
            LOG.warn("the window of VMware is open; it is told of new places when it is closed");
          }
          waiting = true;
          return false;
        }
        Optional<Dictionary> changed =
            VmLibrary.moved(library.get(), entry.config(), move.to().toString());
        if (changed.isPresent()) {
          changed.get().save(library.get());
          LOG.info("the library of the window knows the new place");
        }
      }
    }
    waiting = false;
    return true;
  }

  private void tellParent(Path parent, Path from, Path to) throws IOException {
    Path record = VmwareSnapshots.recordOf(parent);
    SnapshotTree tree = SnapshotTree.read(record);
    boolean changed = false;
    for (Snapshot snapshot : tree.all()) {
      for (String clone : snapshot.clones()) {
        if (isSame(clone, from)) {
          tree.removeClone(snapshot.uid(), clone);
          tree.addClone(snapshot.uid(), to.toString());
          changed = true;
        }
      }
    }
    if (changed) {
      // The process of a VM that runs writes this file from its memory.
      states.requireOff(parent);
      tree.save(record);
      LOG.info("the VM that a linked clone was made from knows its new place");
    }
  }

  /** Those of ours; others' files are not changed. */
  private List<Path> parents(Path clone) {
    try {
      return VmwareSnapshots.tree(clone).cloneOf().stream()
          .flatMap(text -> RunningVms.path(text).stream())
          .filter(Path::isAbsolute)
          .map(VmPlaces::real)
          .filter(parent -> places.isOurs(parent) && Files.isRegularFile(parent))
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** An entry may be written with links or in another case. */
  private static boolean isSame(String written, Path path) {
    return RunningVms.path(written)
        .filter(Path::isAbsolute)
        .map(one -> VmPlaces.key(VmPlaces.real(one)).equals(VmPlaces.key(VmPlaces.real(path))))
        .orElse(false);
  }
}
