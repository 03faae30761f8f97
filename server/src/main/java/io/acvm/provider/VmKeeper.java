package io.acvm.provider;

import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizedVm;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps order among the files of VMs, of a hypervisor whose VMs are files on disks of this server.
 * Makes the promises of {@link HypervisorProvider}; its deadlines are those of copying. Everything
 * that changes files may be called again after a crash and then ends what was begun. What fails
 * says so with {@code FILE_NOT_USABLE}, {@code DISK_FULL} or {@code FILE_EXISTS} and has lost
 * nothing. Long calls end with {@code OPERATION_CANCELED} soon after {@link Progress#isCanceled()}.
 */
public interface VmKeeper {
  /**
   * Where the files of a VM would go. Fails with {@code POWER_STATE_CONFLICT}, {@code VM_LOCKED},
   * {@code VM_HAS_LINKED_CLONES}, {@code VM_ENCRYPTED} or {@code ORGANIZE_IMPOSSIBLE}.
   */
  Future<OrganizePlan> planOrganization(ProviderVmRef ref);

  /**
   * The same for a VM outside the directories of this server that the hypervisor itself knows.
   * Fails with {@code ORGANIZE_IMPOSSIBLE} also when its folder holds anything that is no file of a
   * VM.
   */
  Future<OrganizePlan> planAdoption(ProviderVmRef ref);

  /** A place in the permanent structure for a new VM; as {@link HypervisorProvider#reserveVm}. */
  Future<ProviderVmRef> reserveOrganized(String name);

  /** The way back; {@code ORGANIZE_IMPOSSIBLE} for a VM that is not organized. */
  Future<OrganizePlan> planReturn(ProviderVmRef ref);

  /**
   * Brings the files to their new place. The VM is not listed there before {@link #finishMove}.
   * What names files that stay behind keeps naming them.
   */
  Future<Void> move(ProviderVmRef ref, OrganizePlan plan, Progress progress);

  /** Undoes {@link #move}, and everything that was written beside the files. */
  Future<Void> moveBack(ProviderVmRef ref, OrganizePlan plan);

  /** Removes what is left of the old place and lists the VM at the new one. */
  Future<Void> finishMove(ProviderVmRef ref, OrganizePlan plan, Progress progress);

  /**
   * Writes metadata, scripts and a page for people beside the files of an organized VM.
   *
   * @param origin the folder that the files were in before; empty for what was made there
   * @param language of the page, such as {@code fr}
   */
  Future<Void> describe(
      ProviderVmRef ref, VmId vm, Optional<String> origin, String language, Progress progress);

  Future<List<OrganizedVm>> listOrganized();

  /**
   * Backs up a VM and reads the backup again before it counts as one. Without a snapshot the VM
   * must be off; fails with {@code POWER_STATE_CONFLICT} or {@code VM_LOCKED}.
   *
   * @param snapshot of the VM while it runs; its disks as they were then are backed up, as if the
   *     snapshot had never been
   */
  Future<Backup> createBackup(
      BackupId id,
      ProviderVmRef ref,
      VmId vm,
      Optional<String> note,
      Optional<SnapshotId> snapshot,
      Progress progress);

  /** Newest first. */
  Future<List<Backup>> listBackups();

  /** Reads all of it and notes the outcome; {@code BACKUP_DAMAGED} when anything differs. */
  Future<Backup> verifyBackup(BackupId id, Progress progress);

  /** Makes a new VM of a backup at a reserved place, with an identity of its own. */
  Future<Void> restoreBeside(BackupId id, ProviderVmRef ref, String name, Progress progress);

  /**
   * Writes the files of a backup beside those of a VM that is off, where they do not count yet;
   * anew when it is called again.
   */
  Future<Void> stageRestore(BackupId id, ProviderVmRef ref, Progress progress);

  /** Puts what was staged in the place of a VM that is off, whose files go to the trash. */
  Future<Void> exchangeRestored(ProviderVmRef ref, Progress progress);

  /** Undoes {@link #stageRestore}, and {@link #exchangeRestored} where that did not end. */
  Future<Void> discardRestored(ProviderVmRef ref);

  /**
   * Also what was left of one that never ended; nothing happens when there is none. Fails with
   * {@code BACKUP_NEEDED} while another one needs files of it.
   */
  Future<Void> deleteBackup(BackupId id);

  /** What is nobody's; changes nothing. */
  Future<List<CleanupItem>> findCleanup();

  /** Moves items to the trash that are still nobody's; returns how many. */
  Future<Integer> cleanUp(List<String> items, Progress progress);

  Future<List<TrashItem>> listTrash();

  /** {@code TRASH_ITEM_NOT_FOUND}, or {@code FILE_EXISTS} when the place is taken. */
  Future<Void> putBack(String item);

  /**
   * Deletes what was moved to the trash before a moment; returns how many.
   *
   * @param items ids of what is deleted, empty for everything; what is not there is deleted already
   */
  Future<Integer> emptyTrash(Optional<List<String>> items, Instant before, Progress progress);
}
