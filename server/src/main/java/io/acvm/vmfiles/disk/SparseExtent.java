package io.acvm.vmfiles.disk;

import static io.acvm.vmfiles.disk.Extent.SECTOR_BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes growable extents with no content; what is zero is a hole in the file. */
final class SparseExtent {
  private SparseExtent() {}

  /** Creates the file; the descriptor is embedded when the layout has room for one. */
  static void create(Path file, SparseLayout layout, byte[] descriptor) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      writeMetadata(channel, layout, descriptor);
      write(channel, ByteBuffer.allocate(1), layout.overhead() * SECTOR_BYTES - 1);
      channel.force(true);
    }
  }

  static void writeMetadata(FileChannel channel, SparseLayout layout, byte[] descriptor)
      throws IOException {
    write(channel, ByteBuffer.wrap(layout.header()), 0);
    if (layout.descriptorSize() > 0) {
      write(channel, ByteBuffer.wrap(descriptor), (long) layout.descriptorOffset() * SECTOR_BYTES);
    }
    writeDirectory(channel, layout, layout.redundantDirectory());
    writeDirectory(channel, layout, layout.directory());
  }

  private static void writeDirectory(FileChannel channel, SparseLayout layout, long base)
      throws IOException {
    ByteBuffer entries =
        ByteBuffer.allocate(layout.directoryEntries() * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < layout.directoryEntries(); i++) {
      entries.putInt((int) layout.table(base, i));
    }
    write(channel, entries.flip(), base * SECTOR_BYTES);
  }

  static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
