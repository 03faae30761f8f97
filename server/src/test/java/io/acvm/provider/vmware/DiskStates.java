package io.acvm.provider.vmware;

import io.acvm.vmfiles.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What a directory was like at many instants, to be brought back in its place: what a server finds
 * after another one was killed at that instant.
 */
final class DiskStates {
  /** The process that holds a lock is dead in truth. */
  private static final long OWN = ProcessHandle.current().pid();

  private static final long NOBODY = 1L << 30;

  private final Path world;
  private final Path kept;
  private final Set<Object> known = new HashSet<>();
  private final List<Path> states = new ArrayList<>();

  /**
   * @param kept where copies are, beside it on one volume
   */
  DiskStates(Path world, Path kept) {
    this.world = world;
    this.kept = kept;
  }

  /** Remembers what it is like now, unless that is known. */
  synchronized void keep() {
    try {
      if (known.add(fingerprint())) {
        Path state = kept.resolve("state-" + states.size());
        for (Path from : all()) {
          Path to = state.resolve(world.relativize(from).toString());
          Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
        List<Path> deepestFirst = new ArrayList<>(all());
        java.util.Collections.reverse(deepestFirst);
        for (Path folder : deepestFirst) {
          FileTime modified = Files.getLastModifiedTime(folder);
          Files.setLastModifiedTime(state.resolve(world.relativize(folder).toString()), modified);
        }
        states.add(state);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> states() {
    return states;
  }

  /** The world is then as it was; nothing may have a file of it open. */
  void bringBack(Path state) throws IOException {
    Folders.remove(world);
    Files.move(state, world);
    for (Path file : all()) {
      if (file.getFileName().toString().matches("M\\d+\\.lck")) {
        Files.writeString(
            file, Files.readString(file).replace(" " + OWN + "-", " " + NOBODY + "-"));
      }
    }
  }

  /** What maps memory of a process that is gone is nothing after a restart. */
  private List<Path> all() throws IOException {
    try (var files = Files.walk(world)) {
      return files.filter(file -> !file.toString().endsWith("-shm")).toList();
    }
  }

  private Object fingerprint() throws IOException {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (Path file : all()) {
      CRC32 sum = new CRC32();
      if (Files.isRegularFile(file)) {
        sum.update(Files.readAllBytes(file));
      }
      sums.put(file.toString(), sum.getValue());
    }
    return sums;
  }
}
