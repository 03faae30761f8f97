package io.acvm.provider.vmware;

import io.acvm.domain.provider.Capacity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this computer has: its processors and memory as the Java runtime sees them (a container has
 * what it is allowed), and the file systems that VMs are on, each once. Blocks.
 */
final class HostCapacity {
  private final List<Path> directories;

  /**
   * @param directories of VMs; one that is not there yet counts with the one above it
   */
  HostCapacity(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  Capacity read() {
    Optional<Set<FileStore>> stores = stores();
    return new Capacity(
        Optional.empty(),
        Optional.of((long) Runtime.getRuntime().availableProcessors()),
        memoryMib(),
        stores.flatMap(all -> sumMib(all, FileStore::getTotalSpace)),
        stores.flatMap(all -> sumMib(all, FileStore::getUsableSpace)));
  }

  private static Optional<Long> memoryMib() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Optional.of(system.getTotalMemorySize() >> 20)
        : Optional.empty();
  }

  private Optional<Set<FileStore>> stores() {
    Set<FileStore> stores = new LinkedHashSet<>();
    try {
      for (Path directory : directories) {
        stores.add(Files.getFileStore(existing(directory)));
      }
      return Optional.of(stores);
    } catch (IOException unreadable) {
      // A drive that is not there now, such as a share: the sum without it would be wrong.
      return Optional.empty();
    }
  }

  private static Path existing(Path directory) {
    Path at = directory;
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  /** One number of a file system, in bytes. */
  @FunctionalInterface
  private interface Space {
    long of(FileStore store) throws IOException;
  }

  private static Optional<Long> sumMib(Set<FileStore> stores, Space space) {
    try {
      long bytes = 0;
      for (FileStore store : stores) {
        bytes += space.of(store);
      }
      return Optional.of(bytes >> 20);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
