package io.acvm.domain.user;

/** What a user may do; each role includes the ones before it. */
public enum Role {
  VIEWER,
  OPERATOR,
  ADMINISTRATOR;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  public Role orLower(Role other) {
    return includes(other) ? other : this;
  }
}
