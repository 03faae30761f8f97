package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.http.contract.ContractFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, pages and health: what a browser, a monitor and a script get without signing in. */
class PageTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/vms", "/vms/3f8a1c52", "/operations/?state=FAILED", "/login"})
  void everyPageAddressIsTheOneDocument(String uri) {
    var answer = server.get(uri);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Type")).startsWith("text/html");
    assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.body().toString()).contains("<title>page</title>");
  }

  @Test
  void aMonitorMayAskForTheHeadAlone() {
    var answer = server.send(HttpMethod.HEAD, "/", null);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().length()).isZero();
  }

  @Test
  void aBuildWithoutThePageSaysSo() {
    try (var bare = new TestServer("nowhere")) {
      assertThat(bare.get("/").code()).isEqualTo("ROUTE_NOT_FOUND");
      assertThat(bare.get("/assets/a.js").code()).isEqualTo("ROUTE_NOT_FOUND");
      assertThat(bare.get("/api/about").status()).isEqualTo(200);
    }
  }

  @Test
  void stylesInTheDocumentNeedANumberThatIsNewEachTime() {
    var first = nonce(server.get("/"));
    var second = nonce(server.get("/vms"));
    assertThat(first).hasSizeGreaterThan(15).isNotEqualTo(second);
  }

  private static String nonce(TestServer.Answer answer) {
    var inDocument = Pattern.compile("nonce=\"([^\"]+)\"").matcher(answer.body().toString());
    assertThat(inDocument.find()).isTrue();
    assertThat(answer.headers().get("Content-Security-Policy"))
        .contains("style-src 'self' 'nonce-" + inDocument.group(1) + "'; ")
        .doesNotContain("unsafe-inline");
    return inDocument.group(1);
  }

  @Test
  void filesWithAHashInTheirNameAreKeptForGood() {
    var answer = server.get("/assets/index-abc123.js");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(answer.headers().get("Content-Type")).contains("javascript");
  }

  @ParameterizedTest
  @CsvSource({
    "'gzip, deflate, br', br, small",
    "gzip, gzip, larger",
    "'br;q=0, gzip', gzip, larger",
    "identity, , console.log",
    "zstd, , console.log"
  })
  void filesAreSentAsTheBuildCompressedThemForWhoAcceptsIt(
      String accepted, String encoding, String content) {
    var answer = server.get("/assets/packed-abc123.js", "Accept-Encoding", accepted);
    assertThat(answer.headers().get("Content-Encoding")).isEqualTo(encoding);
    assertThat(answer.body().toString()).contains(content);
    assertThat(answer.headers().get("Content-Type")).contains("javascript");
    assertThat(answer.headers().getAll("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
    assertThat(answer.headers().get("Cache-Control")).contains("immutable", "max-age=31536000");
  }

  @Test
  void theHeadOfACompressedFileHasNoBody() {
    var answer =
        server.send(HttpMethod.HEAD, "/assets/packed-abc123.js", null, "Accept-Encoding", "br");
    assertThat(answer.headers().get("Content-Encoding")).isEqualTo("br");
    assertThat(answer.body().length()).isZero();
  }

  @Test
  void otherFilesAreAskedForAgain() {
    var answer = server.get("/favicon.svg");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/missing.js",
        "/missing.png",
        "/assets/",
        "/assets/../../logback.xml",
        "/assets/..%2f..%2fopenapi.yaml",
        "/..%2fopenapi.yaml",
        "/%2e%2e/LICENSE.txt",
        "/assets/..%5c..%5copenapi.yaml",
        "/api/docs/..%2f..%2flogback.xml",
        "/api/docs/missing.js",
        "/guide/missing.html",
        "/guide/en/..%2f..%2fopenapi.yaml",
        "/guide/../logback.xml",
        "/io/acvm/problems.properties",
        "/.hidden.txt"
      })
  void nothingElseOfTheServerIsAFile(String uri) {
    var answer = server.get(uri);
    assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(404);
    assertThat(answer.headers().get("Content-Type"))
        .isEqualTo("application/problem+json; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/about",
        "/assets/index-abc123.js",
        "/api/nothing",
        "/problems/vm-busy",
        "/guide/en/"
      })
  void nothingMayRunInlineOrInAFrame(String uri) {
    var answer = server.get(uri);
    assertThat(answer.headers().get("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().get("Referrer-Policy")).isNotBlank();
    assertThat(answer.headers().contains("Strict-Transport-Security")).isFalse();
  }

  @Test
  void answersOfTheApiAreNotKept() {
    assertThat(server.get("/api/about").headers().get("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void theContractIsServedAsItIs() {
    assertThat(server.get("/openapi.yaml").body()).isEqualTo(ContractFile.published());
  }

  @Test
  void theReferenceComesFromThisServerAlone() {
    // When
    var page = server.get("/api/docs").body().toString();

    // Then
    var links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page).results().toList();
    assertThat(links).hasSize(4);
    for (var link : links) {
      assertThat(link.group(1)).startsWith("/api/docs/");
      assertThat(server.get(link.group(1)).status()).describedAs(link.group(1)).isEqualTo(200);
    }
    assertThat(page).doesNotContain("<script>", "http://", "https://");
    assertThat(server.get("/api/docs").headers().get("Content-Security-Policy"))
        .contains("script-src 'self';", "connect-src 'self'");
  }

  @Test
  void theGuideIsReadInOnesOwnLanguage() {
    var chosen = server.get("/guide", "Accept-Language", "fr-CA");
    assertThat(chosen.status()).isEqualTo(302);
    assertThat(chosen.headers().get("Location")).isEqualTo("/guide/fr/");
    assertThat(server.get("/guide").headers().get("Location")).isEqualTo("/guide/en/");

    var guide = server.get("/guide/fr/");
    assertThat(guide.status()).isEqualTo(200);
    assertThat(guide.headers().get("Content-Type")).startsWith("text/html");
    assertThat(guide.body().toString()).contains("<title>le guide</title>");
    assertThat(server.get("/guide/guide.css").status()).isEqualTo(200);
    assertThat(server.get("/guide/images/architecture.svg").status()).isEqualTo(200);
  }

  @Test
  void theTypeOfAProblemLeadsToItsExplanation() {
    var page = server.get("/problems/vm-busy", "Accept-Language", "fr");
    assertThat(page.headers().get("Content-Type")).startsWith("text/html");
    assertThat(page.body().toString()).contains("VM_BUSY", "Une autre opération", "409");
    assertThat(server.get("/problems/other").status()).isEqualTo(404);
  }

  @Test
  void textIsCompressedForWhoWantsIt() {
    var answer = server.get("/openapi.yaml", "Accept-Encoding", "gzip");
    assertThat(answer.headers().get("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.body().length()).isLessThan(ContractFile.published().length() / 3);
  }

  @Test
  void readyMeansThatEveryCheckPasses() {
    // Given
    assertThat(server.get("/health/ready").json().getString("status")).isEqualTo("UP");

    try {
      // When
      server.checks.put("database", () -> Future.failedFuture("secret of the database"));
      var failing = server.get("/health/ready");
      server.checks.put("database", () -> Promise.promise().future());
      var hanging = server.get("/health/ready");

      // Then
      assertThat(failing.status()).isEqualTo(503);
      assertThat(failing.body().toString()).contains("DOWN").doesNotContain("secret");
      assertThat(hanging.status()).isEqualTo(503);
      assertThat(server.get("/health/live").status()).isEqualTo(200);
    } finally {
      server.checks.put("database", () -> Future.succeededFuture());
    }
  }

  @Test
  void metricsArePlainText() {
    var answer = server.get("/metrics");
    assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).hasToString("up 1\n");
  }
}
