package io.acvm.simulator.prism;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A disk to which nobody ever wrote, as a file: a header, and a table that says of every piece of
 * the disk that it is not there.
 */
final class EmptyDisk {
  private static final int CLUSTER_BITS = 16;
  private static final int CLUSTER = 1 << CLUSTER_BITS;
  private static final int COUNTS_AT = 2;
  private static final int TABLE_AT = 3;

  /** What one entry of the qcow2 table speaks of. */
  private static final long PIECE = (long) CLUSTER * (CLUSTER / Long.BYTES);

  private static final int SECTOR = 512;
  private static final int GRAIN_SECTORS = 128;
  private static final int GRAINS_OF_TABLE = 512;
  private static final int DESCRIPTOR_SECTORS = 20;
  private static final String DESCRIPTOR =
      """
      # Disk DescriptorFile
      version=1
      CID=fffffffe
      parentCID=ffffffff
      createType="monolithicSparse"

      RW %d SPARSE "disk.vmdk"

      ddb.adapterType = "lsilogic"
      """;

  private EmptyDisk() {}

  /** In the format of version 2. */
  static byte[] qcow2(long sizeBytes) {
    int entries = (int) ((sizeBytes + PIECE - 1) / PIECE);
    int clusters = TABLE_AT + Math.max(1, (entries * Long.BYTES + CLUSTER - 1) / CLUSTER);
    ByteBuffer file = ByteBuffer.allocate(clusters * CLUSTER);
    file.putInt(0x514649fb).putInt(2); // "QFI\xfb", the version
    file.putLong(0).putInt(0); // stands on no other file
    file.putInt(CLUSTER_BITS).putLong(sizeBytes).putInt(0); // is not encrypted
    file.putInt(entries).putLong((long) TABLE_AT * CLUSTER);
    file.putLong(CLUSTER).putInt(1); // where the counts are found, from the second cluster on
    file.putInt(0).putLong(0); // has no snapshots
    file.putLong(CLUSTER, (long) COUNTS_AT * CLUSTER);
    for (int cluster = 0; cluster < clusters; cluster++) {
      file.putShort(COUNTS_AT * CLUSTER + cluster * Short.BYTES, (short) 1);
    }
    return file.array();
  }

  /** One sparse file. */
  static byte[] vmdk(long sizeBytes) {
    long grains = (sizeBytes + GRAIN_SECTORS * SECTOR - 1) / (GRAIN_SECTORS * SECTOR);
    int tables = (int) ((grains + GRAINS_OF_TABLE - 1) / GRAINS_OF_TABLE);
    long capacity = grains * GRAIN_SECTORS;
    int directoryAt = 1 + DESCRIPTOR_SECTORS;
    int sectors = directoryAt + Math.max(1, (tables * Integer.BYTES + SECTOR - 1) / SECTOR);
    int overhead = (sectors + GRAIN_SECTORS - 1) / GRAIN_SECTORS * GRAIN_SECTORS;
    ByteBuffer file = ByteBuffer.allocate(overhead * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0x564d444b)
        .putInt(1)
        .putInt(1); // "KDMV", the version, the line ends are to be tested
    file.putLong(capacity).putLong(GRAIN_SECTORS).putLong(1).putLong(DESCRIPTOR_SECTORS);
    file.putInt(GRAINS_OF_TABLE).putLong(0).putLong(directoryAt).putLong(overhead);
    file.put((byte) 0).put("\n \r\n".getBytes(StandardCharsets.US_ASCII));
    file.put(SECTOR, DESCRIPTOR.formatted(capacity).getBytes(StandardCharsets.US_ASCII));
    return file.array();
  }
}
