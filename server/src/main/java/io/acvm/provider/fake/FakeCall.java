package io.acvm.provider.fake;

/** The calls of a provider, as faults name them. */
public enum FakeCall {
  PROBE,
  LIST_VMS,
  FIND_VM,
  READ_CATALOGUE,
  RESERVE_VM,
  CREATE_VM,
  CLONE_VM,
  UPDATE_VM,
  CHANGE_POWER,
  DELETE_VM,
  LIST_SNAPSHOTS,
  CREATE_SNAPSHOT,
  RESTORE_SNAPSHOT,
  DELETE_SNAPSHOT,
  OPEN_CONSOLE
}
