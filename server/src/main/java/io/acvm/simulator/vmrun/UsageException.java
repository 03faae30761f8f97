package io.acvm.simulator.vmrun;

/** The words of a call make no command: the usage is printed, after a line if there is one. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param line what stands before the usage, or null
   */
  UsageException(String line) {
    super(line, null, false, false);
  }
}
