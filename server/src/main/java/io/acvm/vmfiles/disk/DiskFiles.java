package io.acvm.vmfiles.disk;

import static io.acvm.vmfiles.disk.Extent.SECTOR_BYTES;

import io.acvm.vmfiles.SmallFiles;
import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Makes, copies and removes disks with all their files. Nothing that exists is overwritten; what
 * fails leaves nothing behind.
 */
public final class DiskFiles {
  private DiskFiles() {}

  /** Makes an empty disk that grows with its content. */
  public static VirtualDisk create(Path vmdk, NewDisk disk) throws IOException {
    return create(
        vmdk, disk, disk.descriptor(vmdk, DiskDescriptor.NO_PARENT, "", new SecureRandom()));
  }

  /**
   * Makes a disk that holds only what will differ from another one, as a snapshot or a linked clone
   * does. The parent must not be written to from then on.
   */
  public static VirtualDisk createChild(Path vmdk, Path parent) throws IOException {
    VirtualDisk from = VirtualDisk.read(parent);
    if (from.contentId().isBlank()) {
      throw new VmFileException(Reason.MALFORMED, "has no content id");
    }
    boolean split = from.createType().startsWith("twoGb");
    String adapter = from.adapterType().equalsIgnoreCase("ide") ? "ide" : "lsilogic";
    NewDisk disk = newDisk(from, split, adapter);
    Path folder = vmdk.toAbsolutePath().getParent();
    boolean beside = folder != null && folder.equals(parent.toAbsolutePath().getParent());
    String hint = beside ? parent.getFileName().toString() : parent.toAbsolutePath().toString();
    requireWritable(hint);
    String line = "parentFileNameHint=\"" + hint + "\"\n";
    return create(vmdk, disk, disk.descriptor(vmdk, from.contentId(), line, new SecureRandom()));
  }

  private static NewDisk newDisk(VirtualDisk like, boolean split, String adapter)
      throws VmFileException {
    try {
      int hardware = Integer.parseInt(like.descriptor().get("ddb.virtualHWVersion").orElse("19"));
      return new NewDisk(like.capacityBytes(), split, adapter, hardware);
    } catch (IllegalArgumentException e) {
      throw new VmFileException(
          Reason.UNSUPPORTED, "a disk of this size or kind cannot have a child", e);
    }
  }

  private static VirtualDisk create(Path vmdk, NewDisk disk, DiskDescriptor descriptor)
      throws IOException {
    requireWritable(vmdk.getFileName().toString());
    List<Path> created = new ArrayList<>();
    try {
      for (Extent extent : descriptor.extents()) {
        Path file = vmdk.resolveSibling(extent.fileName());
        byte[] embedded = disk.split() ? new byte[0] : embeddable(descriptor);
        requireAbsent(file);
        created.add(file);
        SparseExtent.create(file, SparseLayout.of(extent.sectors(), !disk.split()), embedded);
      }
      if (disk.split()) {
        requireAbsent(vmdk);
        created.add(vmdk);
        SmallFiles.replace(vmdk, descriptor.toBytes());
      }
    } catch (IOException | RuntimeException e) {
      deleteAll(created, e);
      throw e;
    }
    return VirtualDisk.read(vmdk);
  }

  /**
   * Copies a disk and gives its parts names that follow the new one. A parent is not copied; the
   * copy refers to it where it is.
   */
  public static VirtualDisk copy(Path from, Path to) throws IOException {
    VirtualDisk disk = VirtualDisk.read(from);
    requireOwnParts(disk);
    requireWritable(to.getFileName().toString());
    List<Path> created = new ArrayList<>();
    try {
      for (Extent extent : disk.extents()) {
        if (!extent.fileName().isEmpty()) {
          Path target = to.resolveSibling(renamed(extent.fileName(), from, to));
          requireAbsent(target);
          created.add(target);
          Files.copy(from.resolveSibling(extent.fileName()), target);
        }
      }
      if (!disk.isEmbedded()) {
        requireAbsent(to);
        created.add(to);
      }
      rewrite(disk, from, to);
    } catch (IOException | RuntimeException e) {
      deleteAll(created, e);
      throw e;
    }
    return VirtualDisk.read(to);
  }

  /**
   * Gives a disk and its parts another name; no content is copied within a file system. Other disks
   * that refer to it are not changed. A failure moves back what was moved.
   */
  public static VirtualDisk rename(Path from, Path to) throws IOException {
    VirtualDisk disk = VirtualDisk.read(from);
    requireOwnParts(disk);
    requireWritable(to.getFileName().toString());
    requireAbsent(to);
    Map<Path, Path> moved = new LinkedHashMap<>();
    try {
      for (Path part : disk.files()) {
        Path target = to.resolveSibling(renamed(part.getFileName().toString(), from, to));
        requireAbsent(target);
        Files.move(part, target);
        moved.put(target, part);
      }
      rewrite(disk, from, to);
    } catch (IOException | RuntimeException e) {
      moveAll(moved, e);
      throw e;
    }
    return VirtualDisk.read(to);
  }

