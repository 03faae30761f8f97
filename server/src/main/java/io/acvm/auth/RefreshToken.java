package io.acvm.auth;

import io.acvm.domain.user.SessionId;
import io.acvm.secret.MacKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A refresh token: the id of its session and 32 secret bytes, {@code id.secret}.
 *
 * <p>The first is random. Each next one follows from the one before and a key that never leaves the
 * server, so that two requests that present the same token at the same time, on any server, get the
 * same successor and none of them loses the session. Whoever lacks the token or the key learns
 * nothing.
 */
record RefreshToken(SessionId session, String text) {
  private static final int SECRET_BYTES = 32;

  static RefreshToken first(SessionId session, SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return of(session, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Empty when it cannot be one of ours. Whether it is good only the session can tell. */
  static Optional<RefreshToken> parse(String text) {
    int dot = text.indexOf('.');
    return dot <= 0
        ? Optional.empty()
        : Optional.of(new RefreshToken(new SessionId(text.substring(0, dot)), text));
  }

  RefreshToken next(MacKey key) {
    return of(session, key.tag(text));
  }

  String hash() {
    return Digest.sha256(text);
  }

  @Override
  public String toString() {
    return "RefreshToken[" + session.value() + ", ***]";
  }

  private static RefreshToken of(SessionId session, String secret) {
    return new RefreshToken(session, session.value() + "." + secret);
  }
}
