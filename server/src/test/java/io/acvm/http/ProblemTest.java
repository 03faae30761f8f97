package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.vm.VmQuery;
import io.acvm.http.contract.ContractFile;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, the answer is a problem that says what. */
class ProblemTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer OPERATOR"};
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void everythingWorksAgain() {
    server.areas.failures.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5", "-5", "[1]", "{}", "a\"b", "C:\\new", "a+b", "100%", "été", "a&b=c,d"})
  void textIsTakenAsItIs(String text) {
    // When
    var encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    var answer = server.get("/api/vms?filter=" + encoded, OPERATOR);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    var query = (VmQuery) server.areas.asked.get("inventory.listVms");
    assertThat(query.filter()).isEqualTo(Optional.of(text));
  }

  @Test
  void aPlusInAPathIsAPlus() {
    server.get("/api/vms/a+b%20c", OPERATOR);
    assertThat(server.areas.asked.get("inventory.getVm")).hasToString("a+b c");
  }

  @Test
  void defaultsAreAsTheContractSays() {
    server.get("/api/vms", OPERATOR);
    var query = (VmQuery) server.areas.asked.get("inventory.listVms");
    assertThat(query.page().limit()).isEqualTo(50);
    assertThat(query.sort()).isEqualTo(VmQuery.Sort.NAME);
    assertThat(query.descending()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/vms?unknown=1, unknown, unknown",
    "/api/vms?limit=0, limit, minimum",
    "/api/vms?limit=1001, limit, maximum",
    "/api/vms?limit=ten, limit, type",
    "/api/vms?limit=1e3, limit, type",
    "/api/vms?limit=99999999999999999999, limit, type",
    "/api/vms?limit=1&limit=2, limit, once",
    "/api/vms?sort=size, sort, enum",
    "/api/operations?mine=yes, mine, type"
  })
  void aBadParameterIsNamed(String uri, String parameter, String code) {
    // When
    var answer = server.get(uri, OPERATOR);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("REQUEST_INVALID");
    var errors = answer.json().getJsonArray("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.getJsonObject(0).getString("parameter")).isEqualTo(parameter);
    assertThat(errors.getJsonObject(0).getString("code")).isEqualTo(code);
    assertThat(errors.getJsonObject(0).getString("detail")).isNotBlank();
  }

  @Test
  void everyBadFieldIsNamedOnceWithItsReason() {
    // When
    var answer =
        server.post(
            "/api/vms?zzz=1",
            """
            {"provider": "", "name": "a/b", "source": {"type": "X", "bad~/": 1}, "memoryMib": "x", "zzz": 1,
             "tags": ["a", "a", ""], "guest": {"sshKeys": [1]}, "networks": null, "diskGib": 0}
            """,
            OPERATOR);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(faults(answer))
        .containsExactlyInAnyOrder(
            "zzz unknown",
            "/provider minLength",
            "/name pattern",
            "/source/type enum",
            "/source/bad~0~1 additionalProperties",
            "/memoryMib type",
            "/zzz additionalProperties",
            "/tags uniqueItems",
            "/tags/2 minLength",
            "/guest/sshKeys/0 type",
            "/networks type",
            "/diskGib minimum",
            "/cpus required");
    assertThat(answer.body().toString())
        .contains("must be at least 1", "must be one of: TEMPLATE, IMAGE, ISO, BLANK");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{           | json",
        "[]          | type",
        "3           | type",
        "{\"a\":1} x | json",
        "''          | required"
      })
  void aBodyThatIsNotAnObjectIsRefused(String body, String code) {
    var answer = server.post("/api/vms", body, OPERATOR);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(faults(answer)).containsExactly(" " + code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=utf-16", "x"})
  void aBodyOfAnotherTypeIsRefused(String type) {
    var answer = server.post("/api/login", "{}", "Content-Type", type);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"APPLICATION/JSON", "application/json;charset=UTF-8"})
  void theNameOfTheTypeMayBeWrittenInOtherWays(String type) {
    var body = "{\"username\":\"a\",\"password\":\"b\"}";
    assertThat(server.post("/api/login", body, "Content-Type", type).status()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    var answer = server.post("/api/login", "\"" + "x".repeat(10_000) + "\"");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("REQUEST_TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/nothing, 404, ROUTE_NOT_FOUND",
    "GET, /api, 404, ROUTE_NOT_FOUND",
    "POST, /nothing, 404, ROUTE_NOT_FOUND",
    "GET, /assets/missing.js, 404, ROUTE_NOT_FOUND",
    "GET, /health/other, 404, ROUTE_NOT_FOUND",
    "GET, /api/vms/%zz, 400, REQUEST_INVALID",
    "GET, /api/vms?filter=%zz, 400, REQUEST_INVALID",
    "GET, /%, 400, REQUEST_INVALID",
    "DELETE, /api/vms, 405, METHOD_NOT_SUPPORTED",
    "GET, /api/login, 405, METHOD_NOT_SUPPORTED",
    "OPTIONS, /api/vms, 405, METHOD_NOT_SUPPORTED"
  })
  void whatIsNotThereIsAProblemToo(String method, String uri, int status, String code) {
    var answer = server.send(HttpMethod.valueOf(method), uri, null, OPERATOR);
    assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.headers().get("Content-Type"))
        .isEqualTo("application/problem+json; charset=utf-8");
  }

  @Test
  void aMethodThatIsRefusedComesWithThoseThatAreNot() {
    var answer = server.send(HttpMethod.PUT, "/api/vms/v1", null, OPERATOR);
    assertThat(answer.headers().get("Allow")).isEqualTo("DELETE, GET, PATCH");
  }

  @Test
  void aFailureOfAnAreaComesOutAsItsCode() {
    server.areas.failures.put("inventory.getVm", AcvmException.of(ErrorCode.VM_NOT_FOUND));
    var answer = server.get("/api/vms/v1", OPERATOR);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().getString("type")).isEqualTo("/problems/vm-not-found");
    assertValid(answer, "getVm");
  }

  @Test
  void aFaultOfOursSaysNothingOfItsCause() {
    // Given
    server.areas.failures.put(
        "inventory.getVm", AcvmException.from(new IllegalStateException("SELECT secret")));

    // When
    var answer = server.get("/api/vms/v1", "Authorization", "Bearer VIEWER", "X-Request-Id", "abc");

    // Then
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json().getString("requestId")).isEqualTo("abc");
    assertThat(answer.body().toString()).doesNotContain("secret", "IllegalState");
    assertValid(answer, "getVm");
  }

  @Test
  void aProblemOfLoadSaysWhenToComeBack() {
    server.areas.failures.put(
        "account.login", AcvmException.of(ErrorCode.TOO_MANY_ATTEMPTS, "retryAfterSeconds", "42"));
    var answer = server.post("/api/login", "{\"username\":\"a\",\"password\":\"b\"}");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers().get("Retry-After")).isEqualTo("42");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr                    | Il n'y a rien à cette adresse",
        "fr-CH, en;q=0.5       | Il n'y a rien à cette adresse",
        "de, fr;q=0.3          | Il n'y a rien à cette adresse",
        "en, fr;q=0.9          | There is nothing at this address",
        "de                    | There is nothing at this address",
        ";;q=,,                | There is nothing at this address"
      })
  void peopleReadTheirLanguage(String wanted, String title) {
    var answer = server.get("/api/nothing", "Accept-Language", wanted);
    assertThat(answer.json().getString("title")).isEqualTo(title);
  }

  @Test
  void aDetailNamesWhatTheFailureNames() {
    var answer = server.post("/api/vms/v1/start", null, "Authorization", "Bearer VIEWER");
    assertThat(answer.json().getString("detail")).contains("OPERATOR");
  }

  @Test
  void anIdThatCouldForgeALogLineIsReplaced() {
    var answer = server.get("/api/nothing", "X-Request-Id", "a b\" c");
    assertThat(answer.json().getString("requestId"))
        .isEqualTo(answer.headers().get("X-Request-Id"))
        .matches("[0-9a-f]{12}");
  }

  private static List<String> faults(TestServer.Answer answer) {
    return answer.json().getJsonArray("errors").stream()
        .map(JsonObject.class::cast)
        .map(
            each ->
                each.getString("pointer", each.getString("parameter"))
                    + " "
                    + each.getString("code"))
        .toList();
  }

  private static void assertValid(TestServer.Answer answer, String operationId) {
    OpenAPIContract contract = TestServer.await(ContractFile.load(server.vertx));
    var response =
        ValidatableResponse.create(answer.status(), Map.of(), answer.body(), "application/json");
    TestServer.await(
        ResponseValidator.create(server.vertx, contract).validate(response, operationId));
  }
}
