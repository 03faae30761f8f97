package io.acvm.http.security;

import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Lets a request in, or fails with the code that says why not. A session that has ended is refused
 * at once: each request is held against it.
 */
public final class Gate {
  public static final String TOKEN = "acvm.accessToken";
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String SCHEME = "Bearer ";

  private final Bus bus;

  public Gate(Bus bus) {
    this.bus = bus;
  }

  /**
   * The bearer token counts before the cookie, and alone: a bad one is not healed by a good cookie.
   */
  public Future<Principal> admit(RoutingContext context, Role required) {
    var header = context.request().getHeader("Authorization");
    var cookie = context.request().getCookie(Cookies.SESSION);
    if (header == null && cookie == null) {
      return Future.failedFuture(AcvmException.of(ErrorCode.AUTHENTICATION_REQUIRED));
    }
    if (header != null && !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Future.failedFuture(AcvmException.of(ErrorCode.AUTHENTICATION_REQUIRED));
    }
    var token = header != null ? header.substring(SCHEME.length()).strip() : cookie.getValue();
    context.put(TOKEN, token);
    return bus.request(AccountAddresses.AUTHENTICATE, new Authenticate(token, address(context)))
        .compose(
            principal ->
                header != null ? Future.succeededFuture(principal) : guarded(principal, context))
        .compose(principal -> allowed(principal, required));
  }

  /**
   * A page of somebody else can make a browser send the cookie, but cannot read what the header
   * must hold. API tokens come in the header only.
   */
  private static Future<Principal> guarded(Principal principal, RoutingContext context) {
    if (principal.sessionId().isEmpty()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.AUTHENTICATION_REQUIRED));
    }
    var given = context.request().getHeader("X-CSRF-Token");
    return SAFE.contains(context.request().method())
            || (given != null && isSame(given, principal.csrfToken()))
        ? Future.succeededFuture(principal)
        : Future.failedFuture(AcvmException.of(ErrorCode.CSRF_TOKEN_INVALID));
  }

  private static Future<Principal> allowed(Principal principal, Role required) {
    return principal.role().includes(required)
        ? Future.succeededFuture(principal)
        : Future.failedFuture(AcvmException.of(ErrorCode.ROLE_REQUIRED, "role", required.name()));
  }

  private static String address(RoutingContext context) {
    return context.request().remoteAddress().hostAddress();
  }

  private static boolean isSame(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
