package io.acvm.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies together in a folder of the trash, with a note of where it was that is written first.
 *
 * @param names of what was beside each other in {@code origin}
 * @param reason what it was brought here for; whoever is interrupted finds it again by that
 */
record TrashEntry(
    Path folder, Path origin, List<String> names, Instant at, String reason, Phase phase) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTE = "origin.json";
  private static final int MAX_BYTES = 1 << 20;

  /** How far it is with what lies here. */
  enum Phase {
    /** Being brought; part of it may still be where it was. Never deleted. */
    COMING,
    HELD,
    /** Being deleted; what is left of it is whole no more. */
    GOING
  }

  TrashEntry {
    names = List.copyOf(names);
  }

  String id() {
    return folder.getFileName().toString();
  }

  Path here(String name) {
    return folder.resolve(name);
  }

  Path there(String name) {
    return origin.resolve(name);
  }

  /** The names of what is here. */
  List<String> held() {
    return names.stream()
        .filter(name -> Files.exists(here(name), LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /** Writes the note. */
  TrashEntry become(Phase next) throws IOException {
    ObjectNode note = JSON.createObjectNode();
    note.put("folder", origin.toString());
    note.put("at", at.toString());
    note.put("reason", reason);
    note.put("phase", next.name());
    names.forEach(note.putArray("names")::add);
    SmallFiles.replace(folder.resolve(NOTE), JSON.writeValueAsBytes(note));
    return new TrashEntry(folder, origin, names, at, reason, next);
  }

  /** A note that leads out of its root, or cannot be read, is nobody's and is left alone. */
  static Optional<TrashEntry> read(Path root, Path folder) {
    try {
      JsonNode note = JSON.readTree(SmallFiles.read(folder.resolve(NOTE), MAX_BYTES));
      List<String> names = new ArrayList<>();
      note.path("names").forEach(name -> names.add(name.asText()));
      TrashEntry entry =
          new TrashEntry(
              folder,
              Path.of(note.path("folder").asText()).normalize(),
              names,
              Instant.parse(note.path("at").asText()),
              note.path("reason").asText(),
              Phase.valueOf(note.path("phase").asText(Phase.HELD.name())));
      return Optional.of(entry).filter(one -> one.isBeneath(root));
    } catch (IOException | RuntimeException notOne) {
      return Optional.empty();
    }
  }

  private boolean isBeneath(Path root) {
    return origin.startsWith(root)
        && names.stream().allMatch(name -> folder.equals(here(name).normalize().getParent()));
  }
}
