package io.acvm.simulator.prism;

/** Accepted work that turns out to be impossible: the task ends FAILED with these words. */
final class TaskFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  TaskFailure(String code, String detail) {
    super(code + ": " + detail, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
