package io.acvm.domain.user;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Who makes a call, as proven by an access token or an API token.
 *
 * @param role what the call may do; with an API token the lower of its role and its owner's
 * @param sessionId empty with an API token
 * @param csrfToken what the header {@code X-CSRF-Token} must hold when the token came as a cookie
 * @param expiresAt when the token expires
 */
public record Principal(
    UserId userId,
    String username,
    Role role,
    Optional<SessionId> sessionId,
    String csrfToken,
    Instant expiresAt) {
  /**
   * The session of a person.
   *
   * @throws AcvmException {@code SESSION_REQUIRED} with an API token
   */
  public SessionId session() {
    return sessionId.orElseThrow(() -> AcvmException.of(ErrorCode.SESSION_REQUIRED));
  }

  @Override
  public String toString() {
    return "Principal[" + username + ", " + role + "]";
  }
}
