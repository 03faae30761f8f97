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
import java.util.List;
import java.util.Optional;

/** The {@code metadata.json} of an organized VM; docs/metadata.schema.json says what is in it. */
final class Metadata {
  private static final String NAME = "metadata.json";
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Metadata() {}

  static boolean isIn(Path box) {
    return Files.isRegularFile(box.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
  }

  /** Reads every file of the VM, for the hashes. */
  static Vmx write(Path vmx, VmId id, Optional<String> origin, Instant now, Progress progress)
      throws IOException {
    Path folder = vmx.getParent();
    Vmx config = Vmx.read(vmx);
    ObjectNode root = JSON.createObjectNode();
    root.put("schemaVersion", VERSION);
    root.put("id", id.value());
    root.put("name", config.displayName());
    root.put("organizedAt", now.toString());
    origin.ifPresent(before -> root.put("origin", before));
    root.put("configuration", MovePlanner.FILES + "/" + vmx.getFileName());
    hardware(root.putObject("hardware"), config);
    List<Path> files = Trees.files(folder);
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    Transfer transfer = new Transfer(progress, total);
    ArrayNode listed = root.putArray("files");
    for (Path file : files) {
      ObjectNode one = listed.addObject();
      one.put("path", slashes(folder.getParent().relativize(file)));
      one.put("sizeBytes", Files.size(file));
      one.put("sha256", transfer.hash(file));
    }
    SmallFiles.replace(
        folder.getParent().resolve(NAME),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    return config;
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
