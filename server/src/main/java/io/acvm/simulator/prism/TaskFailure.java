package io.acvm.simulator.prism;

/** Accepted work that turns out to be impossible: the task ends FAILED with these words. */
final class TaskFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String detail;

  TaskFailure(String code, String detail) {
    super(code + ": " + detail, null, false, false);
    this.code = code;
    this.detail = detail;
  }

  String detail() {
    return detail;
  }

  String code() {
    return code;
  }
}
