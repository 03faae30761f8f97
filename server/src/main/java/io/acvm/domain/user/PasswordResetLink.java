package io.acvm.domain.user;

import java.time.Instant;

/**
 * A one-time way to a new password.
 *
 * @param token kept nowhere
 */
public record PasswordResetLink(String token, Instant expiresAt) {
  @Override
  public String toString() {
    return "PasswordResetLink[***, " + expiresAt + "]";
  }
}
