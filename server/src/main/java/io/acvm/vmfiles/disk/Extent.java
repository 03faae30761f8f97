package io.acvm.vmfiles.disk;

/**
 * A part of a disk's content.
 *
 * @param access {@code RW}, {@code RDONLY} or {@code NOACCESS}
 * @param type such as {@code SPARSE} or {@code FLAT}, in capitals
 * @param fileName relative to the descriptor or absolute, as the descriptor has it; empty for a
 *     part that has no file
 * @param offsetSectors where the part begins in a flat file
 */
public record Extent(
    String access, long sectors, String type, String fileName, long offsetSectors) {
  /** Bytes in a sector, everywhere in this format. */
  public static final int SECTOR_BYTES = 512;

  String line() {
    String start = access + " " + sectors + " " + type;
    if (fileName.isEmpty()) {
      return start;
    }
    return start + " \"" + fileName + "\"" + (type.equals("FLAT") ? " " + offsetSectors : "");
  }
}
