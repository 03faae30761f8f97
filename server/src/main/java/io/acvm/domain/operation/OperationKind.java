package io.acvm.domain.operation;

/** What an operation does. */
public enum OperationKind {
  CREATE_VM,
  CLONE_VM,
  UPDATE_VM,
  DELETE_VM,
  START_VM,
  STOP_VM,
  RESTART_VM,
  PAUSE_VM,
  SUSPEND_VM,
  RESUME_VM,
  CREATE_SNAPSHOT,
  RESTORE_SNAPSHOT,
  DELETE_SNAPSHOT
}
