package io.acvm.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Credentials;
import io.acvm.api.model.RefreshRequest;
import io.acvm.api.model.SessionTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** By what the server knows who is calling: a token that was given, or a stored sign-in. */
public final class SignIn {
  /** Renewed a little before its end, so that it does not end on the way. */
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final Optional<String> given;
  private final SessionFile file;
  private final URI server;

  /**
   * @param given token from outside, which is used as it is and never stored
   */
  public SignIn(Optional<String> given, SessionFile file, URI server) {
    this.given = given;
    this.file = file;
    this.server = server;
  }

  /** Signs in with a password and keeps the session. */
  public JsonNode start(ApiClient api, String username, String password) {
    JsonNode tokens = api.post("/api/login", new Credentials(username, password));
    store(tokens);
    return tokens;
  }

  /** Ends the session on the server and here; nothing to do without one. */
  public void end(ApiClient api) {
    if (file.find(server).isPresent()) {
      try {
        api.change("POST", Query.path("api", "logout"), null);
      } catch (ProblemException ended) {
        if (ended.problem().status() != 401) {
          throw ended;
        }
      }
      file.remove(server);
    }
  }

  /** The access token to send, renewed when its end is near. */
  Optional<String> token(ApiClient api) {
    if (given.isPresent()) {
      return given;
    }
    boolean late =
        file.find(server)
            .filter(session -> session.expiresAt().isBefore(Instant.now().plus(MARGIN)))
            .isPresent();
    if (late) {
      renew(api);
    }
    return file.find(server).map(Session::accessToken);
  }

  /** Gets new tokens for a stored session; false when there is none or it has ended. */
  boolean renew(ApiClient api) {
    Optional<Session> session = given.isPresent() ? Optional.empty() : file.find(server);
    if (session.isEmpty()) {
      return false;
    }
    try {
      store(api.post("/api/refresh", new RefreshRequest(session.get().refreshToken())));
      return true;
    } catch (ProblemException ended) {
      return false;
    }
  }

  private void store(JsonNode tokens) {
    file.put(server, Session.of(Json.read(tokens, SessionTokens.class), Instant.now()));
  }
}
