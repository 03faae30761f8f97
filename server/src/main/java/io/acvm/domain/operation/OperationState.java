package io.acvm.domain.operation;

/** Where an operation is. */
public enum OperationState {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELED;

  public boolean hasEnded() {
    return this == SUCCEEDED || this == FAILED || this == CANCELED;
  }
}
