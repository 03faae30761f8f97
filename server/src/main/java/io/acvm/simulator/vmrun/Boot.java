package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Tells one run of the host from the next: what ran before a reboot runs no more. */
final class Boot {
  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  private Boot() {}

  /**
   * The process that holds the locks of simulated VMs: the system's first, which lives exactly as
   * long as a VM without a process of its own can claim to.
   */
  static long holder() {
    return Platform.current() == Platform.WINDOWS ? 4 : 1;
  }

  static String id() {
    try {
      return Files.readString(LINUX).trim();
    } catch (IOException e) {
      Instant start =
          ProcessHandle.of(holder()).flatMap(first -> first.info().startInstant()).orElse(null);
      return start == null ? "unknown" : Long.toString(start.getEpochSecond());
    }
  }
}
