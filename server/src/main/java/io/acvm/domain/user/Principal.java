package io.acvm.domain.user;

import java.time.Instant;

/**
 * Who makes a call, as proven by its access token.
 *
 * @param csrfToken what the header {@code X-CSRF-Token} must hold when the token came as a cookie
 * @param expiresAt when the access token expires
 */
public record Principal(
    UserId userId,
    String username,
    Role role,
    SessionId sessionId,
    String csrfToken,
    Instant expiresAt) {
  @Override
  public String toString() {
    return "Principal[" + username + ", " + role + "]";
  }
}
