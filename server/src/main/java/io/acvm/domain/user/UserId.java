package io.acvm.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Id of a user. */
public record UserId(String value) {
  public UserId {
    requireNonNull(value, "value is null");
  }

  public static UserId random() {
    return new UserId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
