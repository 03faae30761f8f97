package io.acvm.simulator.prism;

import java.util.regex.Pattern;

/** IPv4 addresses as numbers that can be counted. */
final class Ipv4 {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern ADDRESS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern DOT = Pattern.compile("\\.");

  private Ipv4() {}

  static boolean isValid(String text) {
    return text != null && ADDRESS.matcher(text).matches();
  }

  static long parse(String text) {
    return DOT.splitAsStream(text)
        .mapToLong(Long::parseLong)
        .reduce(0, (sum, octet) -> (sum << 8) | octet);
  }

  static String format(long address) {
    return ((address >> 24) & 255)
        + "."
        + ((address >> 16) & 255)
        + "."
        + ((address >> 8) & 255)
        + "."
        + (address & 255);
  }
}
