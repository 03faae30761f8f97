package io.acvm.domain.vm;

import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.Retention;
import io.acvm.domain.provider.ProviderId;
import java.util.List;
import java.util.Optional;

/** What can be asked of the files of VMs, where those lie on disks of the server. */
public sealed interface FileCommand extends VmCommand {
  /**
   * Moves a VM's files into the permanent structure.
   *
   * @param language of what is written beside them for people, such as {@code fr}
   * @param adopt whether a VM outside our directories is taken over
   */
  record Organize(VmId vm, String language, boolean adopt) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.ORGANIZE_VM;
    }
  }

  /** Moves them back to where they were. */
  record UndoOrganization(VmId vm) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.UNDO_ORGANIZATION;
    }
  }

  /**
   * Backs a VM up.
   *
   * @param live whether one that runs is backed up from a snapshot, instead of refused
   */
  record CreateBackup(VmId vm, Optional<String> note, boolean live) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.CREATE_BACKUP;
    }
  }

  /** Reads a whole backup again. */
  record VerifyBackup(BackupId backup) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.VERIFY_BACKUP;
    }
  }

  /**
   * Restores a backup.
   *
   * @param name of the new VM that is made of it; empty to put the backed-up VM's files back
   */
  record RestoreBackup(BackupId backup, Optional<String> name) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.RESTORE_BACKUP;
    }
  }

  /** Deletes a backup. */
  record DeleteBackup(BackupId backup) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.DELETE_BACKUP;
    }
  }

  /** Deletes the backups of a VM that a policy does not keep. */
  record ApplyRetention(VmId vm, Retention policy) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.APPLY_RETENTION;
    }
  }

  /** Moves what is nobody's to the trash. */
  record CleanUp(ProviderId provider, List<String> items) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.CLEAN_UP;
    }
  }

  /** Puts something in the trash back where it was. */
  record PutBack(ProviderId provider, String item) implements FileCommand {
    @Override
    public OperationKind kind() {
      return OperationKind.PUT_BACK;
    }
  }

  /**
   * Deletes what has lain in the trash for so many days at least.
   *
   * @param items of which this is done; empty for everything
   */
  record EmptyTrash(ProviderId provider, int olderThanDays, Optional<List<String>> items)
      implements FileCommand {
    public EmptyTrash {
      items = items.map(List::copyOf);
    }

    @Override
    public OperationKind kind() {
      return OperationKind.EMPTY_TRASH;
    }
  }
}
