package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.organizer.TrashEntry.Phase;
import io.acvm.vmfiles.Folders;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where things go that seem to be nobody's, to be brought back or deleted. One folder for each,
 * beneath the root that it comes from. What is interrupted can be called again; what fails has
 * moved nothing. One call at a time.
 */
public final class Trash {
  private final Places places;
  private final Clock clock;
  private final Points points;

  public Trash(Places places, Clock clock, Points points) {
    this.places = places;
    this.clock = clock;
    this.points = points;
  }

  /** Moves files or folders of one folder to the trash, together. */
  void put(Path folder, List<String> names, String reason) throws IOException {
    keep(bring(folder, names, reason));
  }

  /** The same for somebody who has more to do, and who {@link #keep keeps} or returns it then. */
  TrashEntry bring(Path folder, List<String> names, String reason) throws IOException {
    Optional<TrashEntry> begun = coming(reason);
    TrashEntry entry = begun.isPresent() ? begun.get() : begin(folder, names, reason);
    bringIn(entry, entry.names());
    return entry;
  }

  private TrashEntry begin(Path origin, List<String> names, String reason) throws IOException {
    Path folder = rootOf(origin).resolve(Places.TRASH).resolve("t-" + UUID.randomUUID());
    points.pass("before trash");
    Folders.create(folder);
    points.pass("trash made");
    TrashEntry entry =
        new TrashEntry(folder, origin, names, clock.instant(), reason, Phase.COMING)
            .become(Phase.COMING);
    points.pass("noted");
    return entry;
  }

  private void bringIn(TrashEntry entry, List<String> names) throws IOException {
    List<String> here = entry.held();
    try {
      for (String name : names) {
        if (!here.contains(name)) {
          Trees.rename(entry.there(name), entry.here(name));
          Story.tell("to the trash", entry.there(name), entry.folder());
          points.pass("in the trash");
        }
      }
    } catch (IOException | AcvmException failure) {
      // A part of something is of no use here nor there.
      putBackAfter(failure, entry);
      throw failure;
    }
  }

  void keep(TrashEntry entry) throws IOException {
    entry.become(Phase.HELD);
    points.pass("kept");
  }

  /** What was being brought here for a reason when it was interrupted. */
  Optional<TrashEntry> coming(String reason) throws IOException {
    return entries().stream()
        .filter(entry -> entry.phase() == Phase.COMING && entry.reason().equals(reason))
        .findFirst();
  }

  /** Ends what was begun for one of these reasons; returns how many there were. */
  int goOn(Collection<String> reasons) throws IOException {
    int count = 0;
    for (TrashEntry entry : entries()) {
      if (entry.phase() == Phase.COMING && reasons.contains(entry.reason())) {
        bringIn(entry, entry.names().stream().filter(name -> exists(entry.there(name))).toList());
        keep(entry);
        count++;
      }
    }
    return count;
  }

  /** What is in a trash of ours; a note with nothing beside it is left out. */
  public List<TrashItem> list() throws IOException {
    List<TrashItem> items = new ArrayList<>();
    for (TrashEntry entry : entries()) {
      List<String> held = entry.held();
      if (!held.isEmpty()) {
        long bytes = 0;
        for (String name : held) {
          bytes += Trees.size(entry.here(name));
        }
        items.add(
            new TrashItem(entry.id(), entry.there(held.get(0)).toString(), bytes, entry.at()));
      }
    }
    return items;
  }

  /**
   * Puts back what is still in the trash; what is back already stays. Fails with {@code
   * TRASH_ITEM_NOT_FOUND} also for what is being deleted.
   */
  public void putBack(String id) throws IOException {
    putBack(
        entries().stream()
            .filter(entry -> entry.id().equals(id) && entry.phase() != Phase.GOING)
            .findFirst()
            .orElseThrow(() -> AcvmException.of(ErrorCode.TRASH_ITEM_NOT_FOUND, "id", id)));
  }

  void putBack(TrashEntry entry) throws IOException {
    List<String> held = entry.held();
    for (String name : held) {
      if (exists(entry.there(name))) {
        throw new FileAlreadyExistsException(entry.there(name).toString());
      }
    }
    Folders.create(entry.origin());
    for (String name : held) {
      points.pass("before put back");
      Trees.rename(entry.here(name), entry.there(name));
      Story.tell("from the trash", entry.there(name));
    }
    points.pass("put back");
    Folders.remove(entry.folder());
  }

  private void putBackAfter(Exception failure, TrashEntry entry) {
    try {
      putBack(entry);
    } catch (IOException | AcvmException stays) {
      failure.addSuppressed(stays);
      Story.trouble("remains in the trash", entry.folder(), stays);
    }
  }

  /**
   * Deletes for good.
   *
   * @param ids of what is deleted, empty for everything; what is not there is deleted already
   * @param before what came later stays
   * @return how many things were deleted
   */
  public int empty(Optional<List<String>> ids, Instant before) throws IOException {
    int count = 0;
    for (TrashEntry entry : entries()) {
      boolean nothing = entry.held().isEmpty();
      boolean chosen = ids.map(all -> all.contains(entry.id())).orElse(true);
      boolean goes = nothing || (chosen && entry.phase() != Phase.COMING);
      if (goes && !entry.at().isAfter(before)) {
        delete(entry);
        count += nothing ? 0 : 1;
      }
    }
    for (Path folder : folders()) {
      if (Trees.isEmpty(folder)) {
        Files.delete(folder);
      }
    }
    return count;
  }

  private void delete(TrashEntry entry) throws IOException {
    entry.become(Phase.GOING);
    points.pass("going");
    for (String name : entry.names()) {
      Folders.remove(entry.here(name));
      Story.tell("deleted from the trash", entry.there(name));
      points.pass("deleted");
    }
    Folders.remove(entry.folder());
  }

  private List<TrashEntry> entries() throws IOException {
    List<TrashEntry> entries = new ArrayList<>();
    for (Path folder : folders()) {
      TrashEntry.read(rootOf(folder), folder).ifPresent(entries::add);
    }
    return entries;
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path root : all()) {
      Path trash = root.resolve(Places.TRASH);
      if (Files.isDirectory(trash, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> inside = Files.list(trash)) {
          inside
              .filter(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .forEach(folders::add);
        }
      }
    }
    return folders;
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private List<Path> all() {
    List<Path> all = new ArrayList<>(places.roots());
    if (places.roots().stream().noneMatch(places.backups()::startsWith)) {
      all.add(places.backups());
    }
    return all;
  }

  /** The nearest: one may be a volume of its own beneath another. */
  private Path rootOf(Path folder) {
    return all().stream()
        .filter(folder::startsWith)
        .max(Comparator.comparingInt(Path::getNameCount))
        .orElseThrow(() -> new IllegalArgumentException("outside the directories of VMs"));
  }
}
