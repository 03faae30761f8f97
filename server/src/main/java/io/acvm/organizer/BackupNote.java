package io.acvm.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.Backup.Consistency;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.vm.VmId;
import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a backup, in a small file beside its archive. */
final class BackupNote {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 1 << 20;
  static final String ENDING = ".json";

  private BackupNote() {}

  static void write(Path directory, Backup backup) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("id", backup.id().value());
    backup.vm().ifPresent(vm -> root.put("vmId", vm.value()));
    root.put("vmName", backup.vmName());
    backup.note().ifPresent(note -> root.put("note", note));
    root.put("createdAt", backup.createdAt().toString());
    root.put("sizeBytes", backup.sizeBytes());
    root.put("contentBytes", backup.contentBytes());
    root.put("fileCount", backup.fileCount());
    root.put("state", backup.state().name());
    backup.provenAt().ifPresent(at -> root.put("provenAt", at.toString()));
    root.put("consistency", backup.consistency().name());
    var needs = root.putArray("needs");
    backup.needs().forEach(needed -> needs.add(needed.value()));
    SmallFiles.replace(
        directory.resolve(backup.id() + ENDING),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }

  static void delete(Path directory, BackupId id) throws IOException {
    Files.deleteIfExists(directory.resolve(id + ENDING));
  }

  static Optional<Backup> find(Path directory, BackupId id) {
    return read(directory.resolve(id + ENDING));
  }

  /** Empty for what is no note. One whose archive has gone is damaged. */
  static Optional<Backup> read(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(ENDING) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Backup backup = backup(JSON.readTree(SmallFiles.read(file, MAX_BYTES)));
      Path archive = file.resolveSibling(backup.id() + Backups.ARCHIVE);
      boolean whole = Files.isRegularFile(archive) && name.equals(backup.id() + ENDING);
      return Optional.of(whole ? backup : backup.damaged());
    } catch (IOException | RuntimeException notOne) {
      return Optional.empty();
    }
  }

  private static Backup backup(JsonNode root) {
    return new Backup(
        new BackupId(root.path("id").asText()),
        text(root, "vmId").map(VmId::new),
        root.path("vmName").asText(),
        text(root, "note"),
        Instant.parse(root.path("createdAt").asText()),
        root.path("sizeBytes").asLong(),
        root.path("contentBytes").asLong(),
        root.path("fileCount").asInt(),
        Backup.State.valueOf(root.path("state").asText()),
        text(root, "provenAt").map(Instant::parse),
        text(root, "consistency").map(Consistency::valueOf).orElse(Consistency.POWERED_OFF),
        needs(root));
  }

  private static List<BackupId> needs(JsonNode root) {
    List<BackupId> needs = new ArrayList<>();
    root.path("needs").forEach(needed -> needs.add(new BackupId(needed.asText())));
    return needs;
  }

  private static Optional<String> text(JsonNode root, String key) {
    return Optional.ofNullable(root.path(key).textValue());
  }
}
