package io.acvm.vmfiles.lock;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Start times of processes as VMware writes them: ticks since boot on Linux, 100 ns since 1601 on
 * Windows.
 */
final class Processes {
  private static final boolean WINDOWS = java.io.File.separatorChar == '\\';
  private static final Instant FILETIME_EPOCH = Instant.parse("1601-01-01T00:00:00Z");

  /**
   * The field of /proc/PID/stat, counted from the one after the name, which may hold blanks itself.
   */
  private static final int START_FIELD_AFTER_NAME = 19;

  /** The two clocks are read with different precision. */
  private static final BigInteger FILETIME_TOLERANCE = BigInteger.valueOf(20_000_000);

  private Processes() {}

  /** The start time of a living process, or nothing when the system does not tell. */
  static Optional<BigInteger> startTime(long pid) {
    return WINDOWS ? fileTime(pid) : ticksSinceBoot(pid);
  }

  /** False only when it is known: no such process, or one that started at another time. */
  static boolean mayBeAlive(long pid, BigInteger startTime) {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    BigInteger tolerance = WINDOWS ? FILETIME_TOLERANCE : BigInteger.ZERO;
    return startTime(pid)
        .map(actual -> actual.subtract(startTime).abs().compareTo(tolerance) <= 0)
        .orElse(true);
  }

  private static Optional<BigInteger> fileTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(
            start ->
                BigInteger.valueOf(Duration.between(FILETIME_EPOCH, start).toMillis())
                    .multiply(BigInteger.valueOf(10_000)));
  }

  private static Optional<BigInteger> ticksSinceBoot(long pid) {
    try {
      String stat =
          new String(
              Files.readAllBytes(Path.of("/proc/" + pid + "/stat")), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
      return Optional.of(new BigInteger(fields[START_FIELD_AFTER_NAME]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
