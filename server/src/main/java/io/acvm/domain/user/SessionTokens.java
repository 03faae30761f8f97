package io.acvm.domain.user;

import java.time.Duration;

/** What signing in gives. */
public record SessionTokens(
    String accessToken,
    Duration accessTokenLifetime,
    String refreshToken,
    Duration refreshTokenLifetime,
    String csrfToken,
    User user) {
  @Override
  public String toString() {
    return "SessionTokens[" + user.username() + ", ***]";
  }
}
