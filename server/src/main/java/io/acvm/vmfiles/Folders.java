package io.acvm.vmfiles;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders as a whole. Symbolic links are never followed: a link is removed itself. */
public final class Folders {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Folders() {}

  /** Makes a folder with those above it that are missing; durable when it returns. */
  public static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getParent() != null) {
      create(folder.getParent());
    }
    Files.createDirectories(folder);
    sync(folder.getParent());
  }

  /** Removes everything beneath and the folder or file itself; nothing happens without one. */
  public static void remove(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException cause)
              throws IOException {
            if (cause != null) {
              throw cause;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Makes names in a folder durable. Windows does this by itself and does not open folders. */
  public static void sync(Path folder) throws IOException {
    if (!WINDOWS) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
