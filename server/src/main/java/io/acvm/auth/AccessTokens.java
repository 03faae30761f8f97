package io.acvm.auth;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Access tokens: JWT, signed with HS256, good for a quarter of an hour. */
final class AccessTokens {
  static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final String ALGORITHM = "HS256";
  private static final String ISSUER = "acvm";

  private final JWTAuth jwt;
  private final Clock clock;

  /** What a good token says. The role in it is for its holder: only the store's one counts. */
  record Claims(UserId user, SessionId session, Instant expiresAt) {}

  AccessTokens(Vertx vertx, byte[] key, Clock clock) {
    this.jwt =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .addPubSecKey(
                    new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(key)))
                // Expiry is looked at below: the library accepts tokens that never expire, and has
                // only a text for those that have.
                .setJWTOptions(new JWTOptions().setIssuer(ISSUER).setIgnoreExpiration(true)));
    this.clock = clock;
  }

  String issue(User user, SessionId session) {
    Instant now = clock.instant();
    JsonObject claims =
        new JsonObject()
            .put("iss", ISSUER)
            .put("sub", user.id().value())
            .put("sid", session.value())
            .put("username", user.username())
            .put("role", user.role().name())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFETIME).getEpochSecond());
    return jwt.generateToken(claims, new JWTOptions().setAlgorithm(ALGORITHM));
  }

  /** Fails with {@code TOKEN_INVALID} or {@code TOKEN_EXPIRED}. */
  Future<Claims> verify(String token) {
    // The library throws at some tokens and fails its future at others.
    return Future.succeededFuture(new TokenCredentials(token))
        .compose(jwt::authenticate)
        .recover(cause -> Future.failedFuture(invalid().causedBy(cause)))
        .map(user -> claims(user.attributes().getJsonObject("accessToken")));
  }

  private Claims claims(JsonObject token) {
    if (token.getValue("sub") instanceof String user
        && token.getValue("sid") instanceof String session
        && token.getValue("exp") instanceof Number expiry) {
      Instant expiresAt = Instant.ofEpochSecond(expiry.longValue());
      if (!clock.instant().isBefore(expiresAt)) {
        throw AcvmException.of(ErrorCode.TOKEN_EXPIRED);
      }
      return new Claims(new UserId(user), new SessionId(session), expiresAt);
    }
    throw invalid();
  }

  private static AcvmException invalid() {
    return AcvmException.of(ErrorCode.TOKEN_INVALID);
  }
}
