package io.acvm.simulator.prism;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Basic authentication, an API key where one is set, and the session cookies that {@code /users/me}
 * hands out. Sessions do not outlive the process.
 */
final class Authentication {
  static final String USER = "user";
  private static final Duration SESSION = Duration.ofMinutes(15);
  private static final int MAX_SESSIONS = 10_000;

  /** Clients of different ages look for different ones. */
  private static final List<String> COOKIES =
      List.of("NTNX_IGW_SESSION", "NTNX_IAM_SESSION", "NTNX_MERCURY_IAM_SESSION");

  private final byte[] credentials;
  private final byte[] apiKey;
  private final String username;
  private final SimulatorClock clock;
  private final Map<String, Instant> sessions = new HashMap<>();

  /**
   * @param apiKey empty when none is accepted
   */
  Authentication(String username, String password, String apiKey, SimulatorClock clock) {
    this.username = username;
    this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    this.credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
  }

  void check(RoutingContext context) {
    String header = context.request().getHeader("authorization");
    boolean known = header != null ? isRight(header) : hasApiKey(context) || hasSession(context);
    if (!known) {
      throw ApiError.authenticationRequired();
    }
    context.put(USER, username);
    context.next();
  }

  private boolean hasApiKey(RoutingContext context) {
    String given = context.request().getHeader("x-ntnx-api-key");
    return given != null
        && apiKey.length > 0
        && MessageDigest.isEqual(apiKey, given.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isRight(String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    try {
      return MessageDigest.isEqual(
          credentials, Base64.getDecoder().decode(header.substring(6).strip()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean hasSession(RoutingContext context) {
    for (String name : COOKIES) {
      Cookie cookie = context.request().getCookie(name);
      if (cookie != null
          && sessions.getOrDefault(cookie.getValue(), Instant.MIN).isAfter(clock.now())) {
        set(context, cookie.getValue());
        return true;
      }
    }
    return false;
  }

  void closeSession(RoutingContext context) {
    for (String name : COOKIES) {
      Cookie cookie = context.request().getCookie(name);
      if (cookie != null) {
        sessions.remove(cookie.getValue());
        context.response().removeCookies(name);
      }
    }
  }

  void openSession(RoutingContext context) {
    sessions.values().removeIf(expiry -> !expiry.isAfter(clock.now()));
    if (sessions.size() >= MAX_SESSIONS) {
      throw ApiError.of(429, "TOO_MANY_REQUESTS", "Too many sessions.");
    }
    set(context, UUID.randomUUID().toString());
  }

  private void set(RoutingContext context, String session) {
    sessions.put(session, clock.now().plus(SESSION));
    for (String name : COOKIES) {
      context
          .response()
          .addCookie(
              Cookie.cookie(name, session)
                  .setPath("/")
                  .setSecure(true)
                  .setHttpOnly(true)
                  .setSameSite(CookieSameSite.LAX)
                  .setMaxAge(SESSION.toSeconds()));
    }
  }
}
