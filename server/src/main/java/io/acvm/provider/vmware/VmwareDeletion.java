package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.VM_FOLDER_SHARED;
import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.vmware.vmrun.Vmrun;
import io.acvm.vmfiles.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deletes a VM: exactly its own files, noted down before the first one goes, so that a deletion
 * that was interrupted ends when it is asked for again. Blocks.
 */
final class VmwareDeletion {
  private final Vmrun vmrun;
  private final VmStates states;
  private final VmwarePower power;
  private final LinkedClones clones;

  VmwareDeletion(Vmrun vmrun, VmStates states, VmwarePower power, LinkedClones clones) {
    this.vmrun = vmrun;
    this.states = states;
    this.power = power;
    this.clones = clones;
  }

  /**
   * @param vmx inside our directories, whether or not it is there
   */
  void delete(Path vmx) throws IOException {
    if (Marker.MAKING.isSet(vmx)) {
      removeHalfMade(vmx);
    } else if (Files.isRegularFile(vmx, LinkOption.NOFOLLOW_LINKS)) {
      deleteWhole(vmx);
    } else if (Marker.DELETING.isSet(vmx)) {
      finish(vmx, Marker.DELETING.read(vmx));
    } else {
      OwnFiles.removeIfEmpty(vmx.getParent());
      throw AcvmException.of(VM_NOT_FOUND, "ref", vmx.toString());
    }
  }

  private void deleteWhole(Path vmx) throws IOException {
    requireAlone(vmx);
    clones.requireNone(vmx);
    PowerState state = states.look(vmx);
    if (state == PowerState.RUNNING || state == PowerState.PAUSED) {
      power.change(vmx, PowerAction.POWER_OFF, Duration.ZERO, Progress.NONE);
    }
    states.requireUnlocked(vmx);
    List<String> files = OwnFiles.of(vmx);
    Marker.DELETING.set(vmx, files);
    try {
      vmrun.delete(vmx);
    } catch (AcvmException failure) {
      // Where it is gone, a deletion that outlived a killed server has done the work.
      if (Files.exists(vmx)) {
        Marker.DELETING.clear(vmx);
        throw failure;
      }
    }
    finish(vmx, files);
  }

  /** vmrun would take the disks of a VM in the same folder with it. */
  private static void requireAlone(Path vmx) throws IOException {
    try (Stream<Path> files = Files.list(vmx.getParent())) {
      boolean shared =
          files.anyMatch(file -> !file.equals(vmx) && file.toString().endsWith(".vmx"));
      if (shared) {
        throw AcvmException.of(VM_FOLDER_SHARED, "folder", vmx.getParent().toString());
      }
    }
  }

  private static void finish(Path vmx, List<String> files) throws IOException {
    OwnFiles.remove(vmx.getParent(), files);
    Marker.PAUSED.clear(vmx);
    Marker.DELETING.clear(vmx);
    OwnFiles.removeIfEmpty(vmx.getParent());
  }

  /**
   * Removes what a making left: the folder was made for it. The note goes last, so that this can be
   * interrupted too. A copying that outlived a killed server is ended first.
   */
  void removeHalfMade(Path vmx) throws IOException {
    Orphan.end(Marker.MAKING.read(vmx));
    Path folder = vmx.getParent();
    List<Path> inside;
    try (Stream<Path> files = Files.list(folder)) {
      inside = files.toList();
    }
    for (Path file : inside) {
      if (!Marker.MAKING.isFor(vmx, file)) {
        Folders.remove(file);
      }
    }
    Marker.MAKING.clear(vmx);
    OwnFiles.removeIfEmpty(folder);
  }
}
