package io.acvm.store.sql;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file of an SQLite database, held by one server at a time. Blocks.
 *
 * <p>The lock is on a file beside it: closing any handle of the database itself would drop SQLite's
 * own locks (POSIX), and SQLite lets several processes write in turns.
 */
final class SqliteFile {
  private final FileChannel lock;

  private SqliteFile(FileChannel lock) {
    this.lock = lock;
  }

  /** Creates what is missing, for the owner only where the file system knows owners. */
  static SqliteFile open(DatabaseUrl.Sqlite url) {
    try {
      Path file = url.file();
      Files.createDirectories(file.getParent());
      createOwnerOnly(file);
      Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
      createOwnerOnly(lockFile);
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw AcvmException.of(ErrorCode.DATABASE_IN_USE, "database", url.toString());
      }
      return new SqliteFile(channel);
    } catch (IOException e) {
      throw AcvmException.of(ErrorCode.DATABASE_UNAVAILABLE, "database", url.toString())
          .causedBy(e);
    }
  }

  void close() throws IOException {
    lock.close();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void createOwnerOnly(Path file) throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(file, ownerOnly(file));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
