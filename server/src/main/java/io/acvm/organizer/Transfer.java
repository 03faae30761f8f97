package io.acvm.organizer;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads and writes whole files, hashing them, telling how far it is, stopping when asked to. */
final class Transfer {
  private static final int BLOCK_BYTES = 1 << 18;
  private static final int HOLE_BYTES = 1 << 12;
  private static final byte[] ZEROS = new byte[HOLE_BYTES];

  private final Progress progress;
  private final long totalBytes;
  private long doneBytes;

  /**
   * @param totalBytes of everything that is to be read, for the percentage
   */
  Transfer(Progress progress, long totalBytes) {
    this.progress = progress;
    this.totalBytes = Math.max(1, totalBytes);
  }

  /** Where blocks go that were read. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] block, int length) throws IOException;
  }

  /** Reads to the end; the SHA-256 in lower-case hexadecimal digits. */
  String read(InputStream in, String name, Sink sink) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK_BYTES];
    int length;
    while ((length = in.readNBytes(block, 0, BLOCK_BYTES)) > 0) {
      if (progress.isCanceled()) {
        throw AcvmException.of(ErrorCode.OPERATION_CANCELED);
      }
      digest.update(block, 0, length);
      sink.accept(block, length);
      doneBytes += length;
      progress.report((int) Math.min(100, doneBytes * 100 / totalBytes), name);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.getFileName().toString(), (block, length) -> {});
    }
  }

  /** Writes a new file, with holes where there are zeros; durable when it returns. */
  String write(InputStream in, Path to) throws IOException {
    try (FileChannel out =
        FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long[] place = {0};
      String hash =
          read(
              in,
              to.getFileName().toString(),
              (block, length) -> {
                try {
                  writeBlock(out, block, length, place[0]);
                } catch (IOException trouble) {
                  throw FileTrouble.writing(to, trouble);
                }
                place[0] += length;
              });
      if (out.size() < place[0]) {
        out.write(ByteBuffer.wrap(ZEROS, 0, 1), place[0] - 1);
      }
      out.force(true);
      return hash;
    }
  }

  private static void writeBlock(FileChannel out, byte[] block, int length, long at)
      throws IOException {
    int from = 0;
    while (from < length) {
      boolean zero = isZero(block, from, length);
      int end = from;
      while (end < length && isZero(block, end, length) == zero) {
        end = Math.min(length, end + HOLE_BYTES);
      }
      if (!zero) {
        ByteBuffer rest = ByteBuffer.wrap(block, from, end - from);
        long place = at + from;
        while (rest.hasRemaining()) {
          place += out.write(rest, place);
        }
      }
      from = end;
    }
  }

  private static boolean isZero(byte[] block, int from, int length) {
    int to = Math.min(length, from + HOLE_BYTES);
    return java.util.Arrays.equals(block, from, to, ZEROS, 0, to - from);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
