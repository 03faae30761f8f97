package io.acvm.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Id of a session: one sign-in on one device. */
public record SessionId(String value) {
  public SessionId {
    requireNonNull(value, "value is null");
  }

  public static SessionId random() {
    return new SessionId(UUID.randomUUID().toString());
  }
}
