package io.acvm.app;

import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory with all state of this server, which one process at a time works on. */
final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes the directory if needed, for its owner alone, and takes it until the process ends. */
  static DataDirectory open(Path path, Texts texts) {
    try {
      if (Files.notExists(path)) {
        Files.createDirectories(path);
        restrict(path);
      }
      FileChannel channel =
          FileChannel.open(
              path.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new CliException(ExitCode.DATA_DIRECTORY_IN_USE, texts.get("server.dataInUse", path));
      }
      return new DataDirectory(path, channel);
    } catch (IOException cause) {
      String reason = cause.getClass().getSimpleName();
      throw new CliException(
          ExitCode.FAILED, texts.get("server.dataUnusable", path, reason), cause);
    }
  }

  // The operating system gives the lock back when the process ends, however it does.
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  private static void restrict(Path path) throws IOException {
    PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Writes a text that nobody but the owner may ever have been able to read. */
  static void writePrivately(Path file, String text) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), "private", ".tmp");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  Path file(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
