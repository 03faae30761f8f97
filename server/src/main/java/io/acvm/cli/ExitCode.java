package io.acvm.cli;

/** What the process ends with; scripts rely on these numbers. The only place that has them. */
public enum ExitCode {
  SUCCESS(0),
  /** Something failed, on the server or here. */
  FAILED(1),
  /** The command line or what it asks for is not valid. */
  INVALID(2),
  NOT_FOUND(3),
  /** Nobody is signed in, or not allowed to. */
  NOT_ALLOWED(4),
  /** The state of things forbids it now. */
  CONFLICT(5),
  /** The provider cannot do this. */
  UNSUPPORTED(6),
  /** The server or the hypervisor does not answer; a retry may help. */
  UNAVAILABLE(7),
  /** Not ended when the waiting was. */
  STILL_RUNNING(8),
  /** The server cannot listen on its address. */
  ADDRESS_IN_USE(69),
  /** Another server works on the data directory. */
  DATA_DIRECTORY_IN_USE(75),
  /** The configuration has mistakes. */
  CONFIGURATION(78),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** What a problem of the server means for a script. */
  public static ExitCode ofStatus(int status) {
    return switch (status) {
      case 400, 405, 413, 415 -> INVALID;
      case 401, 403 -> NOT_ALLOWED;
      case 404 -> NOT_FOUND;
      case 409 -> CONFLICT;
      case 422 -> UNSUPPORTED;
      case 429, 503, 504 -> UNAVAILABLE;
      default -> FAILED;
    };
  }
}
