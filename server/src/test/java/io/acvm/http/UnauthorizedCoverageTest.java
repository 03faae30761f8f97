package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.user.Role;
import io.acvm.http.OpenApiCoverageTest.Case;
import io.acvm.http.contract.ContractFile;
import io.acvm.http.security.RequiredRoles;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the contract: nothing that is not public answers who may not ask. */
class UnauthorizedCoverageTest {
  private static TestServer server;

  /** Requests that would succeed if nobody looked at who asks. */
  static List<Case> secured() {
    var server = new TestServer();
    try (server) {
      var contract = TestServer.await(ContractFile.load(server.vertx));
      return Stream.concat(
              OpenApiCoverageTest.cases().stream(),
              Stream.of(Case.get("streamEvents", "/api/events")))
          .filter(
              each -> !contract.operation(each.operationId()).getSecurityRequirements().isEmpty())
          .toList();
    }
  }

  static List<Case> changing() {
    return secured().stream().filter(each -> !each.method().equals("GET")).toList();
  }

  static List<Case> aboveViewer() {
    return secured().stream().filter(each -> required(each) != Role.VIEWER).toList();
  }

  private static Role required(Case each) {
    return RequiredRoles.byOperation().get(each.operationId());
  }

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("secured")
  void nobodyIsRefused(Case each) {
    var answer = send(each);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTHENTICATION_REQUIRED");
    assertThat(answer.headers().get("WWW-Authenticate")).isEqualTo("Bearer realm=\"acvm\"");
  }

  @ParameterizedTest
  @MethodSource("secured")
  void aBadTokenIsRefusedWhateverWayItComes(Case each) {
    assertThat(send(each, "Authorization", "Bearer forged").code()).isEqualTo("TOKEN_INVALID");
    assertThat(send(each, "Cookie", "acvm_session=forged").code()).isEqualTo("TOKEN_INVALID");
    assertThat(send(each, "Authorization", "Basic YTpi").status()).isEqualTo(401);
    assertThat(
            send(each, "Authorization", "Bearer forged", "Cookie", "acvm_session=ADMINISTRATOR")
                .status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("aboveViewer")
  void tooLowARoleIsRefused(Case each) {
    var lower = required(each) == Role.OPERATOR ? Role.VIEWER : Role.OPERATOR;
    var answer = send(each, "Authorization", "Bearer " + lower);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("ROLE_REQUIRED");
  }

  @ParameterizedTest
  @MethodSource("changing")
  void theCookieAloneChangesNothing(Case each) {
    var cookie = "acvm_session=ADMINISTRATOR; acvm_csrf=csrf-administrator";
    assertThat(send(each, "Cookie", cookie).code()).isEqualTo("CSRF_TOKEN_INVALID");
    assertThat(send(each, "Cookie", cookie, "X-CSRF-Token", "csrf-operator").code())
        .isEqualTo("CSRF_TOKEN_INVALID");
    assertThat(send(each, "Cookie", cookie, "X-CSRF-Token", "csrf-administrator").status())
        .isEqualTo(each.status());
  }

  @Test
  void theCookieAloneReads() {
    assertThat(server.get("/api/vms", "Cookie", "acvm_session=VIEWER").status()).isEqualTo(200);
  }

  @Test
  void anEndedSessionIsRefusedAtOnce() {
    // Given
    var other = new TestServer();
    try (other) {
      assertThat(other.get("/api/vms", "Authorization", "Bearer VIEWER").status()).isEqualTo(200);
      // When
      other.areas.endedTokens.add("VIEWER");
      // Then
      assertThat(other.get("/api/vms", "Authorization", "Bearer VIEWER").code())
          .isEqualTo("SESSION_ENDED");
    }
  }

  @Test
  void signingInSetsCookiesThatScriptsAndOtherSitesCannotUse() {
    // When
    var cookies = cookiesOf(server.post("/api/login", "{\"username\":\"a\",\"password\":\"b\"}"));

    // Then
    assertThat(cookies.get("acvm_session"))
        .contains("Path=/;", "HTTPOnly", "SameSite=Strict", "Max-Age=900")
        .doesNotContain("Secure");
    assertThat(cookies.get("acvm_refresh"))
        .contains("Path=/api/refresh;", "HTTPOnly", "SameSite=Strict");
    assertThat(cookies.get("acvm_csrf")).contains("SameSite=Strict").doesNotContain("HTTPOnly");
  }

  @Test
  void behindTlsCookiesAreSecureAndBrowsersStayWithIt() {
    var answer =
        server.post(
            "/api/login", "{\"username\":\"a\",\"password\":\"b\"}", "X-Forwarded-Proto", "https");
    assertThat(cookiesOf(answer).values()).allMatch(cookie -> cookie.contains("Secure"));
    assertThat(answer.headers().get("Strict-Transport-Security")).contains("max-age=");
  }

  @Test
  void theRefreshCookieBringsNewCookiesAndTheBodyDoesNot() {
    assertThat(cookiesOf(server.post("/api/refresh", null, "Cookie", "acvm_refresh=r")))
        .containsKeys("acvm_session", "acvm_refresh", "acvm_csrf");
    assertThat(cookiesOf(server.post("/api/refresh", "{\"refreshToken\":\"r\"}"))).isEmpty();
    assertThat(server.post("/api/refresh", null).status()).isEqualTo(401);
  }

  @Test
  void signingOutTakesTheCookiesBack() {
    var answer = server.post("/api/logout", null, "Authorization", "Bearer VIEWER");
    assertThat(cookiesOf(answer).values()).hasSize(3).allMatch(each -> each.contains("Max-Age=0"));
  }

  private static TestServer.Answer send(Case each, String... headers) {
    return server.send(HttpMethod.valueOf(each.method()), each.uri(), each.body(), headers);
  }

  private static Map<String, String> cookiesOf(TestServer.Answer answer) {
    return answer.headers().getAll("Set-Cookie").stream()
        .collect(Collectors.toMap(each -> each.substring(0, each.indexOf('=')), each -> each));
  }
}
