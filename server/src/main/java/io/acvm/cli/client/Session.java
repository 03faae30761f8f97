package io.acvm.cli.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acvm.api.model.SessionTokens;
import java.time.Instant;

/**
 * A sign-in that is kept for the next command.
 *
 * @param expiresAt of the access token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Session(String username, String accessToken, Instant expiresAt, String refreshToken) {
  public static Session of(SessionTokens tokens, Instant now) {
    return new Session(
        tokens.user().username(),
        tokens.accessToken(),
        now.plusSeconds(tokens.expiresIn()),
        tokens.refreshToken());
  }

  @Override
  public String toString() {
    return "Session[" + username + ", ***]";
  }
}
