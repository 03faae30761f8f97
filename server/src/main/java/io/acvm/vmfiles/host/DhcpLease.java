package io.acvm.vmfiles.host;

import java.time.Instant;
import java.util.Optional;

/**
 * An address that the host's DHCP server gave.
 *
 * @param address IPv4
 * @param macAddress in lower case with colons
 * @param ends empty for a lease without an end
 * @param hostname what the guest called itself; empty text when it did not
 */
public record DhcpLease(
    String address, String macAddress, Instant starts, Optional<Instant> ends, String hostname) {
  /** Whether it holds at a time. */
  public boolean isValidAt(Instant time) {
    return ends.isEmpty() || ends.get().isAfter(time);
  }
}
