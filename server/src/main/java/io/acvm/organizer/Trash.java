package io.acvm.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where things go that seem to be nobody's, to be brought back or deleted. One folder for each,
 * beneath the root that it comes from, with a note of where it was written first.
 */
public final class Trash {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTE = "origin.json";
  private static final int MAX_BYTES = 1 << 20;

  private final Places places;
  private final Clock clock;
  private final Points points;

  public Trash(Places places, Clock clock, Points points) {
    this.places = places;
    this.clock = clock;
    this.points = points;
  }

  private record Entry(Path folder, Path origin, List<String> names, Instant at) {
    boolean isHeld(String name) {
      return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /**
   * Moves files or folders of one folder to the trash, together.
   *
   * @return the id by which they can be put back
   */
  public String put(Path folder, List<String> names) throws IOException {
    String id = "t-" + UUID.randomUUID();
    Path own = rootOf(folder).resolve(Places.TRASH).resolve(id);
    points.pass("before trash");
    Files.createDirectories(own);
    ObjectNode note = JSON.createObjectNode();
    note.put("folder", folder.toString());
    note.put("at", clock.instant().toString());
    names.forEach(note.putArray("names")::add);
    SmallFiles.replace(own.resolve(NOTE), JSON.writeValueAsBytes(note));
    points.pass("noted");
    for (String name : names) {
      Trees.rename(folder.resolve(name), own.resolve(name));
      Story.tell("to the trash", folder.resolve(name), own);
      points.pass("in the trash");
    }
    return id;
  }

  /** What is in a trash of ours; a note with nothing beside it is left out. */
  public List<TrashItem> list() throws IOException {
    List<TrashItem> items = new ArrayList<>();
    for (Entry entry : entries()) {
      List<String> held = entry.names().stream().filter(entry::isHeld).toList();
      if (!held.isEmpty()) {
        long bytes = 0;
        for (String name : held) {
          bytes += Trees.size(entry.folder().resolve(name));
        }
        items.add(
            new TrashItem(
                entry.folder().getFileName().toString(),
                entry.origin().resolve(held.get(0)).toString(),
                bytes,
                entry.at()));
      }
    }
    return items;
  }

  /** Puts back what is still in the trash; what is back already stays. */
  public void putBack(String id) throws IOException {
    Entry entry =
        entries().stream()
            .filter(each -> each.folder().getFileName().toString().equals(id))
            .findFirst()
            .orElseThrow(() -> AcvmException.of(ErrorCode.TRASH_ITEM_NOT_FOUND, "id", id));
    List<String> held = entry.names().stream().filter(entry::isHeld).toList();
    for (String name : held) {
      Path target = entry.origin().resolve(name);
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
    Files.createDirectories(entry.origin());
    for (String name : held) {
      points.pass("before put back");
      Trees.rename(entry.folder().resolve(name), entry.origin().resolve(name));
      Story.tell("from the trash", entry.origin().resolve(name));
    }
    points.pass("put back");
    Trees.remove(entry.folder());
  }

  /** Returns how many things were deleted; those that came later stay. */
  public int empty(Instant before) throws IOException {
    int count = 0;
    for (Entry entry : entries()) {
      if (!entry.at().isAfter(before)) {
        for (String name : entry.names()) {
          Trees.remove(entry.folder().resolve(name));
          points.pass("deleted");
        }
        Trees.remove(entry.folder());
        Story.tell("deleted", entry.origin());
        count++;
      }
    }
    return count;
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path root : all()) {
      Path trash = root.resolve(Places.TRASH);
      if (Files.isDirectory(trash, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> folders = Files.list(trash)) {
          for (Path folder : folders.sorted().toList()) {
            read(root, folder).ifPresent(entries::add);
          }
        }
      }
    }
    return entries;
  }

  /** A note that leads out of its root, or cannot be read, is nobody's and is left alone. */
  private static Optional<Entry> read(Path root, Path folder) {
    try {
      JsonNode note = JSON.readTree(SmallFiles.read(folder.resolve(NOTE), MAX_BYTES));
      List<String> names = new ArrayList<>();
      note.path("names").forEach(name -> names.add(name.asText()));
      Path origin = Path.of(note.path("folder").asText()).normalize();
      boolean sound =
          origin.startsWith(root)
              && names.stream()
                  .allMatch(name -> folder.equals(folder.resolve(name).normalize().getParent()));
      return Optional.of(new Entry(folder, origin, names, Instant.parse(note.path("at").asText())))
          .filter(entry -> sound);
    } catch (IOException | RuntimeException notOne) {
      return Optional.empty();
    }
  }

  private List<Path> all() {
    List<Path> all = new ArrayList<>(places.roots());
    if (places.roots().stream().noneMatch(places.backups()::startsWith)) {
      all.add(places.backups());
    }
    return all;
  }

  private Path rootOf(Path folder) {
    return all().stream()
        .filter(folder::startsWith)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("outside the directories of VMs"));
  }
}
