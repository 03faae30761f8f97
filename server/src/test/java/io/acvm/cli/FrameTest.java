package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.cli.CliHarness.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common. */
final class FrameTest {
  private static final String VM =
      """
      {"id": "%s", "name": "%s", "provider": "lab", "powerState": "%s", "lifecycle": "READY", "cpus": 2,
       "memoryMib": 1536, "disks": [], "nics": [], "ipAddresses": ["10.0.0.5"], "tags": ["a", "b"],
       "cluster": "C1", "createdAt": "2026-01-15T09:30:00Z"}""";

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
  void wideShowsMoreAndNamesAndIdsStandAlone() {
    harness.answer(
        "GET", "/api/vms", 200, list(vm("v1", "web", "RUNNING"), vm("v2", "db", "STOPPED")));

    assertThat(harness.run("vm", "list").out()).contains("1.5 GiB").doesNotContain("C1");
    assertThat(harness.run("vm", "list", "-o", "wide").out()).contains("C1", "a, b", "2026-01-15");
    assertThat(harness.run("vm", "list", "-o", "name").out()).isEqualTo("web\ndb\n");
    assertThat(harness.run("vm", "list", "-o", "id").out()).isEqualTo("v1\nv2\n");
  }

  @Test
  void aTableFitsTheTerminal() {
    harness.columns = Optional.of(60);
    harness.answer(
        "GET", "/api/vms", 200, list(vm("v1", "a-name-that-is-far-too-long-for-it", "RUNNING")));

    assertThat(harness.run(true, "", "vm", "list").out().lines())
        .allMatch(line -> line.length() <= 60)
        .anyMatch(line -> line.contains("…"));
    harness.columns = Optional.empty();
    assertThat(harness.run("vm", "list").out()).contains("a-name-that-is-far-too-long-for-it");
  }

  @Test
  void watchingShowsTheListAndThenWhatChanges() {
    harness
        .answer("GET", "/api/vms", 200, list(vm("v1", "web", "RUNNING"), vm("v2", "db", "RUNNING")))
        .answer("GET", "/api/vms", 200, list(vm("v1", "web", "RUNNING"), vm("v2", "db", "STOPPED")))
        .answer("GET", "/api/vms", 200, list(vm("v1", "web", "RUNNING")))
        .answer("GET", "/api/vms", 403, CliHarness.problem(403, "ROLE_REQUIRED", "No"));

    Outcome outcome = harness.run("vm", "list", "--watch=0s");

    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "NAME STATE ADDRESSES CPUS MEMORY PROVIDER ID",
            "web running 10.0.0.5 2 1.5 GiB lab v1",
            "db running 10.0.0.5 2 1.5 GiB lab v2",
            "db stopped 10.0.0.5 2 1.5 GiB lab v2",
            "gone: db stopped 10.0.0.5 2 1.5 GiB lab v2");
  }

  @Test
  void aVmCanBeNamedWithItsProvider() {
    harness
        .answer(
            "GET",
            "/api/vms?provider=lab&filter=name%3D%22web%22",
            200,
            list(vm("v1", "web", "RUNNING")))
        .answer("GET", "/api/vms/v1", 200, vm("v1", "web", "RUNNING"));

    assertThat(harness.run("vm", "show", "lab/web").code()).isZero();
  }

  @Test
  void aRequestOfOnesOwnTakesItsBodyFromTheInput() {
    harness.answer("PATCH", "/api/vms/v1", 202, "{\"id\": \"o1\"}");

    Outcome outcome =
        harness.run(false, "{\"cpus\": 4}\n", "api", "PATCH", "api/vms/v1", "-f", "-");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEqualToIgnoringWhitespace("{\"id\": \"o1\"}");
    assertThat(harness.requests.get(0).body()).isEqualTo("{\"cpus\":4}");
  }

  @Test
  void anOperationIsTriedAgainAsItWasAskedFor() {
    harness
        .answer(
            "GET",
            "/api/operations/o1/request",
            200,
            """
            {"method": "POST", "path": "/api/vms/v1/stop", "body": {"mode": "HARD"}, "complete": true}""")
        .answer(
            "GET",
            "/api/operations/o2/request",
            200,
            """
            {"method": "POST", "path": "/api/vms", "body": {"name": "w"}, "complete": false}""")
        .answer("POST", "/api/vms/v1/stop", 202, "{\"id\": \"o3\", \"kind\": \"STOP_VM\"}");

    assertThat(harness.run("operation", "retry", "o1", "--no-wait").out()).contains("o3");
    assertThat(harness.requests.get(1).body()).isEqualTo("{\"mode\":\"HARD\"}");
    assertThat(harness.run("operation", "retry", "o2").code()).isEqualTo(2);
    assertThat(harness.requests).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//other.example/api/vms", "@other.example/", "http://other.example/api/vms"})
  void aRequestOfOnesOwnNeverLeavesTheServer(String path) {
    harness.variables.put("ACVM_TOKEN", "secret");
    harness.run("api", "GET", path);

    assertThat(harness.requests).hasSize(1);
  }

  @Test
  void aFaultOfThisProgramGoesToAFileNotToThePerson() {
    // A server that answers with something that is no list of VMs at all.
    harness.answer("GET", "/api/vms", 200, "{\"items\": [{\"createdAt\": \"yesterday\"}]}");

    Outcome outcome = harness.run("vm", "list", "-o", "wide");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("acvm-cli.log").doesNotContain("\tat ");
    assertThat(directory.resolve("acvm/acvm-cli.log")).content().contains("\tat ", "yesterday");
  }

  @Test
  void verboseTellsTheFileToo() {
    Outcome outcome = harness.run("vm", "list", "--server", "http://127.0.0.1:1", "--verbose");

    assertThat(outcome.code()).isEqualTo(7);
    assertThat(outcome.err()).contains("acvm-cli.log").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vm lst",
        "vm show",
        "vm list --cpus 3",
        "vm list -o xml",
        "vm stop x --timeout soon",
        "vm create x",
        "nonsense",
        "vm create x --from a --blank",
        "vm list --limit many",
        "completion tcsh",
        "api FETCH /x",
        "vm"
      })
  void nonsenseIsAnsweredInTheLanguageOfThePersonWithTwo(String command) {
    harness.variables.put("ACVM_LANG", "fr");

    Outcome outcome = harness.run(command.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .containsAnyOf("--help", "Utilisation")
        .doesNotContain("\tat ", "Unknown", "Missing", "Invalid", "Expected", "expected", "Error");
  }

  @Test
  void theSystemsVariablesSayTheLanguage() {
    harness.variables.remove("ACVM_LANG");
    harness.variables.put("LANG", "fr_FR.UTF-8");
    harness.answer("GET", "/api/vms", 200, list(vm("v1", "web", "RUNNING")));

    assertThat(harness.run("vm", "list").out()).contains("NOM", "1,5 Gio");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
  void completionKnowsAllCommands(String shell) {
    Outcome outcome = harness.run("completion", shell);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("snapshot", "suspend", "--guest-timeout", "completion")
        .contains("powershell", "yaml");
  }

  private static String vm(String id, String name, String state) {
    return VM.formatted(id, name, state);
  }

  private static String list(String... vms) {
    return "{\"items\": [" + String.join(",", vms) + "], \"total\": " + vms.length + "}";
  }
}
