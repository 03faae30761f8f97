package io.acvm.vmfiles.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A growable disk to be made.
 *
 * @param capacityBytes a multiple of 64 KiB, at least one MiB, at most 8 TiB; more than 2 TiB only
 *     when split
 * @param split into files of four GB each, instead of one file
 * @param adapterType {@code ide}, or {@code lsilogic} for everything else
 * @param hardwareVersion of the VM, such as 20
 */
public record NewDisk(long capacityBytes, boolean split, String adapterType, int hardwareVersion) {
  static final long SPLIT_SECTORS = 8_323_072;
  private static final long GRAIN_BYTES = (long) SparseLayout.GRAIN_SECTORS * Extent.SECTOR_BYTES;
  private static final long MIN_BYTES = 1L << 20;
  private static final long MAX_BYTES = 8L << 40;
  private static final long MAX_SINGLE_BYTES = 2L << 40;

  /** Sector numbers in one file have 32 bits, and the content begins after the tables. */
  static final long MAX_SINGLE_SECTORS = (MAX_SINGLE_BYTES - (1L << 30)) / Extent.SECTOR_BYTES;

  public NewDisk {
    if (capacityBytes % GRAIN_BYTES != 0
        || capacityBytes < MIN_BYTES
        || capacityBytes > MAX_BYTES) {
      throw new IllegalArgumentException("a disk of " + capacityBytes + " bytes");
    }
    if (!split && capacityBytes / Extent.SECTOR_BYTES > MAX_SINGLE_SECTORS) {
      throw new IllegalArgumentException("a disk of this size needs to be split");
    }
    if (!adapterType.equals("ide") && !adapterType.equals("lsilogic")) {
      throw new IllegalArgumentException("adapter type is ide or lsilogic");
    }
  }

  long sectors() {
    return capacityBytes / Extent.SECTOR_BYTES;
  }

  List<Extent> extents(Path vmdk) {
    if (!split) {
      return List.of(sparse(sectors(), vmdk.getFileName().toString()));
    }
    return splitExtents(sectors(), baseName(vmdk), 1);
  }

  static List<Extent> splitExtents(long sectors, String baseName, int firstNumber) {
    List<Extent> extents = new ArrayList<>();
    for (long rest = sectors; rest > 0; rest -= SPLIT_SECTORS) {
      String name = String.format("%s-s%03d.vmdk", baseName, firstNumber + extents.size());
      extents.add(sparse(Math.min(rest, SPLIT_SECTORS), name));
    }
    return extents;
  }

  static Extent sparse(long sectors, String fileName) {
    return new Extent("RW", sectors, "SPARSE", fileName, 0);
  }

  static String baseName(Path vmdk) {
    String name = vmdk.getFileName().toString();
    return name.toLowerCase(java.util.Locale.ROOT).endsWith(".vmdk")
        ? name.substring(0, name.length() - 5)
        : name;
  }

  /**
   * @param parent lines about the parent, each with its end; empty for a disk that stands alone
   */
  DiskDescriptor descriptor(Path vmdk, String parentCid, String parent, RandomGenerator random) {
    String cid = newContentId(random);
    Geometry geometry = Geometry.of(sectors(), adapterType);
    StringBuilder text = new StringBuilder();
    text.append("# Disk DescriptorFile\nversion=1\nencoding=\"UTF-8\"\n");
    text.append("CID=").append(cid).append("\nparentCID=").append(parentCid).append('\n');
    text.append("createType=\"")
        .append(split ? "twoGbMaxExtentSparse" : "monolithicSparse")
        .append("\"\n");
    text.append(parent).append("\n# Extent description\n");
    extents(vmdk).forEach(extent -> text.append(extent.line()).append('\n'));
    text.append("\n# The Disk Data Base \n#DDB\n\n");
    text.append(ddb("adapterType", adapterType));
    text.append(ddb("geometry.cylinders", geometry.cylinders()));
    text.append(ddb("geometry.heads", geometry.heads()));
    text.append(ddb("geometry.sectors", geometry.sectors()));
    text.append(ddb("longContentID", longContentId(cid, random)));
    text.append(ddb("uuid", uuid(random)));
    text.append(ddb("virtualHWVersion", hardwareVersion));
    return DiskDescriptor.of(text.toString());
  }

  private static String ddb(String key, Object value) {
    return "ddb." + key + " = \"" + value + "\"\n";
  }

  /** The two highest numbers have meanings of their own. */
  static String newContentId(RandomGenerator random) {
    return String.format("%08x", random.nextLong(1, 0xFFFF_FFFEL));
  }

  static String longContentId(String cid, RandomGenerator random) {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes) + cid;
  }

  private static String uuid(RandomGenerator random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    bytes[0] = 0x60;
    bytes[1] = 0x00;
    bytes[2] = (byte) 0xC2;
    bytes[3] = (byte) (0x90 | (bytes[3] & 0x0F));
    HexFormat hex = HexFormat.ofDelimiter(" ");
    return hex.formatHex(bytes, 0, 8) + "-" + hex.formatHex(bytes, 8, 16);
  }
}
