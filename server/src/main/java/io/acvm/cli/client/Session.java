package io.acvm.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * By what a server knows us, kept for the next command.
 *
 * @param username empty for a token whose owner is not known
 * @param accessToken a session's, or a token for programs
 * @param expiresAt of a session's access token
 * @param refreshToken of a session
 */
public record Session(
    Optional<String> username,
    String accessToken,
    Optional<Instant> expiresAt,
    Optional<String> refreshToken) {
  /** What a sign-in was answered with. */
  static Session ofTokens(JsonNode tokens, Instant now) {
    return new Session(
        Optional.of(tokens.path("user").path("username").asText()),
        tokens.path("accessToken").asText(),
        Optional.of(now.plusSeconds(tokens.path("expiresIn").asLong())),
        Optional.of(tokens.path("refreshToken").asText()));
  }

  public static Session ofToken(String token) {
    return new Session(Optional.empty(), token, Optional.empty(), Optional.empty());
  }

  static Optional<Session> read(JsonNode json) {
    if (!json.path("accessToken").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(
        new Session(
            Optional.ofNullable(json.path("username").textValue()),
            json.path("accessToken").textValue(),
            Optional.ofNullable(json.path("expiresAt").textValue()).map(Instant::parse),
            Optional.ofNullable(json.path("refreshToken").textValue())));
  }

  ObjectNode write() {
    ObjectNode json = Json.object().put("accessToken", accessToken);
    username.ifPresent(value -> json.put("username", value));
    expiresAt.ifPresent(value -> json.put("expiresAt", value.toString()));
    refreshToken.ifPresent(value -> json.put("refreshToken", value));
    return json;
  }

  @Override
  public String toString() {
    return "Session[" + username.orElse("") + ", ***]";
  }
}
