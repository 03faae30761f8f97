package io.acvm.provider.vmware;

import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.organizer.FileTrouble;
import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.lock.FileLocks;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Who works on the files of VMs in which turn, with what goes wrong said in words of the catalogue.
 */
record KeeperTurns(VmwareParts parts, VmFinding finding) {
  /** Blocking work on files. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Blocking work on files, for its effect. */
  @FunctionalInterface
  interface Effect {
    void happen() throws IOException;
  }

  /** Work on the files of one VM. */
  @FunctionalInterface
  interface OnVm {
    void run(Path vmx) throws IOException;
  }

  <T> Future<T> look(Work<T> work) {
    return parts.queue().look(() -> told(work)).recover(VmwareFailures::translate);
  }

  <T> Future<T> change(Set<String> turns, Work<T> work) {
    return parts.queue().change(turns, () -> told(work)).recover(VmwareFailures::translate);
  }

  Future<Void> effect(Set<String> turns, Effect effect) {
    return change(
        turns,
        () -> {
          effect.happen();
          return null;
        });
  }

  /** In the turn of a VM of ours that is there or could be. */
  Future<Void> turn(ProviderVmRef ref, OnVm work) {
    return look(() -> finding.place().apply(ref))
        .compose(vmx -> effect(Set.of(VmPlaces.key(vmx)), () -> work.run(vmx)));
  }

  private static <T> T told(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (VmFileException known) {
      throw known;
    } catch (IOException trouble) {
      throw FileTrouble.of(trouble);
    }
  }

  /** The VM is off, nobody works on it, and no linked clone needs its files. */
  Path requireMovable(Path vmx) throws IOException {
    parts.states().requireOff(vmx);
    parts.clones().requireNone(vmx);
    return vmx;
  }

  /** With VMware's own lock on the VM, so that nobody starts it meanwhile. */
  static void locked(Path vmx, Effect effect) throws IOException {
    long own = ProcessHandle.current().pid();
    FileLocks.acquire(vmx, own, "acvm");
    try {
      effect.happen();
    } finally {
      FileLocks.release(vmx, own);
    }
  }
}
