package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.cli.CliHarness.Outcome;
import io.acvm.cli.CliHarness.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CliTest {
  private static final String WEB =
      """
      {"id": "v1", "name": "web 01", "provider": "nutanix", "powerState": "RUNNING", "lifecycle": "READY",
       "cpus": 2, "memoryMib": 4096, "disks": [], "nics": [], "ipAddresses": ["10.0.0.5"], "tags": [],
       "createdAt": "2026-01-15T09:30:00Z", "newerThanThisProgram": 1}""";

  @TempDir Path directory;
  private CliHarness harness;

  @BeforeEach
  void open() throws IOException {
    harness = new CliHarness(directory);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void listsVmsAsATable() {
    harness.answer("GET", "/api/vms", 200, "{\"items\": [" + WEB + "], \"total\": 1}");

    Outcome outcome = harness.run("vm", "list");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines())
        .containsExactly(
            "NAME    STATE    ADDRESSES  CPUS  MEMORY  PROVIDER  ID",
            "web 01  running  10.0.0.5   2     4 GiB   nutanix   v1");
  }

  @Test
  void anEmptyListIsASuccess() {
    harness.answer("GET", "/api/vms", 200, "{\"items\": [], \"total\": 0}");

    assertThat(harness.run("vm", "list").code()).isZero();
  }

  @Test
  void jsonIsWhatTheServerSaidFromAllPages() {
    harness
        .answer(
            "GET",
            "/api/vms",
            200,
            "{\"items\": [{\"a\": 1}], \"total\": 2, \"nextCursor\": \"c/1\"}")
        .answer("GET", "/api/vms", 200, "{\"items\": [{\"b\": 2}], \"total\": 2}");

    Outcome outcome = harness.run("vm", "list", "-o", "json", "--filter", "a&b");

    assertThat(outcome.out()).isEqualToIgnoringWhitespace("[{\"a\": 1}, {\"b\": 2}]");
    assertThat(harness.requests)
        .extracting(Request::path)
        .containsExactly(
            "/api/vms?filter=a%26b&limit=500", "/api/vms?filter=a%26b&limit=500&cursor=c%2F1");
  }

  @Test
  void yamlIsTheSameInYaml() {
    harness.answer("GET", "/api/vms", 200, "{\"items\": [{\"name\": \"a: b\"}], \"total\": 1}");

    assertThat(harness.run("vm", "list", "-o", "yaml").out()).isEqualTo("- name: 'a: b'\n");
  }

  @Test
  void namesCannotSteerTheTerminal() {
    harness.answer(
        "GET",
        "/api/vms",
        200,
        "{\"items\": [" + WEB.replace("web 01", "\\u001b]0;x\\u0007") + "], \"total\": 1}");

    assertThat(harness.run("vm", "list").out()).contains("?]0;x?").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 2", "401, 4", "403, 4", "404, 3", "409, 5", "422, 6", "429, 7", "502, 1", "503, 7",
    "504, 7", "500, 1"
  })
  void tellsProblemsByTextAndExitCode(int status, int exit) {
    harness.answer(
        "GET", "/api/vms", status, CliHarness.problem(status, "SOME_CODE", "Some title"));

    Outcome outcome = harness.run("vm", "list");

    assertThat(outcome.code()).isEqualTo(exit);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("Some title (SOME_CODE, r1)").doesNotContain("\tat ");
  }

  @Test
  void tellsProblemsAsJsonToPrograms() {
    String problem = CliHarness.problem(409, "VM_BUSY", "Busy");
    harness.answer("GET", "/api/vms", 409, problem);

    assertThat(harness.run("vm", "list", "-o", "json").err()).isEqualToIgnoringWhitespace(problem);
  }

  @Test
  void saysWhenNothingAnswersOrSomethingElse() {
    Outcome nothing = harness.run("vm", "list", "--server", "http://127.0.0.1:1");
    assertThat(nothing.code()).isEqualTo(7);
    assertThat(nothing.err()).contains("http://127.0.0.1:1").doesNotContain("\tat ");

    harness.answer("GET", "/api/vms", 200, "<html>");
    assertThat(harness.run("vm", "list").code()).isEqualTo(1);
    assertThat(harness.run("vm", "list").err()).contains("not an acvm server");
  }

  @Test
  void repeatsABrokenRequestWithTheSameKey() {
    harness
        .answer("GET", "/api/vms/v1", 200, WEB)
        .answer("POST", "/api/vms/v1/start", 0, "")
        .answer("POST", "/api/vms/v1/start", 202, operation("SUCCEEDED", ""));

    assertThat(harness.run("vm", "start", "v1").code()).isZero();
    assertThat(harness.requests)
        .filteredOn(each -> each.method().equals("POST"))
        .hasSize(2)
        .extracting(Request::key)
        .doesNotContainNull()
        .containsOnly(harness.requests.get(harness.requests.size() - 1).key());
  }

  @Test
  void followsAnOperationToItsEnd() {
    harness
        .answer("GET", "/api/vms/v1", 200, WEB)
        .answer("POST", "/api/vms/v1/start", 202, operation("QUEUED", ""))
        .answer("GET", "/api/operations/o1?wait=", 200, operation("RUNNING", ""))
        .answer("GET", "/api/operations/o1?wait=", 200, operation("SUCCEEDED", ""));

    Outcome outcome = harness.run("vm", "start", "v1");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("Done: Start web 01");
    assertThat(outcome.err().lines())
        .containsExactly("Start web 01: queued", "Start web 01: Start", "Start web 01: done");
  }

  @Test
  void aFailedOperationFailsAsItsProblemDoes() {
    harness
        .answer("GET", "/api/vms/v1", 200, WEB)
        .answer(
            "POST",
            "/api/vms/v1/start",
            202,
            operation(
                "FAILED",
                ", \"error\": " + CliHarness.problem(504, "PROVIDER_TIMEOUT", "Too late")));

    Outcome outcome = harness.run("vm", "start", "v1");

    assertThat(outcome.code()).isEqualTo(7);
    assertThat(outcome.err()).contains("Too late (PROVIDER_TIMEOUT");
  }

  @Test
  void givesUpWaitingButNotTheOperation() {
    harness.answer("GET", "/api/operations/o1", 200, operation("RUNNING", ""));

    Outcome outcome = harness.run("operation", "watch", "o1", "--timeout", "0");

    assertThat(outcome.code()).isEqualTo(8);
    assertThat(outcome.err()).contains("acvm operation watch o1");
  }

  @Test
  void doesNotWaitWhenToldSo() {
    harness
        .answer("GET", "/api/vms/v1", 200, WEB)
        .answer("POST", "/api/vms/v1/start", 202, operation("QUEUED", ""));

    Outcome outcome = harness.run("vm", "start", "v1", "--no-wait", "-o", "json");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("\"QUEUED\"");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void drawsABarOnATerminal() {
    harness.answer("GET", "/api/operations/o1", 200, operation("RUNNING", ""));

    assertThat(harness.run(true, "", "operation", "watch", "o1", "--timeout", "0").err())
        .contains("Start web 01 [#########...............] 40 % Start");
  }

  @Test
  void findsAVmByItsName() {
    harness
        .answer(
            "GET",
            "/api/vms?filter=name%3D%22web%2001%22",
            200,
            "{\"items\": [" + WEB + "], \"total\": 1}")
        .answer("DELETE", "/api/vms/v1", 202, operation("SUCCEEDED", ""));

    assertThat(harness.run("vm", "delete", "web 01", "--yes").code()).isZero();
    assertThat(harness.run("vm", "show", "web").code()).isEqualTo(3);
  }

  @Test
  void refusesANameThatSeveralHave() {
    String both = WEB + "," + WEB.replace("\"v1\"", "\"v2\"");
    harness.answer("GET", "/api/vms?filter=name", 200, "{\"items\": [" + both + "], \"total\": 2}");

    Outcome outcome = harness.run("vm", "delete", "web 01", "--yes");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("v1", "v2");
    assertThat(harness.requests).noneMatch(each -> each.method().equals("DELETE"));
  }

  @Test
  void deletesOnlyWhatIsConfirmed() {
    harness
        .answer("GET", "/api/vms/v1", 200, WEB)
        .answer("DELETE", "/api/vms/v1", 202, operation("SUCCEEDED", ""));

    assertThat(harness.run("vm", "delete", "v1").code()).isEqualTo(2);
    assertThat(harness.run(true, "web\n", "vm", "delete", "v1").code()).isEqualTo(1);
    assertThat(harness.requests).noneMatch(each -> each.method().equals("DELETE"));
    assertThat(harness.run(true, "web 01\n", "vm", "delete", "v1").code()).isZero();
  }

  @Test
  void createsFromNamesAndSizesAsPeopleWriteThem() {
    String list =
        "{\"items\": [{\"id\": \"%s\", \"name\": \"%s\", \"type\": \"IMAGE\"}], \"total\": 1}";
    harness
        .answer(
            "GET", "/api/providers", 200, "{\"items\": [{\"id\": \"lab\", \"isDefault\": true}]}")
        .answer("GET", "/api/templates?provider=lab", 200, list.formatted("t1", "Ubuntu"))
        .answer("GET", "/api/networks?provider=lab", 200, list.formatted("n1", "VLAN"))
        .answer("POST", "/api/vms", 202, operation("SUCCEEDED", ""));

    Outcome outcome =
        harness.run(
            "vm", "create", "new", "--from", "Ubuntu", "--network", "VLAN", "--memory", "2G");

    assertThat(outcome.code()).isZero();
    assertThat(harness.requests.get(3).body())
        .isEqualToIgnoringWhitespace(
            """
            {"provider": "lab", "name": "new", "source": {"type": "IMAGE", "id": "t1"}, "cpus": 2,
             "memoryMib": 2048, "networks": ["n1"], "powerOn": false}""");
  }

  @Test
  void keepsASignInForItsOwnerAloneAndRenewsIt() throws IOException {
    String tokens =
        """
        {"accessToken": "%s", "tokenType": "Bearer", "expiresIn": %d, "refreshToken": "%s", "csrfToken": "c",
         "user": {"id": "u", "username": "amelie", "firstName": "A", "lastName": "D", "role": "OPERATOR",
                  "state": "ACTIVE", "createdAt": "2026-01-15T09:30:00Z"}}""";
    harness
        .answer("POST", "/api/login", 200, tokens.formatted("a1", 5, "r1"))
        .answer("POST", "/api/refresh", 200, tokens.formatted("a2", 900, "r2"))
        .answer("GET", "/api/vms", 200, "{\"items\": [], \"total\": 0}")
        .answer("POST", "/api/logout", 204, "");

    Outcome login = harness.run(false, "pass word\n", "login", "-u", "amelie", "--password-stdin");
    assertThat(login.code()).isZero();
    assertThat(login.out() + login.err()).doesNotContain("pass word", "a1", "r1");
    assertThat(harness.requests.get(0).body()).contains("\"pass word\"");

    Path file = directory.resolve("acvm/contexts.json");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }

    assertThat(harness.run("vm", "list").code()).isZero();
    assertThat(harness.requests.get(1).body()).contains("r1");
    assertThat(harness.requests.get(2).authorization()).isEqualTo("Bearer a2");

    assertThat(harness.run("logout").code()).isZero();
    assertThat(Files.readString(file)).doesNotContain("a2", "r2");
  }

  @Test
  void takesATokenFromTheEnvironment() {
    harness.variables.put("ACVM_TOKEN", "t0");
    harness.answer("GET", "/api/vms", 401, CliHarness.problem(401, "TOKEN_EXPIRED", "Expired"));

    Outcome outcome = harness.run("vm", "list");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.err()).contains("acvm login").doesNotContain("t0");
    assertThat(harness.requests)
        .singleElement()
        .extracting(Request::authorization)
        .isEqualTo("Bearer t0");
  }

  @Test
  void neverAsksForAPasswordWithoutATerminal() {
    Outcome outcome = harness.run("login", "-u", "amelie");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--password-stdin");
  }

  @Test
  void speaksFrench() {
    harness.variables.put("ACVM_LANG", "fr");
    harness.answer("GET", "/api/vms", 200, "{\"items\": [" + WEB + "], \"total\": 1}");

    assertThat(harness.run("vm", "list").out()).contains("NOM", "en marche");
    assertThat(harness.run("vm", "--help").out()).startsWith("Utilisation : acvm vm");
  }

  private static String operation(String state, String more) {
    return """
        {"id": "o1", "kind": "START_VM", "state": "%s", "progress": 40, "cancelable": true,
         "steps": [{"name": "start", "state": "%s"}], "target": {"type": "VM", "id": "v1", "name": "web 01"},
         "createdBy": "amelie", "createdAt": "2026-01-15T09:30:00Z"%s}"""
        .formatted(state, state.equals("RUNNING") ? "RUNNING" : "PENDING", more);
  }
}
