package io.acvm.vmfiles.disk;

/** Cylinders, heads and sectors as VMware derives them from a disk's size. */
record Geometry(long cylinders, int heads, int sectors) {
  private static final int SECTORS = 63;

  static Geometry of(long diskSectors, String adapterType) {
    return adapterType.equalsIgnoreCase("ide")
        ? of(diskSectors, 16, 16_383)
        : of(diskSectors, 255, 65_535);
  }

  private static Geometry of(long diskSectors, int heads, int maxCylinders) {
    return new Geometry(
        Math.min(diskSectors / ((long) heads * SECTORS), maxCylinders), heads, SECTORS);
  }
}
