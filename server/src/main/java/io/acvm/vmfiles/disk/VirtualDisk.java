package io.acvm.vmfiles.disk;

import static io.acvm.vmfiles.disk.Extent.SECTOR_BYTES;

import io.acvm.vmfiles.SmallFiles;
import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a .vmdk of any kind says about itself, as it was when read. */
public final class VirtualDisk {
  private static final int MAX_DESCRIPTOR_BYTES = 1 << 20;

  private final Path file;
  private final DiskDescriptor descriptor;
  private final boolean embedded;

  private VirtualDisk(Path file, DiskDescriptor descriptor, boolean embedded) {
    this.file = file;
    this.descriptor = descriptor;
    this.embedded = embedded;
  }

  /**
   * Reads the descriptor, which is the file or stands inside it.
   *
   * @throws VmFileException for anything else: also an extent, which is a part of a disk that
   *     another file describes
   */
  public static VirtualDisk read(Path file) throws IOException {
    byte[] start = start(file);
    if (!SparseLayout.isSparse(start)) {
      return new VirtualDisk(
          file, DiskDescriptor.parse(SmallFiles.read(file, MAX_DESCRIPTOR_BYTES)), false);
    }
    if (start.length < SECTOR_BYTES) {
      throw new VmFileException(Reason.MALFORMED, "ends in its header");
    }
    long[] range = SparseLayout.descriptorRange(start);
    if (range[0] == 0 || range[1] == 0) {
      throw new VmFileException(Reason.UNSUPPORTED, "is a part of a disk and not the disk itself");
    }
    if (range[1] > MAX_DESCRIPTOR_BYTES) {
      throw new VmFileException(Reason.MALFORMED, "has a descriptor of an impossible size");
    }
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(range[0]);
      return new VirtualDisk(file, DiskDescriptor.parse(in.readNBytes((int) range[1])), true);
    } catch (java.io.EOFException e) {
      throw new VmFileException(Reason.MALFORMED, "ends before its descriptor", e);
    }
  }

  private static byte[] start(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new VmFileException(Reason.NOT_READABLE, "not an ordinary file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SECTOR_BYTES);
    }
  }

  public Path file() {
    return file;
  }

  /** What the guest sees, all parts together. */
  public long capacityBytes() {
    return descriptor.sectors() * SECTOR_BYTES;
  }

  /** Such as {@code monolithicSparse} or {@code twoGbMaxExtentSparse}; empty when not said. */
  public String createType() {
    return descriptor.get("createType").orElse("");
  }

  /** {@code ide}, {@code buslogic}, {@code lsilogic}; empty when not said. */
  public String adapterType() {
    return descriptor.get("ddb.adapterType").orElse("");
  }

  /** Eight hexadecimal digits that change with the content. */
  public String contentId() {
    return descriptor.get("CID").orElse("");
  }

  /** The parent's content id when this disk began to differ from it. */
  public String parentContentId() {
    return descriptor.get("parentCID").orElse(DiskDescriptor.NO_PARENT);
  }

  /**
   * The disk that this one holds the differences to, as written; empty for a disk that stands
   * alone.
   */
  public Optional<String> parentHint() {
    return hasParent()
        ? descriptor.get("parentFileNameHint").filter(hint -> !hint.isBlank())
        : Optional.empty();
  }

  /** Whether it is of use only with another disk. */
  public boolean hasParent() {
    return !parentContentId().equalsIgnoreCase(DiskDescriptor.NO_PARENT);
  }

  /** {@link #parentHint} as a path; empty where this system cannot have such a path. */
  public Optional<Path> parent() {
    return parentHint().flatMap(this::resolve);
  }

  public List<Extent> extents() {
    return List.copyOf(descriptor.extents());
  }

  /**
   * The descriptor and every file that holds content. The names come from the file and can point
   * anywhere.
   */
  public Set<Path> files() {
    Set<Path> files = new LinkedHashSet<>();
    files.add(file);
    for (Extent extent : descriptor.extents()) {
      if (!extent.fileName().isEmpty()) {
        resolve(extent.fileName()).ifPresent(files::add);
      }
    }
    return files;
  }

  private Optional<Path> resolve(String name) {
    try {
      return Optional.of(file.resolveSibling(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  DiskDescriptor descriptor() {
    return descriptor;
  }

  boolean isEmbedded() {
    return embedded;
  }
}
