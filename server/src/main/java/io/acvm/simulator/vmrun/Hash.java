package io.acvm.simulator.vmrun;

import java.nio.charset.StandardCharsets;

/** A 64-bit FNV-1a hash: enough to name files by, and nothing has to be loaded for it. */
final class Hash {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash() {}

  static long of(String text) {
    long hash = OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }

  static String hex(String text) {
    return Long.toHexString(of(text) | Long.MIN_VALUE);
  }
}
