package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.BackupId;
import io.acvm.organizer.Manifest.Held;
import io.acvm.organizer.Manifest.One;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.Folders;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the archive of a backup, with the earlier ones that hold some of its files. Everything that
 * is wrong with one is {@code BACKUP_DAMAGED}.
 */
final class ArchiveReader implements AutoCloseable {
  private final Path archive;
  private final ZipFile zip;
  private final Manifest manifest;
  private final Map<BackupId, ZipFile> others = new HashMap<>();

  private ArchiveReader(Path archive, ZipFile zip, Manifest manifest) {
    this.archive = archive;
    this.zip = zip;
    this.manifest = manifest;
  }

  static ArchiveReader open(Path archive) throws IOException {
    ZipFile zip = zip(archive, archive);
    try {
      return new ArchiveReader(archive, zip, manifest(archive, zip));
    } catch (IOException broken) {
      zip.close();
      throw damaged(archive, broken);
    } catch (AcvmException noManifest) {
      zip.close();
      throw noManifest;
    }
  }

  /** What an archive says of itself, without reading the files in it. */
  static Manifest manifest(Path archive) throws IOException {
    try (ArchiveReader reader = open(archive)) {
      return reader.manifest;
    }
  }

  /** Reads everything. */
  static Manifest verify(Path archive, Progress progress) throws IOException {
    try (ArchiveReader reader = open(archive)) {
      reader.verify(progress);
      return reader.manifest;
    } catch (ZipException | EOFException broken) {
      throw damaged(archive, broken);
    }
  }

  /** Writes all files into a folder, which holds at most notes of ours. */
  static Manifest extract(Path archive, Path folder, Progress progress, Points points)
      throws IOException {
    try (ArchiveReader reader = open(archive)) {
      reader.extract(folder, progress, points);
      return reader.manifest;
    } catch (ZipException | EOFException broken) {
      throw damaged(archive, broken);
    }
  }

  private void verify(Progress progress) throws IOException {
    Transfer transfer = new Transfer(progress, manifest.bytes());
    for (One one : manifest.files()) {
      try (InputStream in = content(one)) {
        requireSame(one, transfer.read(in, one.path(), (block, length) -> {}));
      }
    }
    if (zip.size() != manifest.files().stream().filter(One::isHere).count() + 1) {
      throw FileTrouble.damaged(archive, FileReason.FILE_UNKNOWN);
    }
  }

  private void extract(Path folder, Progress progress, Points points) throws IOException {
    Files.createDirectories(folder);
    Trees.requireDistinct(manifest.files().stream().map(one -> target(folder, one)).toList());
    FileTrouble.requireRoom(folder, manifest.bytes());
    Transfer transfer = new Transfer(progress, manifest.bytes());
    for (One one : manifest.files()) {
      Path target = target(folder, one);
      Files.createDirectories(target.getParent());
      points.pass("before " + one.path());
      try (InputStream in = content(one)) {
        requireSame(one, transfer.write(in, target));
      }
      Story.tell("restored", target);
    }
    Folders.sync(folder);
    new References(manifest.origin()).mend(folder);
    points.pass("extracted");
  }

  private Path target(Path folder, One one) {
    Path target = folder.resolve(one.path()).normalize();
    if (!target.startsWith(folder) || target.equals(folder)) {
      throw FileTrouble.damaged(archive, FileReason.LEAVES_FOLDER, one.path());
    }
    return target;
  }

  private InputStream content(One one) throws IOException {
    ZipFile source = zip;
    String path = one.path();
    if (one.elsewhere().isPresent()) {
      Held held = one.elsewhere().get();
      source = other(held.backup());
      path = held.path();
    }
    ZipEntry entry = source.getEntry(Archive.FILES + path);
    if (entry == null || entry.getSize() != one.sizeBytes()) {
      throw FileTrouble.damaged(archive, FileReason.FILE_MISSING, one.path());
    }
    return source.getInputStream(entry);
  }

  private ZipFile other(BackupId id) throws IOException {
    ZipFile open = others.get(id);
    if (open == null) {
      Path there = archive.resolveSibling(id.value() + Backups.ARCHIVE);
      open = zip(archive, there);
      others.put(id, open);
    }
    return open;
  }

  private void requireSame(One one, String hash) {
    if (!hash.equals(one.sha256())) {
      throw FileTrouble.damaged(archive, FileReason.FILE_DIFFERS, one.path());
    }
  }

  /**
   * @param wanted the archive that is of no use without this one
   */
  private static ZipFile zip(Path wanted, Path archive) throws IOException {
    String name = archive.getFileName().toString();
    if (!Files.isRegularFile(archive)) {
      throw FileTrouble.damaged(wanted, FileReason.ARCHIVE_MISSING, name);
    }
    if (!Files.isReadable(archive)) {
      // What opens it does not tell this from a file that is not there.
      throw new AccessDeniedException(archive.toString());
    }
    try {
      return new ZipFile(archive.toFile());
    } catch (ZipException | EOFException broken) {
      throw FileTrouble.damaged(wanted, FileReason.ARCHIVE_BROKEN, name).causedBy(broken);
    }
  }

  private static Manifest manifest(Path archive, ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw FileTrouble.damaged(archive, FileReason.NO_MANIFEST);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Manifest.read(in.readAllBytes(), archive);
    }
  }

  private static RuntimeException damaged(Path archive, IOException broken) {
    return FileTrouble.damaged(archive, FileReason.ARCHIVE_BROKEN).causedBy(broken);
  }

  @Override
  public void close() throws IOException {
    try {
      for (ZipFile other : others.values()) {
        other.close();
      }
    } finally {
      zip.close();
    }
  }
}
