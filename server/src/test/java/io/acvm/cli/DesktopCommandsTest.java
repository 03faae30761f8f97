package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.cli.CliHarness.Outcome;
import io.acvm.cli.CliHarness.Request;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a hypervisor on a desk can do. */
final class DesktopCommandsTest {
  private static final String VM = "{\"id\": \"v1\", \"name\": \"web\"}";
  private static final String OPERATION =
      """
      {"id": "o1", "kind": "%s", "state": "SUCCEEDED", "progress": 100, "cancelable": false, "steps": [],
       "target": {"type": "VM", "id": "v1", "name": "web"}, "createdBy": "amelie",
       "createdAt": "2026-01-15T09:30:00Z"}""";

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
  void theConsoleIsOpenedAndSaidToOpenElsewhere() {
    harness.answer("GET", "/api/vms/v1", 200, VM).answer("POST", "/api/vms/v1/console", 204, "");

    Outcome outcome = harness.run("vm", "console", "v1");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("on the machine where the server runs");
  }

  @Test
  void aVmIsPaused() {
    harness
        .answer("GET", "/api/vms/v1", 200, VM)
        .answer("POST", "/api/vms/v1/pause", 202, OPERATION.formatted("PAUSE_VM"));

    Outcome outcome = harness.run("vm", "pause", "v1", "--no-wait");

    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  @Test
  void aSnapshotIsDeletedWithItsChildren() {
    harness
        .answer(
            "GET",
            "/api/vms/v1/snapshots",
            200,
            "{\"items\": [{\"id\": \"s1\", \"name\": \"first\"}], \"total\": 1}")
        .answer("DELETE", "/api/vms/v1/snapshots/s1", 202, OPERATION.formatted("DELETE_SNAPSHOT"))
        .answer("GET", "/api/vms/v1", 200, VM);

    Outcome outcome =
        harness.run("snapshot", "delete", "v1", "first", "--children", "--yes", "--no-wait");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(harness.requests)
        .extracting(Request::path)
        .endsWith("/api/vms/v1/snapshots/s1?children=true");
  }

  @Test
  void theStateOfAProviderSaysExactlyWhatIsWrong() {
    harness.answer(
        "GET",
        "/api/providers/status",
        200,
        """
        {"items": [{"id": "vmware", "state": "UNREACHABLE", "vmCount": 0, "problem": {"type": "/problems/x",
          "title": "The hypervisor cannot be reached", "status": 503, "code": "PROVIDER_UNREACHABLE",
          "detail": "There is no vmrun at /opt/vmrun."}}], "total": 1}
        """);

    assertThat(harness.run("provider", "status").out())
        .contains("The hypervisor cannot be reached: There is no vmrun at /opt/vmrun.");
  }
}
