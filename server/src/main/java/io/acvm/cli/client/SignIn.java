package io.acvm.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Credentials;
import io.acvm.api.model.RefreshRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** By what the server knows who is calling: a token that was given, or a stored sign-in. */
public final class SignIn {
  /** Renewed a little before its end, so that it does not end on the way. */
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final Optional<String> given;
  private final ContextFile file;
  private Context context;

  /**
   * @param given token from outside, which is used as it is and never stored
   * @param context where the sign-in is kept
   */
  public SignIn(Optional<String> given, ContextFile file, Context context) {
    this.given = given;
    this.file = file;
    this.context = context;
  }

  /** Signs in with a password, keeps the session and makes its context the current one. */
  public JsonNode start(ApiClient api, String username, String password) {
    JsonNode tokens = api.post("/api/login", new Credentials(username, password));
    store(tokens);
    file.use(context.name());
    return tokens;
  }

  /** Ends the session on the server and here; nothing to do without one. */
  public void end(ApiClient api) {
    if (context.session().isPresent()) {
      try {
        api.change("POST", Query.path("api", "logout"), null);
      } catch (ProblemException ended) {
        if (ended.status() != 401) {
          throw ended;
        }
      }
      context = context.with(Optional.empty());
      file.put(context);
    }
  }

  /** The access token to send, renewed when its end is near. */
  Optional<String> token(ApiClient api) {
    if (given.isPresent()) {
      return given;
    }
    Instant soon = Instant.now().plus(MARGIN);
    if (context.session().flatMap(Session::expiresAt).filter(soon::isAfter).isPresent()) {
      renew(api);
    }
    return context.session().map(Session::accessToken);
  }

  /** Gets new tokens for a stored session; false when there is none or it has ended. */
  boolean renew(ApiClient api) {
    Optional<String> refresh = context.session().flatMap(Session::refreshToken);
    if (given.isPresent() || refresh.isEmpty()) {
      return false;
    }
    try {
      store(api.post("/api/refresh", new RefreshRequest(refresh.get())));
      return true;
    } catch (ProblemException ended) {
      return false;
    }
  }

  private void store(JsonNode tokens) {
    context = context.with(Optional.of(Session.ofTokens(tokens, Instant.now())));
    file.put(context);
  }
}
