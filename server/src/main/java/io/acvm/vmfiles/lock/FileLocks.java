package io.acvm.vmfiles.lock;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * VMware's lock of a file F: a folder {@code F.lck} beside it with a member {@code M#####.lck} for
 * each holder. An empty folder is a free lock.
 */
public final class FileLocks {
  private static final String SUFFIX = ".lck";
  private static final int MEMBERS = 100_000;
  private static final int ATTEMPTS = 50;

  private FileLocks() {}

  /** Everybody who holds the lock of a file; empty when it is free. Reads only. */
  public static List<LockHolder> holders(Path file) throws IOException {
    List<LockHolder> holders = new ArrayList<>();
    for (Path member : members(folder(file))) {
      LockMember.read(member).ifPresent(holders::add);
    }
    return holders;
  }

  /** Whether a living process holds the lock. */
  public static boolean isHeld(Path file) throws IOException {
    return holders(file).stream().anyMatch(LockHolder::isAlive);
  }

  /**
   * All locks in a VM's folder, by the name of the locked file. A lock of a .vmdk means that the VM
   * runs, or that a disk tool works on it; one of the .vmx alone means that the VM is open in a
   * window.
   */
  public static Map<String, List<LockHolder>> inFolder(Path vmFolder) throws IOException {
    Map<String, List<LockHolder>> held = new TreeMap<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(vmFolder, "*" + SUFFIX)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        Path file = folder.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
        List<LockHolder> holders = holders(file);
        if (!holders.isEmpty()) {
          held.put(file.getFileName().toString(), holders);
        }
      }
    }
    return held;
  }

  /**
   * Takes the lock for a living process, which need not be this one. Members of dead processes are
   * removed first. The folder arrives with its member in one step, so that of two who come at once
   * one gets it.
   *
   * @throws VmFileException with {@code LOCKED} when somebody else holds it
   */
  public static void acquire(Path file, long pid, String executable) throws IOException {
    Path folder = folder(file);
    Path prepared = file.resolveSibling(".acvm-" + UUID.randomUUID() + ".tmp");
    String name = String.format("M%05d%s", ThreadLocalRandom.current().nextInt(MEMBERS), SUFFIX);
    Files.createDirectory(prepared);
    try {
      Files.write(prepared.resolve(name), LockMember.bytes(folder, pid, executable));
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        if (tryMove(prepared, folder)) {
          return;
        }
        removeDeadUnlessBusy(folder, attempt == ATTEMPTS);
      }
      throw locked(file);
    } finally {
      if (Files.deleteIfExists(prepared.resolve(name))) {
        Files.deleteIfExists(prepared);
      }
    }
  }

  /** Fails on a folder that has a member; on Windows also on an empty one. */
  private static boolean tryMove(Path prepared, Path folder) throws IOException {
    try {
      Files.move(prepared, folder, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      return false;
    }
  }

  /** On Windows a folder cannot be read while somebody else is deleting it. */
  private static void removeDeadUnlessBusy(Path folder, boolean last) throws IOException {
    try {
      removeDead(folder);
    } catch (FileSystemException busy) {
      if (last) {
        throw busy;
      }
    }
  }

  private static void removeDead(Path folder) throws IOException {
    for (Path member : members(folder)) {
      if (LockMember.read(member).filter(LockHolder::isAlive).isPresent()) {
        throw locked(folder);
      }
      Files.deleteIfExists(member);
    }
    removeIfEmpty(folder);
  }

  private static VmFileException locked(Path file) {
    return new VmFileException(Reason.LOCKED, file.getFileName() + " is held");
  }

  /** Gives back what a process holds; nothing happens when it holds nothing. */
  public static void release(Path file, long pid) throws IOException {
    Path folder = folder(file);
    for (Path member : members(folder)) {
      if (LockMember.read(member).filter(holder -> holder.isProcess(pid)).isPresent()) {
        Files.deleteIfExists(member);
      }
    }
    removeIfEmpty(folder);
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Others hold it too, or an entry marker is being written.
      return;
    }
  }

  private static Path folder(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }

  private static List<Path> members(Path folder) throws IOException {
    List<Path> members = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "M*" + SUFFIX)) {
      entries.forEach(members::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return members;
  }
}
