package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FileReason;
import io.acvm.vmfiles.Folders;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a VM in its folder. Symbolic links are never followed. */
final class Trees {
  private Trees() {}

  /** Ordinary files of a VM, locks left out, in a fixed order; a link or device is a failure. */
  static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            return at.toString().endsWith(".lck")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
              throw FileTrouble.impossible(FileReason.NOT_ORDINARY, file.getFileName().toString());
            }
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  /** Files of which two have names that some systems take for one cannot lie everywhere. */
  static void requireDistinct(List<Path> files) {
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      if (!names.add(file.toString().toLowerCase(Locale.ROOT))) {
        throw AcvmException.of(
            ErrorCode.FILE_NOT_USABLE,
            FileReason.SAME_BUT_FOR_CASE.about(file.toString(), file.getFileName().toString()));
      }
    }
  }

  /** Moves without ever overwriting and without copying; durable when it returns. */
  static void rename(Path from, Path to) throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw FileTrouble.unusable(to.toString(), FileReason.OTHER_VOLUME).causedBy(e);
    } catch (AccessDeniedException e) {
      Path refused = Files.isWritable(to.getParent()) ? from : to.getParent();
      throw new AccessDeniedException(refused.toString(), null, e.getReason());
    }
    Folders.sync(to.getParent());
    Folders.sync(from.getParent());
  }

  static long size(Path path) throws IOException {
    long[] bytes = {0};
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0];
  }

  /** The folder and those beneath it. */
  static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  /** Removes the folder and those beneath it that hold nothing, or only locks. */
  static void removeEmpty(Path folder) throws IOException {
    List<Path> deepestFirst = new ArrayList<>(folders(folder));
    Collections.reverse(deepestFirst);
    for (Path one : deepestFirst) {
      if (one.toString().endsWith(".lck")) {
        Folders.remove(one);
      } else if (Files.exists(one) && isEmpty(one)) {
        Files.delete(one);
      }
    }
  }

  static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
