package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    return create(new About(id, vm, name, note), vmx, () -> Contents.ofOff(vmx), progress);
  }

  /**
   * The same of a VM that runs, as it was when a snapshot was taken.
   *
   * @param snapshot uid of the snapshot
   */
  public Backup createLive(
      BackupId id,
      Path vmx,
      int snapshot,
      VmId vm,
      String name,
      Optional<String> note,
      Progress progress)
      throws IOException {
    return create(
        new About(id, vm, name, note), vmx, () -> LiveContents.of(vmx, snapshot), progress);
  }

  /** What is known of a backup before it is made. */
  private record About(BackupId id, VmId vm, String name, Optional<String> note) {}

  /** Looks for what there is to back up. */
  @FunctionalInterface
  private interface Looking {
    Contents look() throws IOException;
  }

  private Backup create(About about, Path vmx, Looking looking, Progress progress)
      throws IOException {
    BackupId id = about.id();
    Optional<Backup> made = BackupNote.find(directory, id);
    if (made.isPresent()) {
      return made.get();
    }
    Files.createDirectories(directory);
    Manifest manifest =
        Files.exists(archive(id))
            ? ArchiveReader.verify(archive(id), progress)
            : write(about, looking, progress);
    Backup backup =
        new Backup(
            id,
            Optional.of(about.vm()),
            about.name(),
            about.note(),
            manifest.createdAt(),
            Files.size(archive(id)),
            manifest.bytes(),
            manifest.files().size(),
            Backup.State.PROVEN,
            Optional.of(clock.instant()),
            manifest.consistency(),
            manifest.needs());
    BackupNote.write(directory, backup);
    points.pass("noted");
    Story.tell("backed up", vmx, archive(id));
    return backup;
  }

  private Manifest write(About about, Looking looking, Progress progress) throws IOException {
    Path part = directory.resolve(about.id().value() + UNFINISHED);
    Contents contents = looking.look();
    Optional<BackupId> before = newestProven(about.vm());
    Manifest manifest;
    try {
      manifest = writeAndRead(part, contents, before, progress);
    } catch (AcvmException failure) {
      if (failure.code() != ErrorCode.BACKUP_DAMAGED || before.isEmpty()) {
        throw failure;
      }
      // What it was to lean on does not bear: it stands on its own then.
      Story.trouble("cannot lean on", archive(before.get()), failure);
      manifest = writeAndRead(part, contents, Optional.empty(), progress);
    }
    points.pass("read again");
    Files.move(part, archive(about.id()), StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(directory);
    points.pass("named");
    return manifest;
  }

  private Manifest writeAndRead(
      Path part, Contents contents, Optional<BackupId> before, Progress progress)
      throws IOException {
    Files.deleteIfExists(part);
    points.pass("before");
    Optional<Manifest> known =
        before.isPresent()
            ? Optional.of(ArchiveReader.manifest(archive(before.get())))
            : Optional.empty();
    Archive.of(contents, before, known).write(part, clock.instant(), progress);
    points.pass("written");
    return ArchiveReader.verify(part, progress);
  }

  private Optional<BackupId> newestProven(VmId vm) throws IOException {
    return list().stream()
        .filter(one -> one.vm().equals(Optional.of(vm)) && one.state() == Backup.State.PROVEN)
        .map(Backup::id)
        .findFirst();
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
      ArchiveReader.verify(archive(id), progress);
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

  /** The VM that a backup was made of, as far as it is known. */
  public Optional<VmId> vmOf(BackupId id) {
    return BackupNote.find(directory, id).flatMap(Backup::vm);
  }

  /**
   * Fails with {@code BACKUP_NEEDED} while another one is not whole without this. The archive goes
   * first: a note without one is seen to be damaged, the other way round it is lost.
   */
  public void delete(BackupId id) throws IOException {
    requireUnneeded(id);
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
    Manifest manifest = ArchiveReader.extract(archive(id), folder, progress, points);
    return folder.resolve(manifest.configuration());
  }

  /** By what the archives themselves say; a note alone could be lost. */
  private void requireUnneeded(BackupId id) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> others;
    try (Stream<Path> files = Files.list(directory)) {
      others =
          files
              .filter(file -> file.toString().endsWith(ARCHIVE) && !file.equals(archive(id)))
              .toList();
    }
    for (Path other : others) {
      if (needs(other).contains(id)) {
        String by = other.getFileName().toString();
        throw AcvmException.of(
            ErrorCode.BACKUP_NEEDED,
            Map.of("id", id.value(), "by", by.substring(0, by.length() - ARCHIVE.length())));
      }
    }
  }

  /** Of one that cannot be read what was noted when it could. */
  private static List<BackupId> needs(Path archive) throws IOException {
    try {
      return ArchiveReader.manifest(archive).needs();
    } catch (AcvmException unreadable) {
      String name = archive.getFileName().toString();
      String stem = name.substring(0, name.length() - ARCHIVE.length());
      return BackupNote.read(archive.resolveSibling(stem + BackupNote.ENDING))
          .map(Backup::needs)
          .orElse(List.of());
    }
  }

  private Backup require(BackupId id) {
    return BackupNote.find(directory, id)
        .orElseThrow(() -> AcvmException.of(ErrorCode.BACKUP_NOT_FOUND, "id", id.value()));
  }

  private Path archive(BackupId id) {
    return directory.resolve(id.value() + ARCHIVE);
  }
}
