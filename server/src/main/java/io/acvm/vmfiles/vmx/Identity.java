package io.acvm.vmfiles.vmx;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** UUIDs and MAC addresses as VMware writes and derives them. */
public final class Identity {
  private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");
  private static final Pattern NOT_HEX = Pattern.compile("[^0-9a-fA-F]");
  private static final long STATIC_PREFIX = 0x0050_5600_0000L;
  private static final long GENERATED_PREFIX = 0x000C_2900_0000L;
  private static final int STATIC_ADDRESSES = 0x40_0000;
  private static final int MAC_TAIL = 0xFF_FFFF;
  private static final int UUID_BYTES = 16;
  private static final long VM_MARK = 0x564DL << 48;

  private Identity() {}

  /** A new identity, with the two bytes in front by which VMware's own are known. */
  public static UUID random(RandomGenerator random) {
    return new UUID(VM_MARK | random.nextLong() >>> 16, random.nextLong());
  }

  /** {@code 56 4d 13 59 01 1a d1 1a-57 5b 0a d7 4b 2a 0c 99}. */
  public static String format(UUID uuid) {
    byte[] bytes = bytes(uuid);
    HexFormat hex = HexFormat.ofDelimiter(" ");
    return hex.formatHex(bytes, 0, 8) + "-" + hex.formatHex(bytes, 8, UUID_BYTES);
  }

  /**
   * Reads the form above, and the usual one with dashes; empty for anything that is not sixteen
   * bytes.
   */
  public static Optional<UUID> parse(String text) {
    String digits = NOT_HEX.matcher(text).replaceAll("");
    if (digits.length() != 2 * UUID_BYTES) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digits));
    return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
  }

  /** The address that VMware generates for an adapter of a VM with this {@code uuid.bios}. */
  public static String generatedMac(UUID bios, int nicIndex) {
    long tail = (bios.getLeastSignificantBits() + 10L * nicIndex) & MAC_TAIL;
    return mac(GENERATED_PREFIX | tail);
  }

  /** The first {@code vmci0.id} of a VM with this {@code uuid.bios}. */
  static int vmciId(UUID bios) {
    return (int) bios.getLeastSignificantBits();
  }

  /**
   * An address of the range that VMware leaves to people: {@code 00:50:56:00:00:00} to {@code
   * 00:50:56:3f:ff:ff}.
   */
  public static String randomStaticMac(RandomGenerator random) {
    return mac(STATIC_PREFIX | random.nextInt(STATIC_ADDRESSES));
  }

  /** Whether VMware starts a VM with this address set; any case. */
  public static boolean isStaticMac(String mac) {
    String lower = mac.toLowerCase(Locale.ROOT);
    return MAC.matcher(lower).matches()
        && Long.parseLong(lower.replace(":", ""), 16) - STATIC_PREFIX >= 0
        && Long.parseLong(lower.replace(":", ""), 16) - STATIC_PREFIX < STATIC_ADDRESSES;
  }

  private static String mac(long address) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(address).array();
    return HexFormat.ofDelimiter(":").formatHex(bytes, 2, Long.BYTES);
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
