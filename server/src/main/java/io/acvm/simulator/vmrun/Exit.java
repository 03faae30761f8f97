package io.acvm.simulator.vmrun;

/** Ends the call with an exit code when everything has been said. */
final class Exit extends Exception {
  private static final long serialVersionUID = 1L;

  final int code;

  Exit(int code) {
    super(null, null, false, false);
    this.code = code;
  }
}
