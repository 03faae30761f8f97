package io.acvm.simulator.prism;

import java.nio.ByteBuffer;

/**
 * A disk to which nobody ever wrote, as a file in the qcow2 format, version 2: a header, the table
 * that says of every piece of the disk that it is not there, and the counts of what the file uses.
 */
final class EmptyDisk {
  private static final int CLUSTER_BITS = 16;
  private static final int CLUSTER = 1 << CLUSTER_BITS;
  private static final int COUNTS_AT = 2;
  private static final int TABLE_AT = 3;

  /** What one entry of the table speaks of. */
  private static final long PIECE = (long) CLUSTER * (CLUSTER / Long.BYTES);

  private EmptyDisk() {}

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
}
