package io.acvm.organizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.Backup.Consistency;
import io.acvm.domain.organizer.BackupId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an archive says of itself.
 *
 * @param origin the folder that the files were in
 * @param configuration name of the .vmx
 */
record Manifest(
    Instant createdAt,
    Path origin,
    String configuration,
    Consistency consistency,
    List<One> files) {
  static final String NAME = "manifest.json";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  Manifest {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param path relative to the VM's folder, with slashes
   * @param elsewhere the earlier archive that holds it; empty when this one does
   */
  record One(String path, long sizeBytes, String sha256, Optional<Held> elsewhere) {
    boolean isHere() {
      return elsewhere.isEmpty();
    }
  }

  /** A file in an archive. */
  record Held(BackupId backup, String path) {}

  long bytes() {
    return files.stream().mapToLong(One::sizeBytes).sum();
  }

  /** The archives without which this one is not whole. */
  List<BackupId> needs() {
    return files.stream()
        .flatMap(one -> one.elsewhere().stream())
        .map(Held::backup)
        .distinct()
        .toList();
  }

  byte[] bytesOfIt() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schemaVersion", VERSION);
    root.put("createdAt", createdAt.toString());
    root.put("origin", origin.toString());
    root.put("configuration", configuration);
    root.put("consistency", consistency.name());
    var listed = root.putArray("files");
    for (One one : files) {
      ObjectNode file = listed.addObject();
      file.put("path", one.path()).put("sizeBytes", one.sizeBytes()).put("sha256", one.sha256());
      one.elsewhere()
          .ifPresent(
              held ->
                  file.putObject("heldBy")
                      .put("backup", held.backup().value())
                      .put("path", held.path()));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  static Manifest read(byte[] bytes, Path archive) throws IOException {
    try {
      JsonNode root = JSON.readTree(bytes);
      List<One> files = new ArrayList<>();
      for (JsonNode one : root.path("files")) {
        files.add(
            new One(
                one.path("path").asText(),
                one.path("sizeBytes").asLong(),
                one.path("sha256").asText(),
                held(one.path("heldBy"))));
      }
      return new Manifest(
          Instant.parse(root.path("createdAt").asText()),
          Path.of(root.path("origin").asText()),
          root.path("configuration").asText(),
          Consistency.valueOf(root.path("consistency").asText(Consistency.POWERED_OFF.name())),
          files);
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException broken) {
      throw FileTrouble.damaged(archive, FileReason.NO_MANIFEST).causedBy(broken);
    }
  }

  private static Optional<Held> held(JsonNode held) {
    return held.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Held(new BackupId(held.path("backup").asText()), held.path("path").asText()));
  }
}
