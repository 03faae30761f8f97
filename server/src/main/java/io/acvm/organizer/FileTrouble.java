package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FileReason;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What goes wrong with files, in the words of the catalogue. */
public final class FileTrouble {
  private static final long MIB = 1 << 20;

  /** In bytes, on nearly every volume. */
  private static final int LONGEST_NAME = 255;

  private static final int LONGEST_PATH = File.separatorChar == '\\' ? 259 : 4095;

  private FileTrouble() {}

  /** The message of the file system is for the log only. */
  public static AcvmException of(IOException cause) {
    Optional<String> path =
        cause instanceof FileSystemException known
            ? Optional.ofNullable(known.getFile())
            : Optional.empty();
    boolean taken =
        cause instanceof FileAlreadyExistsException || cause instanceof DirectoryNotEmptyException;
    if (path.isEmpty()) {
      return AcvmException.of(ErrorCode.FILE_NOT_USABLE).causedBy(cause);
    }
    if (taken) {
      return AcvmException.of(ErrorCode.FILE_EXISTS, "path", path.get()).causedBy(cause);
    }
    return unusable(path.get(), reason(cause, path.get())).causedBy(cause);
  }

  private static FileReason reason(IOException cause, String path) {
    if (cause instanceof NoSuchFileException) {
      return FileReason.NOT_THERE;
    }
    if (cause instanceof AccessDeniedException) {
      return FileReason.PERMISSION_DENIED;
    }
    Path name = Path.of(path).getFileName();
    boolean isLong =
        name != null && name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    return isLong || path.length() > LONGEST_PATH ? FileReason.NAME_TOO_LONG : FileReason.REFUSED;
  }

  /**
   * What a failure to write means. Java does not tell a full disk apart; that there is no room left
   * does.
   */
  static IOException writing(Path file, IOException cause) {
    try {
      long left = Files.getFileStore(file).getUsableSpace();
      if (left < MIB) {
        String needed = Long.toString(Files.size(file) / MIB + 1);
        throw AcvmException.of(
                ErrorCode.DISK_FULL, Map.of("path", file.toString(), "neededMib", needed))
            .causedBy(cause);
      }
    } catch (IOException unknown) {
      cause.addSuppressed(unknown);
    }
    boolean named = cause instanceof FileSystemException known && known.getFile() != null;
    return named ? cause : (IOException) new FileSystemException(file.toString()).initCause(cause);
  }

  static AcvmException unusable(String path, FileReason reason) {
    return AcvmException.of(ErrorCode.FILE_NOT_USABLE, reason.about(path, path));
  }

  static AcvmException impossible(FileReason reason) {
    return impossible(reason, "");
  }

  static AcvmException impossible(FileReason reason, String file) {
    return AcvmException.of(ErrorCode.ORGANIZE_IMPOSSIBLE, reason.about("", file));
  }

  static AcvmException damaged(Path archive, FileReason reason) {
    return damaged(archive, reason, archive.getFileName().toString());
  }

  static AcvmException damaged(Path archive, FileReason reason, String file) {
    return AcvmException.of(
        ErrorCode.BACKUP_DAMAGED, reason.about(archive.getFileName().toString(), file));
  }

  /** Asks before anything is written whether it will fit. */
  static void requireRoom(Path folder, long bytes) throws IOException {
    Path there = folder;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (Files.getFileStore(there).getUsableSpace() < bytes) {
      throw AcvmException.of(
          ErrorCode.DISK_FULL,
          Map.of("path", folder.toString(), "neededMib", Long.toString(bytes / MIB + 1)));
    }
  }
}
