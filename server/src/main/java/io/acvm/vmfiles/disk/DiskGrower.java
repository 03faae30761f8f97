package io.acvm.vmfiles.disk;

import static io.acvm.vmfiles.disk.Extent.SECTOR_BYTES;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes growable disks larger. The guest's partitions stay as they are. */
public final class DiskGrower {
  private static final Pattern SPLIT_PART = Pattern.compile("(?i)(.+)-s(\\d{3,4})\\.vmdk");

  private DiskGrower() {}

  /**
   * Grows a disk that stands alone: it has no parent, and no disk in its folder is its child.
   * Linked clones in other folders are not looked for; the caller knows of them. A split disk gets
   * further parts. A disk in one file is laid out anew in a second file, which needs room for its
   * content and then takes its place in one step.
   *
   * @param capacityBytes not less than now; the same size changes nothing
   * @throws IllegalArgumentException for a size that no such disk can have, and for a smaller one
   * @throws VmFileException with {@code UNSUPPORTED} for preallocated and compressed disks, for
   *     those with snapshots, and for one that was not closed properly
   */
  public static VirtualDisk grow(Path vmdk, long capacityBytes) throws IOException {
    VirtualDisk disk = VirtualDisk.read(vmdk);
    boolean split = disk.createType().equals("twoGbMaxExtentSparse");
    if (!split && !(disk.createType().equals("monolithicSparse") && disk.isEmbedded())) {
      throw new VmFileException(
          Reason.UNSUPPORTED, "only growable disks can grow, and this is " + disk.createType());
    }
    NewDisk larger = new NewDisk(capacityBytes, split, "lsilogic", 1);
    if (capacityBytes < disk.capacityBytes()) {
      throw new IllegalArgumentException("a disk cannot become smaller");
    }
    if (capacityBytes == disk.capacityBytes()) {
      return disk;
    }
    requireAlone(disk);
    disk.descriptor().setGeometry(Geometry.of(larger.sectors(), disk.adapterType()));
    if (split) {
      addParts(disk, larger);
    } else {
      layOutAnew(disk, larger);
    }
    return VirtualDisk.read(vmdk);
  }

  private static void requireAlone(VirtualDisk disk) throws IOException {
    if (disk.hasParent()) {
      throw new VmFileException(Reason.UNSUPPORTED, "a disk with snapshots cannot grow");
    }
    Path folder = disk.file().toAbsolutePath().getParent();
    try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, "*.vmdk")) {
      for (Path other : others) {
        if (isChild(other, disk.file())) {
          throw new VmFileException(Reason.UNSUPPORTED, "a disk with snapshots cannot grow");
        }
      }
    }
  }

  private static boolean isChild(Path candidate, Path parent) throws IOException {
    try {
      Path named = VirtualDisk.read(candidate).parent().orElse(null);
      return named != null && Files.exists(named) && Files.isSameFile(named, parent);
    } catch (VmFileException e) {
      // A part of a disk, or none of ours to judge: no child.
      return false;
    }
  }

  private static void addParts(VirtualDisk disk, NewDisk larger) throws IOException {
    List<Extent> extents = new ArrayList<>(disk.extents());
    Matcher last = SPLIT_PART.matcher(extents.get(extents.size() - 1).fileName());
    if (!last.matches()) {
      throw new VmFileException(Reason.UNSUPPORTED, "names its parts in another way than VMware");
    }
    long sectors = larger.sectors() - disk.descriptor().sectors();
    int next = Integer.parseInt(last.group(2)) + 1;
    List<Path> created = new ArrayList<>();
    try {
      for (Extent part : NewDisk.splitExtents(sectors, last.group(1), next)) {
        Path file = disk.file().resolveSibling(part.fileName());
        if (Files.exists(file)) {
          throw new FileAlreadyExistsException(file.toString());
        }
        created.add(file);
        SparseExtent.create(file, SparseLayout.of(part.sectors(), false), new byte[0]);
        extents.add(part);
      }
      disk.descriptor().setExtents(extents);
      DiskFiles.save(disk, disk.file());
    } catch (IOException | RuntimeException e) {
      for (Path file : created) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  private static void layOutAnew(VirtualDisk disk, NewDisk larger) throws IOException {
    Path file = disk.file().toRealPath();
    Path temporary = file.resolveSibling(".acvm-" + UUID.randomUUID() + ".tmp");
    Extent content = disk.extents().get(0);
    disk.descriptor().setExtents(List.of(NewDisk.sparse(larger.sectors(), content.fileName())));
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(SECTOR_BYTES);
      from.read(header, 0);
      SparseLayout old = SparseLayout.parse(header.array());
      SparseLayout layout = SparseLayout.of(larger.sectors(), true);
      SparseExtent.create(temporary, layout, DiskFiles.embeddable(disk.descriptor()));
      try (FileChannel to = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        copyTables(from, old, to, layout);
        copyGrains(from, old, to, layout);
        to.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void copyTables(
      FileChannel from, SparseLayout old, FileChannel to, SparseLayout layout) throws IOException {
    long fileSectors = from.size() / SECTOR_BYTES;
    long shift = layout.overhead() - old.overhead();
    for (long table = 0; table < old.tables(); table++) {
      ByteBuffer entries =
          ByteBuffer.allocate(SparseLayout.TABLE_SECTORS * SECTOR_BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      readFully(from, entries, old.table(old.directory(), table) * SECTOR_BYTES);
      boolean used = false;
      for (int i = 0; i < SparseLayout.TABLE_ENTRIES; i++) {
        long grain = Integer.toUnsignedLong(entries.getInt(i * Integer.BYTES));
        if (grain != 0) {
          if (grain < old.overhead() || grain + SparseLayout.GRAIN_SECTORS > fileSectors) {
            throw new VmFileException(Reason.MALFORMED, "points to content outside the file");
          }
          entries.putInt(i * Integer.BYTES, sector32(grain + shift));
          used = true;
        }
      }
      if (used) {
        SparseExtent.write(
            to,
            entries.duplicate(),
            layout.table(layout.redundantDirectory(), table) * SECTOR_BYTES);
        SparseExtent.write(to, entries, layout.table(layout.directory(), table) * SECTOR_BYTES);
      }
    }
  }

  private static int sector32(long sector) throws VmFileException {
    if (sector >= 1L << Integer.SIZE) {
      throw new VmFileException(Reason.UNSUPPORTED, "is too large for a disk in one file");
    }
    return (int) sector;
  }

  private static void copyGrains(
      FileChannel from, SparseLayout old, FileChannel to, SparseLayout layout) throws IOException {
    long at = old.overhead() * SECTOR_BYTES;
    to.position(layout.overhead() * SECTOR_BYTES);
    while (at < from.size()) {
      at += from.transferTo(at, from.size() - at, to);
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int count = channel.read(into, at);
      if (count < 0) {
        throw new VmFileException(Reason.MALFORMED, "ends in its tables");
      }
      at += count;
    }
    into.flip();
  }
}
