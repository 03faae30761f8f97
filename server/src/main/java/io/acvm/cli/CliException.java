package io.acvm.cli;

/** A failure that is told to the person in one sentence, in their language. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  public CliException(ExitCode exitCode, String text) {
    this(exitCode, text, null);
  }

  /**
   * @param cause shown with {@code --verbose} only
   */
  public CliException(ExitCode exitCode, String text, Throwable cause) {
    super(text, cause);
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}
