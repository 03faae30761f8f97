package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The archives of backups and what is known of each. A backup counts when the note beside its
 * archive is there, and that is written after the archive was read again.
 */
public final class Backups {
  static final String ARCHIVE = ".zip";
  static final String UNFINISHED = ".zip.part";

  private final Path directory;
  private final Clock clock;
  private final Points points;

  public Backups(Path directory, Clock clock, Points points) {
    this.directory = directory;
    this.clock = clock;
    this.points = points;
  }

  /** Backs up a VM that is off and alone in its folder; ends what was begun under this id. */
  public Backup create(
      BackupId id, Path vmx, VmId vm, String name, Optional<String> note, Progress progress)
      throws IOException {
    Optional<Backup> made = BackupNote.find(directory, id);
    if (made.isPresent()) {
      return made.get();
    }
    Files.createDirectories(directory);
    if (!Files.exists(archive(id))) {
      Path part = directory.resolve(id.value() + UNFINISHED);
      Files.deleteIfExists(part);
      points.pass("before");
      Archive.write(part, vmx, clock.instant(), progress);
      points.pass("written");
      Archive.verify(part, progress);
      points.pass("read again");
      Files.move(part, archive(id), StandardCopyOption.ATOMIC_MOVE);
      Trees.sync(directory);
      points.pass("named");
    }
    Archive.Content content = Archive.verify(archive(id), progress);
    Backup backup =
        new Backup(
            id,
            Optional.of(vm),
            name,
            note,
            content.createdAt(),
            Files.size(archive(id)),
            content.bytes(),
            content.files().size(),
            Backup.State.PROVEN,
            Optional.of(clock.instant()));
    BackupNote.write(directory, backup);
    points.pass("noted");
    Story.tell("backed up", vmx, archive(id));
    return backup;
  }

  /** Newest first; a note that cannot be read is left out. */
  public List<Backup> list() throws IOException {
    List<Backup> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files.forEach(file -> BackupNote.read(file).ifPresent(found::add));
      }
    }
    found.sort(Comparator.comparing(Backup::createdAt).reversed());
    return found;
  }

  public Backup verify(BackupId id, Progress progress) throws IOException {
    Backup known = require(id);
    try {
      Archive.verify(archive(id), progress);
    } catch (AcvmException failure) {
      if (failure.code() == ErrorCode.BACKUP_DAMAGED) {
        BackupNote.write(directory, known.damaged());
      }
      throw failure;
    }
    Backup proven = known.proven(clock.instant());
    BackupNote.write(directory, proven);
    Story.tell("proven", archive(id));
    return proven;
  }

  /**
   * The archive first: a note without one is seen to be damaged, the other way round it is lost.
   */
  public void delete(BackupId id) throws IOException {
    points.pass("before delete");
    Files.deleteIfExists(directory.resolve(id.value() + UNFINISHED));
    Files.deleteIfExists(archive(id));
    points.pass("archive deleted");
    BackupNote.delete(directory, id);
    Story.tell("deleted", archive(id));
  }

  /**
   * Writes the files of a backup into a folder that is not there yet or holds only notes of ours.
   *
   * @return the configuration of the VM
   */
  public Path extract(BackupId id, Path folder, Progress progress) throws IOException {
    require(id);
    return Archive.extract(archive(id), folder, progress, points);
  }

  private Backup require(BackupId id) {
    return BackupNote.find(directory, id)
        .orElseThrow(() -> AcvmException.of(ErrorCode.BACKUP_NOT_FOUND, "id", id.value()));
  }

  private Path archive(BackupId id) {
    return directory.resolve(id.value() + ARCHIVE);
  }
}