  /**
   * Removes a disk and its parts, the descriptor last, so that what is left after a failure still
   * says what there was.
   */
  public static void delete(Path vmdk) throws IOException {
    VirtualDisk disk = VirtualDisk.read(vmdk);
    requireOwnParts(disk);
    for (Path file : disk.files()) {
      if (!file.equals(vmdk)) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(vmdk);
  }

  /** Gives the content another id, as VMware does at the first write after opening. */
  public static void markWritten(Path vmdk) throws IOException {
    VirtualDisk disk = VirtualDisk.read(vmdk);
    RandomGenerator random = new SecureRandom();
    String cid = NewDisk.newContentId(random);
    disk.descriptor().set("CID", cid);
    if (disk.descriptor().get("ddb.longContentID").isPresent()) {
      disk.descriptor().set("ddb.longContentID", NewDisk.longContentId(cid, random));
    }
    save(disk, vmdk);
  }

  /**
   * Lets a child find its parent elsewhere.
   *
   * @param hint relative to the disk's folder, or absolute
   */
  public static void setParentHint(Path vmdk, String hint) throws IOException {
    requireWritable(hint);
    VirtualDisk disk = VirtualDisk.read(vmdk);
    disk.descriptor().set("parentFileNameHint", hint);
    save(disk, vmdk);
  }

  private static void rewrite(VirtualDisk disk, Path from, Path to) throws IOException {
    DiskDescriptor descriptor = disk.descriptor();
    List<Extent> extents = new ArrayList<>();
    for (Extent old : descriptor.extents()) {
      String name = old.fileName().isEmpty() ? "" : renamed(old.fileName(), from, to);
      extents.add(new Extent(old.access(), old.sectors(), old.type(), name, old.offsetSectors()));
    }
    descriptor.setExtents(extents);
    boolean moved =
        !to.toAbsolutePath().resolveSibling("x").equals(from.toAbsolutePath().resolveSibling("x"));
    if (moved && disk.parent().isPresent()) {
      descriptor.set(
          "parentFileNameHint", disk.parent().get().toAbsolutePath().normalize().toString());
    }
    save(disk, to);
  }

  /** Writes the descriptor to where it stands in a file of the same kind. */
  static void save(VirtualDisk disk, Path file) throws IOException {
    if (!disk.isEmbedded()) {
      SmallFiles.replace(file, disk.descriptor().toBytes());
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer header = ByteBuffer.allocate(SECTOR_BYTES);
      channel.read(header, 0);
      long[] range = SparseLayout.descriptorRange(header.array());
      byte[] bytes = disk.descriptor().toBytes();
      if (bytes.length > range[1]) {
        throw new VmFileException(Reason.UNSUPPORTED, "has no room for its descriptor");
      }
      SparseExtent.write(channel, ByteBuffer.wrap(Arrays.copyOf(bytes, (int) range[1])), range[0]);
      channel.force(true);
    }
  }

  static byte[] embeddable(DiskDescriptor descriptor) throws VmFileException {
    byte[] bytes = descriptor.toBytes();
    if (bytes.length > SparseLayout.EMBEDDED_DESCRIPTOR_SECTORS * SECTOR_BYTES) {
      throw new VmFileException(Reason.UNSUPPORTED, "the descriptor is too long to be embedded");
    }
    return bytes;
  }

  private static String renamed(String part, Path from, Path to) {
    if (part.equals(from.getFileName().toString())) {
      return to.getFileName().toString();
    }
    String oldBase = NewDisk.baseName(from);
    return part.startsWith(oldBase)
        ? NewDisk.baseName(to) + part.substring(oldBase.length())
        : NewDisk.baseName(to) + "-" + part;
  }

  /** Parts elsewhere belong to somebody else, and a name with a path in it may be a trap. */
  private static void requireOwnParts(VirtualDisk disk) throws VmFileException {
    for (Extent extent : disk.extents()) {
      String name = extent.fileName();
      if (name.indexOf('/') >= 0
          || name.indexOf('\\') >= 0
          || name.equals("..")
          || name.equals(".")) {
        throw new VmFileException(Reason.UNSUPPORTED, "has parts outside its own folder");
      }
    }
  }

  private static void requireWritable(String name) {
    if (name.chars().anyMatch(c -> c == '"' || c < ' ' || c == 0x7F)) {
      throw new IllegalArgumentException("a disk's name cannot hold quotes or control characters");
    }
  }

  private static void requireAbsent(Path file) throws FileAlreadyExistsException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
  }

  private static void moveAll(Map<Path, Path> files, Exception cause) {
    files.forEach(
        (from, to) -> {
          try {
            Files.move(from, to);
          } catch (IOException e) {
            cause.addSuppressed(e);
          }
        });
  }

  private static void deleteAll(List<Path> files, Exception cause) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }
}
