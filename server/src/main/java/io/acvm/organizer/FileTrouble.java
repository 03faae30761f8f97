package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** What goes wrong with files, in the words of the catalogue. */
public final class FileTrouble {
  private static final long MIB = 1 << 20;

  private FileTrouble() {}

  /** The message of the file system is for the log only. */
  public static AcvmException of(IOException cause) {
    String path =
        cause instanceof FileSystemException known && known.getFile() != null
            ? known.getFile()
            : "A file";
    if (cause instanceof FileAlreadyExistsException
        || cause instanceof DirectoryNotEmptyException) {
      return AcvmException.of(ErrorCode.FILE_EXISTS, "path", path).causedBy(cause);
    }
    String reason =
        cause instanceof NoSuchFileException
            ? "it is not there"
            : cause instanceof AccessDeniedException
                ? "permission is denied"
                : "the operating system refused";
    return unusable(path, reason).causedBy(cause);
  }

  static AcvmException unusable(String path, String reason) {
    return AcvmException.of(ErrorCode.FILE_NOT_USABLE, Map.of("path", path, "reason", reason));
  }

  static AcvmException impossible(String reason) {
    return AcvmException.of(ErrorCode.ORGANIZE_IMPOSSIBLE, "reason", reason);
  }

  static AcvmException damaged(Path archive, String reason) {
    return AcvmException.of(
        ErrorCode.BACKUP_DAMAGED,
        Map.of("path", archive.getFileName().toString(), "reason", reason));
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
