package io.acvm.vmfiles.disk;

import static io.acvm.vmfiles.disk.Extent.SECTOR_BYTES;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where things stand in a growable extent, in sectors. The header's first sector, the descriptor if
 * it is embedded, then twice: a directory of grain tables and the tables; then the grains.
 */
record SparseLayout(
    long capacity,
    int descriptorOffset,
    int descriptorSize,
    long redundantDirectory,
    long directory,
    long overhead) {
  static final int GRAIN_SECTORS = 128;
  static final int EMBEDDED_DESCRIPTOR_SECTORS = 20;
  static final int TABLE_SECTORS = 4;
  static final int TABLE_ENTRIES = 512;

  private static final int MAGIC = 0x564D444B;
  private static final int VERSION = 1;
  private static final int FLAGS = 3;
  private static final int LINE_END_CHECK = 0x0A0D200A;
  private static final int LINE_END_OFFSET = 73;
  private static final int SECTORS_PER_TABLE = TABLE_ENTRIES * GRAIN_SECTORS;
  private static final int ENTRIES_PER_SECTOR = SECTOR_BYTES / Integer.BYTES;

  static SparseLayout of(long capacity, boolean embedsDescriptor) {
    int descriptorOffset = embedsDescriptor ? 1 : 0;
    int descriptorSize = embedsDescriptor ? EMBEDDED_DESCRIPTOR_SECTORS : 0;
    long redundant = embedsDescriptor ? (long) descriptorOffset + descriptorSize : 1;
    long copy = directorySectors(capacity) + tables(capacity) * TABLE_SECTORS;
    long directory = redundant + copy;
    long overhead = roundUp(directory + copy, GRAIN_SECTORS);
    return new SparseLayout(
        capacity, descriptorOffset, descriptorSize, redundant, directory, overhead);
  }

  private static long tables(long capacity) {
    return divideUp(capacity, SECTORS_PER_TABLE);
  }

  private static long directorySectors(long capacity) {
    return divideUp(tables(capacity), ENTRIES_PER_SECTOR);
  }

  private static long divideUp(long value, long by) {
    return (value + by - 1) / by;
  }

  private static long roundUp(long value, long step) {
    return divideUp(value, step) * step;
  }

  long tables() {
    return tables(capacity);
  }

  /** VMware fills the directory's last sector too, beyond the tables that there are. */
  int directoryEntries() {
    return Math.toIntExact(directorySectors(capacity) * ENTRIES_PER_SECTOR);
  }

  /** The first sector of a table, in the copy whose directory begins at {@code base}. */
  long table(long base, long index) {
    return base + directorySectors(capacity) + index * TABLE_SECTORS;
  }

  byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(SECTOR_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC).putInt(VERSION).putInt(FLAGS);
    header
        .putLong(capacity)
        .putLong(GRAIN_SECTORS)
        .putLong(descriptorOffset)
        .putLong(descriptorSize);
    header.putInt(TABLE_ENTRIES).putLong(redundantDirectory).putLong(directory).putLong(overhead);
    header.putInt(LINE_END_OFFSET, LINE_END_CHECK);
    return header.array();
  }

  static boolean isSparse(byte[] start) {
    return start.length >= Integer.BYTES
        && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt() == MAGIC;
  }

  /**
   * Where the embedded descriptor stands, in bytes: offset and length. An extent that belongs to
   * another file's descriptor has length 0.
   */
  static long[] descriptorRange(byte[] header) {
    ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    return new long[] {sectorsToBytes(buffer.getLong(28)), sectorsToBytes(buffer.getLong(36))};
  }

  private static long sectorsToBytes(long sectors) {
    return sectors < 0 || sectors > Integer.MAX_VALUE ? Integer.MAX_VALUE : sectors * SECTOR_BYTES;
  }

  /**
   * Reads the layout of an extent that is as {@link #of} makes it.
   *
   * @throws VmFileException for compressed ones, ones in use, and other layouts
   */
  static SparseLayout parse(byte[] header) throws VmFileException {
    ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    SparseLayout ours =
        of(Math.max(0, Math.min(buffer.getLong(12), 1L << 32)), buffer.getLong(28) != 0);
    if (!java.util.Arrays.equals(header, ours.header())) {
      throw new VmFileException(
          Reason.UNSUPPORTED, "is a growable disk of another layout, or was not closed properly");
    }
    return ours;
  }
}
