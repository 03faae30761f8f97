package io.acvm.domain.user;

/** What happens when somebody signs up. */
public enum RegistrationPolicy {
  OPEN,
  APPROVAL,
  CLOSED
}
