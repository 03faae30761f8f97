package io.acvm.auth;

import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.domain.error.ErrorCode.TOKEN_EXPIRED;
import static io.acvm.domain.error.ErrorCode.TOKEN_INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.acvm.secret.MacKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private final Vertx vertx = Vertx.vertx();
  private final TestClock clock = new TestClock();
  private final AccessTokens tokens = new AccessTokens(vertx, KEY, clock);
  private final SessionId session = new SessionId("s1");
  private final User user =
      new User(
          new UserId("u1"),
          "amelie",
          "Amélie",
          "Durand",
          Optional.empty(),
          Role.OPERATOR,
          UserState.ACTIVE,
          clock.instant());

  @AfterEach
  void close() {
    done(vertx.close());
  }

  @Test
  void aTokenSaysWhoseItIsAndUntilWhen() {
    String token = tokens.issue(user, session);

    JsonObject claims = payload(token);
    assertThat(claims.fieldNames())
        .containsExactlyInAnyOrder("iss", "sub", "sid", "username", "role", "iat", "exp");
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
    AccessTokens.Claims known = done(tokens.verify(token));
    assertThat(known.user()).isEqualTo(user.id());
    assertThat(known.session()).isEqualTo(session);
  }

  @Test
  void aTokenWeSignedOurselvesHereIsGood() {
    done(tokens.verify(signed(HS256, claims(), KEY)));
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() {
    JsonObject endless = claims();
    endless.remove("exp");

    assertThat(code(tokens.verify(signed(HS256, endless, KEY)))).isEqualTo(TOKEN_INVALID);
    assertThat(code(tokens.verify(signed(HS256, claims().put("exp", "soon"), KEY))))
        .isEqualTo(TOKEN_INVALID);
  }

  @Test
  void anExpiredTokenIsRefusedAsSuch() {
    JsonObject expired = claims().put("exp", clock.instant().getEpochSecond());

    assertThat(code(tokens.verify(signed(HS256, expired, KEY)))).isEqualTo(TOKEN_EXPIRED);
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    byte[] other = KEY.clone();
    other[0]++;

    assertThat(code(tokens.verify(signed(HS256, claims(), other)))).isEqualTo(TOKEN_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"typ\":\"JWT\"}",
        "{\"alg\":\"None\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
        "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
        "{\"typ\":\"JWT\"}"
      })
  void anyOtherAlgorithmIsRefused(String header) {
    String token = signed(header, claims(), KEY);
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);

    assertThat(code(tokens.verify(token))).isEqualTo(TOKEN_INVALID);
    assertThat(code(tokens.verify(unsigned))).isEqualTo(TOKEN_INVALID);
  }

  @Test
  void aChangedTokenIsRefused() {
    String[] parts = signed(HS256, claims(), KEY).split("\\.", -1);
    String changed = encoded(claims().put("sub", "u2").encode());

    assertThat(code(tokens.verify(parts[0] + "." + changed + "." + parts[2])))
        .isEqualTo(TOKEN_INVALID);
  }

  @Test
  void aTokenForSomethingElseIsRefused() {
    JsonObject noSession = claims();
    noSession.remove("sid");

    assertThat(code(tokens.verify(signed(HS256, claims().put("iss", "other"), KEY))))
        .isEqualTo(TOKEN_INVALID);
    assertThat(code(tokens.verify(signed(HS256, noSession, KEY)))).isEqualTo(TOKEN_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "a.b.c", "null", "e30.e30.e30", "\u0000", "é.é.é"})
  void whatIsNoTokenIsRefused(String text) {
    assertThat(code(tokens.verify(text))).isEqualTo(TOKEN_INVALID);
  }

  private JsonObject claims() {
    return payload(tokens.issue(user, session));
  }

  private static JsonObject payload(String token) {
    return new JsonObject(
        new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
  }

  private static String signed(String header, JsonObject claims, byte[] key) {
    String content = encoded(header) + "." + encoded(claims.encode());
    return content + "." + new MacKey(key).tag(content);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
