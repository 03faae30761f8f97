package io.acvm.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The archive of a backup: a ZIP file that any tool opens, with the files of the VM beneath {@code
 * files/} and {@code manifest.json} at the end.
 */
final class Archive {
  private static final String FILES = "files/";
  private static final String MANIFEST = "manifest.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Archive() {}

  /** What the manifest says. */
  record Content(Instant createdAt, Path origin, String configuration, List<One> files) {
    long bytes() {
      return files.stream().mapToLong(One::sizeBytes).sum();
    }
  }

  /** One file, its path relative to the VM's folder with slashes. */
  record One(String path, long sizeBytes, String sha256) {}

  static void write(Path archive, Path vmx, Instant now, Progress progress) throws IOException {
    Path folder = vmx.getParent();
    List<Path> files = Trees.files(folder);
    requireAlone(vmx, files);
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    FileTrouble.requireRoom(archive.getParent(), total);
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("schemaVersion", 1);
    manifest.put("createdAt", now.toString());
    manifest.put("origin", folder.toString());
    manifest.put("configuration", vmx.getFileName().toString());
    var listed = manifest.putArray("files");
    Transfer transfer = new Transfer(progress, total);
    try (FileChannel channel =
            FileChannel.open(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        ZipOutputStream zip = new ZipOutputStream(new java.io.BufferedOutputStream(out, 1 << 18))) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path file : files) {
        String name = Metadata.slashes(folder.relativize(file));
        long size = Files.size(file);
        FileTime modified = Files.getLastModifiedTime(file);
        zip.putNextEntry(new ZipEntry(FILES + name));
        String hash;
        try (InputStream in = Files.newInputStream(file)) {
          hash = transfer.read(in, name, (block, length) -> zip.write(block, 0, length));
        }
        zip.closeEntry();
        if (Files.size(file) != size || !Files.getLastModifiedTime(file).equals(modified)) {
          throw FileTrouble.unusable(file.toString(), "it changed while it was read");
        }
        listed.addObject().put("path", name).put("sizeBytes", size).put("sha256", hash);
      }
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      zip.closeEntry();
      zip.finish();
      zip.flush();
      channel.force(true);
    }
  }

  private static void requireAlone(Path vmx, List<Path> files) {
    boolean shared =
        files.stream()
            .anyMatch(
                file ->
                    !file.equals(vmx) && file.toString().toLowerCase(Locale.ROOT).endsWith(".vmx"));
    if (shared) {
      throw AcvmException.of(ErrorCode.VM_FOLDER_SHARED, "folder", vmx.getParent().toString());
    }
  }

  /** Reads everything; {@code BACKUP_DAMAGED} when anything is missing, too much or different. */
  static Content verify(Path archive, Progress progress) throws IOException {
    try (ZipFile zip = open(archive)) {
      Content content = content(archive, zip);
      Transfer transfer = new Transfer(progress, content.bytes());
      for (One one : content.files()) {
        String hash;
        try (InputStream in = entry(archive, zip, one)) {
          hash = transfer.read(in, one.path(), (block, length) -> {});
        }
        requireSame(archive, one, hash);
      }
      if (zip.size() != content.files().size() + 1) {
        throw FileTrouble.damaged(archive, "it holds files that its manifest does not name");
      }
      return content;
    } catch (ZipException | java.io.EOFException broken) {
      throw FileTrouble.damaged(archive, "it is no whole archive").causedBy(broken);
    }
  }

  static Path extract(Path archive, Path folder, Progress progress, Points points)
      throws IOException {
    try (ZipFile zip = open(archive)) {
      Content content = content(archive, zip);
      Files.createDirectories(folder);
      FileTrouble.requireRoom(folder, content.bytes());
      Transfer transfer = new Transfer(progress, content.bytes());
      for (One one : content.files()) {
        Path target = folder.resolve(one.path()).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
          throw FileTrouble.damaged(archive, "a file would leave its folder");
        }
        Files.createDirectories(target.getParent());
        points.pass("before " + one.path());
        try (InputStream in = entry(archive, zip, one)) {
          requireSame(archive, one, transfer.write(in, target));
        }
        Story.tell("restored", target);
      }
      Trees.sync(folder);
      new References(content.origin()).mend(folder);
      points.pass("extracted");
      return folder.resolve(content.configuration());
    } catch (ZipException | java.io.EOFException broken) {
      throw FileTrouble.damaged(archive, "it is no whole archive").causedBy(broken);
    }
  }

  private static ZipFile open(Path archive) throws IOException {
    if (!Files.isRegularFile(archive)) {
      throw FileTrouble.damaged(archive, "it is not there");
    }
    return new ZipFile(archive.toFile());
  }

  private static InputStream entry(Path archive, ZipFile zip, One one) throws IOException {
    ZipEntry entry = zip.getEntry(FILES + one.path());
    if (entry == null || entry.getSize() != one.sizeBytes()) {
      throw FileTrouble.damaged(archive, "a file is missing or has another size");
    }
    return zip.getInputStream(entry);
  }

  private static void requireSame(Path archive, One one, String hash) {
    if (!hash.equals(one.sha256())) {
      throw FileTrouble.damaged(archive, "a file has another SHA-256 than its manifest says");
    }
  }

  private static Content content(Path archive, ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw FileTrouble.damaged(archive, "it has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      JsonNode root = JSON.readTree(in.readAllBytes());
      List<One> files = new ArrayList<>();
      for (JsonNode one : root.path("files")) {
        files.add(
            new One(
                one.path("path").asText(),
                one.path("sizeBytes").asLong(),
                one.path("sha256").asText()));
      }
      return new Content(
          Instant.parse(root.path("createdAt").asText()),
          Path.of(root.path("origin").asText()),
          root.path("configuration").asText(),
          List.copyOf(files));
    } catch (com.fasterxml.jackson.core.JsonProcessingException
        | java.time.format.DateTimeParseException broken) {
      throw FileTrouble.damaged(archive, "its manifest cannot be read").causedBy(broken);
    }
  }
}
