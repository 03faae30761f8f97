package io.acvm.organizer;

import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.CleanupItem.Kind;
import io.acvm.vmfiles.lock.FileLocks;
import io.acvm.vmfiles.lock.LockHolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds what is nobody's beneath the directories of VMs. When in doubt it is somebody's: what was
 * touched within the hour, what lies beside a configuration that cannot be read, what any VM,
 * snapshot or template names.
 */
public final class Cleanup {
  private static final Duration AGE = Duration.ofHours(1);
  private static final int MAX_DEPTH = 6;
  private static final String MAKING = ".acvm-making";

  private final Places places;
  private final Trash trash;
  private final Clock clock;
  private final Predicate<Path> inUse;

  /**
   * @param inUse folders that must not be looked into: those of templates, and of VMs that are
   *     being worked on
   */
  public Cleanup(Places places, Trash trash, Clock clock, Predicate<Path> inUse) {
    this.places = places;
    this.trash = trash;
    this.clock = clock;
    this.inUse = inUse;
  }

  /** An item with the names in one folder that go to the trash together. */
  private record Found(CleanupItem item, Path folder, List<String> names) {}

  /**
   * @param vmxFiles every configuration there is, ours or not
   */
  public List<CleanupItem> find(List<Path> vmxFiles) throws IOException {
    return search(vmxFiles).stream().map(Found::item).toList();
  }

  /** Moves items to the trash that are still nobody's; returns how many. */
  public int move(List<String> ids, List<Path> vmxFiles) throws IOException {
    int count = trash.goOn(ids);
    for (Found found : search(vmxFiles)) {
      if (ids.contains(found.item().id())) {
        trash.put(found.folder(), found.names(), found.item().id());
        count++;
      }
    }
    return count;
  }

  private List<Found> search(List<Path> vmxFiles) throws IOException {
    DiskUse use = DiskUse.of(vmxFiles);
    List<Found> found = new ArrayList<>();
    for (Path root : places.roots()) {
      if (Files.isDirectory(root)) {
        walk(root, use, found);
      }
    }
    if (Files.isDirectory(places.backups())) {
      try (Stream<Path> files = Files.list(places.backups())) {
        for (Path file :
            files.filter(one -> one.toString().endsWith(Backups.UNFINISHED)).toList()) {
          add(found, Kind.UNFINISHED_BACKUP, file, List.of(file));
        }
      }
    }
    return found;
  }

  private void walk(Path root, DiskUse use, List<Found> found) throws IOException {
    Files.walkFileTree(
        root,
        java.util.Set.of(),
        MAX_DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            String name = folder.getFileName().toString();
            boolean isWalkedItself = !folder.equals(root) && places.roots().contains(folder);
            if (name.equals(Places.TRASH)
                || isWalkedItself
                || folder.equals(places.backups())
                || inUse.test(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (name.endsWith(".lck")) {
              lock(folder, found);
              return FileVisitResult.SKIP_SUBTREE;
            }
            return look(folder, root, use, found);
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException cause) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException cause) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private FileVisitResult look(Path folder, Path root, DiskUse use, List<Found> found)
      throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.list(folder)) {
      inside = files.sorted().toList();
    }
    boolean making =
        inside.stream().anyMatch(file -> file.getFileName().toString().endsWith(MAKING));
    if (making && !folder.equals(root)) {
      add(found, Kind.HALF_MADE, folder, List.of(folder));
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (inside.isEmpty()) {
      if (!folder.equals(root) && !folder.equals(places.permanent())) {
        add(found, Kind.EMPTY_FOLDER, folder, List.of(folder));
      }
      return FileVisitResult.CONTINUE;
    }
    if (!use.isDoubtful(folder)) {
      orphans(inside, use, found);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A disk goes with all its parts; a part whose disk is gone goes alone. */
  private void orphans(List<Path> inside, DiskUse use, List<Found> found) throws IOException {
    List<Path> disks =
        inside.stream()
            .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".vmdk"))
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            .filter(file -> !use.isUsed(file))
            .toList();
    List<Path> parts = new ArrayList<>(disks);
    for (Path disk : disks) {
      Optional<List<Path>> all = DiskUse.parts(disk);
      if (all.isPresent()) {
        List<Path> together = all.get().stream().filter(disks::contains).toList();
        parts.removeAll(together);
        boolean shared = all.get().stream().anyMatch(use::isUsed);
        if (!shared) {
          add(found, Kind.ORPHAN_DISK, disk, together);
        }
      }
    }
    for (Path part : parts) {
      add(found, Kind.ORPHAN_DISK, part, List.of(part));
    }
  }

  private void lock(Path folder, List<Found> found) throws IOException {
    String name = folder.getFileName().toString();
    Path locked = folder.resolveSibling(name.substring(0, name.length() - ".lck".length()));
    boolean held = FileLocks.holders(locked).stream().anyMatch(LockHolder::isAlive);
    if (!held) {
      add(found, Kind.STALE_LOCK, folder, List.of(folder));
    }
  }

  private void add(List<Found> found, Kind kind, Path path, List<Path> together)
      throws IOException {
    Instant modified = Instant.EPOCH;
    long bytes = 0;
    for (Path one : together) {
      Instant at = Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS).toInstant();
      modified = at.isAfter(modified) ? at : modified;
      bytes += Trees.size(one);
    }
    if (modified.isBefore(clock.instant().minus(AGE))) {
      String id =
          "c-" + UUID.nameUUIDFromBytes((kind + " " + path).getBytes(StandardCharsets.UTF_8));
      List<String> names = together.stream().map(one -> one.getFileName().toString()).toList();
      found.add(
          new Found(
              new CleanupItem(id, kind, path.toString(), bytes, modified),
              path.getParent(),
              names));
    }
  }
}
