package io.acvm.http.security;

import io.acvm.domain.user.SessionTokens;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** The cookies of a session. None of them leaves with requests that another site started. */
public final class Cookies {
  public static final String SESSION = "acvm_session";
  private static final String REFRESH = "acvm_refresh";
  private static final String CSRF = "acvm_csrf";

  /** The refresh token leaves the browser only where it is needed. */
  private static final String REFRESH_PATH = "/api/refresh";

  private Cookies() {}

  public static void put(RoutingContext context, SessionTokens tokens) {
    add(context, SESSION, tokens.accessToken(), "/", true, tokens.accessTokenLifetime());
    add(context, REFRESH, tokens.refreshToken(), REFRESH_PATH, true, tokens.refreshTokenLifetime());
    add(context, CSRF, tokens.csrfToken(), "/", false, tokens.refreshTokenLifetime());
  }

  public static void clear(RoutingContext context) {
    add(context, SESSION, "", "/", true, Duration.ZERO);
    add(context, REFRESH, "", REFRESH_PATH, true, Duration.ZERO);
    add(context, CSRF, "", "/", false, Duration.ZERO);
  }

  public static Optional<String> refreshToken(RoutingContext context) {
    return Optional.ofNullable(context.request().getCookie(REFRESH)).map(Cookie::getValue);
  }

  private static void add(
      RoutingContext context,
      String name,
      String value,
      String path,
      boolean httpOnly,
      Duration lifetime) {
    context
        .response()
        .addCookie(
            Cookie.cookie(name, value)
                .setPath(path)
                .setHttpOnly(httpOnly)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure("https".equals(context.request().scheme()))
                .setMaxAge(lifetime.toSeconds()));
  }
}
