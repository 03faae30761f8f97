package io.acvm.organizer;

import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.BackupId;
import io.acvm.organizer.Contents.Part;
import io.acvm.organizer.Manifest.Held;
import io.acvm.organizer.Manifest.One;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the archive of a backup: a ZIP file that any tool opens, with the files of the VM beneath
 * {@code files/} and {@code manifest.json} at the end. A large file that an earlier archive holds,
 * byte for byte, is named and not written again.
 */
final class Archive {
  static final String FILES = "files/";

  /** What is smaller is in every archive: it is what people look for by hand. */
  private static final long LARGE_BYTES = 1 << 20;

  private final Contents contents;
  private final Map<String, Held> earlier;
  private final Set<Long> earlierSizes;

  private Archive(Contents contents, Map<String, Held> earlier, Set<Long> earlierSizes) {
    this.contents = contents;
    this.earlier = earlier;
    this.earlierSizes = earlierSizes;
  }

  /**
   * @param before an earlier backup of the same VM that is known to be whole
   */
  static Archive of(Contents contents, Optional<BackupId> before, Optional<Manifest> manifest) {
    Trees.requireDistinct(contents.parts().stream().map(Part::file).toList());
    Map<String, Held> earlier = new HashMap<>();
    List<One> known = manifest.map(Manifest::files).orElse(List.of());
    known.stream()
        .filter(one -> one.sizeBytes() >= LARGE_BYTES)
        .forEach(
            one ->
                earlier.put(
                    one.sha256(),
                    one.elsewhere().orElseGet(() -> new Held(before.orElseThrow(), one.path()))));
    return new Archive(
        contents, earlier, known.stream().map(One::sizeBytes).collect(Collectors.toSet()));
  }

  void write(Path archive, Instant now, Progress progress) throws IOException {
    long toWrite = 0;
    long toRead = 0;
    for (Part part : contents.parts()) {
      toWrite += mayBeHeld(part) ? 0 : part.size();
      toRead += part.size();
    }
    FileTrouble.requireRoom(archive.getParent(), toWrite);
    Transfer transfer = new Transfer(progress, toRead + (toRead - toWrite));
    try (FileChannel channel =
            FileChannel.open(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 18))) {
      zip.setLevel(Deflater.BEST_SPEED);
      List<One> files = new ArrayList<>();
      for (Part part : contents.parts()) {
        files.add(add(part, zip, archive, transfer));
      }
      Path vmx = contents.vmx();
      Manifest manifest =
          new Manifest(
              now, vmx.getParent(), vmx.getFileName().toString(), contents.consistency(), files);
      end(zip, manifest, archive);
      channel.force(true);
    }
  }

  private static void end(ZipOutputStream zip, Manifest manifest, Path archive) throws IOException {
    try {
      zip.putNextEntry(new ZipEntry(Manifest.NAME));
      zip.write(manifest.bytesOfIt());
      zip.closeEntry();
      zip.finish();
      zip.flush();
    } catch (IOException trouble) {
      throw FileTrouble.writing(archive, trouble);
    }
  }

  private boolean mayBeHeld(Part part) throws IOException {
    long size = part.size();
    return size >= LARGE_BYTES && earlierSizes.contains(size);
  }

  private One add(Part part, ZipOutputStream zip, Path archive, Transfer transfer)
      throws IOException {
    long size = part.size();
    FileTime modified = Files.getLastModifiedTime(part.file());
    String hash = null;
    Optional<Held> held = Optional.empty();
    if (mayBeHeld(part)) {
      hash = transfer.hash(part.file());
      held = Optional.ofNullable(earlier.get(hash));
    }
    if (held.isEmpty()) {
      zip.putNextEntry(new ZipEntry(FILES + part.name()));
      try (InputStream in = open(part)) {
        hash = transfer.read(in, part.name(), (block, length) -> put(zip, archive, block, length));
      }
      zip.closeEntry();
    }
    boolean changed =
        part.size() != size || !Files.getLastModifiedTime(part.file()).equals(modified);
    if (changed && part.instead().isEmpty()) {
      throw FileTrouble.unusable(part.file().toString(), FileReason.CHANGED_WHILE_READ);
    }
    return new One(part.name(), size, hash, held);
  }

  private static void put(ZipOutputStream zip, Path archive, byte[] block, int length)
      throws IOException {
    try {
      zip.write(block, 0, length);
    } catch (IOException trouble) {
      throw FileTrouble.writing(archive, trouble);
    }
  }

  private static InputStream open(Part part) throws IOException {
    return part.instead().isPresent()
        ? new ByteArrayInputStream(part.instead().get())
        : Files.newInputStream(part.file());
  }
}
