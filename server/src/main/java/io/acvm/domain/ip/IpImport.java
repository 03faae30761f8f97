package io.acvm.domain.ip;

import java.util.List;
import java.util.Optional;

/** A list of addresses that is read or written. */
public final class IpImport {
  private IpImport() {}

  /** How the list is written. */
  public enum Format {
    /** One address a line, {@code # used} behind those that are taken. */
    IPS_TXT,
    /** A header line with {@code address} and any of {@code state}, {@code owner}, {@code note}. */
    CSV
  }

  /** What became of a line. */
  public enum Outcome {
    ADDED,
    NOT_AN_ADDRESS,
    NOT_IN_POOL,
    TAKEN,
    STATE_UNKNOWN,
    REPEATED
  }

  /**
   * One line that was added or refused.
   *
   * @param line from 1
   */
  public record Line(
      int line, Optional<String> address, Outcome outcome, Optional<IpState> state) {}

  /**
   * What was done.
   *
   * @param skipped free lines and those that are so already
   */
  public record Report(boolean dryRun, int skipped, List<Line> lines) {
    public Report {
      lines = List.copyOf(lines);
    }

    public int added() {
      return (int) lines.stream().filter(line -> line.outcome() == Outcome.ADDED).count();
    }
  }
}
