package io.acvm.vmfiles;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Whole files read with a bound and replaced in one step. */
public final class SmallFiles {
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final int ATTEMPTS = 8;
  private static final long FIRST_PAUSE_MILLIS = 10;

  private SmallFiles() {}

  /** A step that a scanner or an indexer on Windows can make fail for an instant. */
  @FunctionalInterface
  interface Move {
    void run() throws IOException;
  }

  /**
   * The bytes of an ordinary file.
   *
   * @throws VmFileException when it is larger than {@code maxBytes}, or a directory, pipe or device
   */
  public static byte[] read(Path file, int maxBytes) throws IOException {
    if (!Files.isRegularFile(file)) {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      throw new VmFileException(VmFileException.Reason.NOT_READABLE, "not an ordinary file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new VmFileException(
            VmFileException.Reason.NOT_READABLE, "larger than " + maxBytes + " bytes");
      }
      return bytes;
    }
  }

  /**
   * Makes {@code bytes} the whole content of {@code file}: a reader sees the old file or the new
   * one, also after a crash. Keeps the mode of a file that exists, and replaces what a symbolic
   * link points to. Waits up to three seconds where Windows says that another process has the file
   * open.
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    // The name is short whatever the target's is: both have the same limit.
    Path temporary = target.resolveSibling(".acvm-" + UUID.randomUUID() + ".tmp");
    Set<PosixFilePermission> mode = modeOf(target);
    try {
      writeDurably(temporary, bytes, mode);
      retrying(() -> move(temporary, target), WINDOWS ? ATTEMPTS : 1);
    } catch (AccessDeniedException refused) {
      // Nobody knows the other name.
      throw new AccessDeniedException(target.toString(), null, refused.getReason());
    } finally {
      Files.deleteIfExists(temporary);
    }
    Folders.sync(target.getParent());
  }

  private static Set<PosixFilePermission> modeOf(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix && Files.exists(file) ? Files.getPosixFilePermissions(file) : Set.of();
  }

  private static void writeDurably(Path file, byte[] bytes, Set<PosixFilePermission> mode)
      throws IOException {
    FileAttribute<?>[] attributes =
        mode.isEmpty()
            ? new FileAttribute<?>[0]
            : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    if (!mode.isEmpty()) {
      Files.setPosixFilePermissions(file, mode);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void retrying(Move move, int attempts) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        move.run();
        return;
      } catch (FileSystemException e) {
        if (attempt >= attempts) {
          throw e;
        }
        pause(FIRST_PAUSE_MILLIS << attempt);
      }
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while a file was in use").initCause(e);
    }
  }
}
