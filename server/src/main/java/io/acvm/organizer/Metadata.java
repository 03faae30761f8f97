package io.acvm.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.SmallFiles;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Nic;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code metadata.json} of an organized VM; docs/metadata.schema.json says what is in it. */
final class Metadata {
  private static final String NAME = "metadata.json";
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 16 << 20;
  private static final int SMALL_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Metadata() {}

  static boolean isIn(Path box) {
    return Files.isRegularFile(box.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * What the files themselves do not say.
   *
   * @param origin the folder that they were in before
   * @param language of what is written for people
   * @param addresses that the guest was seen with last
   */
  record Facts(
      VmId id,
      Instant organizedAt,
      Optional<String> origin,
      String language,
      List<String> addresses) {
    Facts {
      addresses = List.copyOf(addresses);
    }

    Facts at(List<String> seen) {
      return new Facts(id, organizedAt, origin, language, seen);
    }
  }

  /** Reads every file of the VM, for the hashes. */
  static Vmx write(Path vmx, Facts facts, Progress progress) throws IOException {
    List<Path> files = Trees.files(vmx.getParent());
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    Transfer transfer = new Transfer(progress, total);
    return write(vmx, facts, files, file -> Optional.of(transfer.hash(file)));
  }

  /**
   * Makes it true again without reading large files: of those that have changed since they were
   * read, the hash is left out. A file that goes away meanwhile is a failure.
   */
  static Vmx refresh(Path vmx, Facts facts) throws IOException {
    Map<String, JsonNode> known = new HashMap<>();
    read(vmx.getParent().getParent())
        .path("files")
        .forEach(one -> known.put(one.path("path").asText(), one));
    Transfer transfer = new Transfer(Progress.NONE, 1);
    return write(
        vmx,
        facts,
        Trees.files(vmx.getParent()),
        file -> {
          JsonNode before = known.get(path(file, vmx));
          boolean same =
              before != null
                  && before.path("sizeBytes").asLong() == Files.size(file)
                  && before.path("modifiedAt").asText().equals(modified(file));
          if (same) {
            return Optional.ofNullable(before.path("sha256").textValue());
          }
          return Files.size(file) <= SMALL_BYTES
              ? Optional.of(transfer.hash(file))
              : Optional.empty();
        });
  }

  /** Knows the hash of a file. */
  @FunctionalInterface
  private interface Hashes {
    Optional<String> of(Path file) throws IOException;
  }

  private static Vmx write(Path vmx, Facts facts, List<Path> files, Hashes hashes)
      throws IOException {
    Vmx config = Vmx.read(vmx);
    ObjectNode root = JSON.createObjectNode();
    root.put("schemaVersion", VERSION);
    root.put("id", facts.id().value());
    root.put("name", config.displayName());
    root.put("organizedAt", facts.organizedAt().toString());
    facts.origin().ifPresent(before -> root.put("origin", before));
    root.put("language", facts.language());
    root.put("configuration", MovePlanner.FILES + "/" + vmx.getFileName());
    hardware(root.putObject("hardware"), config);
    ArrayNode addresses = root.putArray("addresses");
    facts.addresses().forEach(addresses::add);
    ArrayNode listed = root.putArray("files");
    for (Path file : files) {
      ObjectNode one = listed.addObject();
      one.put("path", path(file, vmx));
      one.put("sizeBytes", Files.size(file));
      one.put("modifiedAt", modified(file));
      hashes.of(file).ifPresent(hash -> one.put("sha256", hash));
    }
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    Path target = vmx.getParent().resolveSibling(NAME);
    boolean same = Files.exists(target) && Arrays.equals(bytes, SmallFiles.read(target, MAX_BYTES));
    if (!same) {
      SmallFiles.replace(target, bytes);
    }
    return config;
  }

  private static String path(Path file, Path vmx) {
    return slashes(vmx.getParent().getParent().relativize(file));
  }

  private static String modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().toString();
  }

  /** What was known when it was written last. */
  static Facts facts(Path box) throws IOException {
    JsonNode root = read(box);
    List<String> addresses = new ArrayList<>();
    root.path("addresses").forEach(address -> addresses.add(address.asText()));
    return new Facts(
        new VmId(root.path("id").asText()),
        Instant.parse(root.path("organizedAt").asText()),
        Optional.ofNullable(root.path("origin").textValue()),
        root.path("language").asText("en"),
        addresses);
  }

  private static void hardware(ObjectNode hardware, Vmx config) {
    config.cpus().ifPresent(cpus -> hardware.put("cpus", cpus));
    config.memoryMib().ifPresent(memory -> hardware.put("memoryMib", memory));
    hardware.put("guestOs", config.guestOs());
    hardware.put("firmware", config.firmware().name());
    ArrayNode disks = hardware.putArray("disks");
    for (Drive disk : config.disks()) {
      disks.addObject().put("node", disk.node()).put("file", disk.fileName());
    }
    ArrayNode nics = hardware.putArray("nics");
    for (Nic nic : config.nics()) {
      ObjectNode one = nics.addObject().put("index", nic.index());
      nic.macAddress().ifPresent(mac -> one.put("macAddress", mac));
    }
  }

  static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  static JsonNode read(Path box) throws IOException {
    return JSON.readTree(SmallFiles.read(box.resolve(NAME), MAX_BYTES));
  }

  static String name(Path box) throws IOException {
    return read(box).path("name").asText();
  }

  static Optional<String> origin(Path box) throws IOException {
    return Optional.ofNullable(read(box).path("origin").textValue());
  }

  /** What is written beside the files of an organized VM, and nothing else. */
  static void remove(Path box) throws IOException {
    for (String name : Scripts.NAMES) {
      Files.deleteIfExists(box.resolve(name));
    }
    Files.deleteIfExists(box.resolve(NAME));
  }
}
