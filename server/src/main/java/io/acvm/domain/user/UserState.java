package io.acvm.domain.user;

/** Whether a user may sign in. */
public enum UserState {
  PENDING,
  ACTIVE,
  DISABLED
}
