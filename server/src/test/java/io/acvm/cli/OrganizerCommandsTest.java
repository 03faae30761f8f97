package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.acvm.cli.CliHarness.Outcome;
import io.acvm.cli.CliHarness.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order among the files of VMs. */
final class OrganizerCommandsTest {
  private static final String PLAN =
      """
      {"method": "RENAME", "from": "/vms/web", "to": "/vms/permanent_vms/2026-01-15_web/vm_files", "totalBytes": 5242880,
       "moves": [{"from": "/vms/web/web.vmx", "to": "/vms/permanent_vms/2026-01-15_web/vm_files/web.vmx", "sizeBytes": 2817}]}""";
  private static final String BACKUPS =
      """
      {"items": [{"id": "b-20260116-093000-3f8a0000", "provider": "vmware", "vmId": "v1", "vmName": "web",
        "createdAt": "2026-01-16T09:30:00Z", "sizeBytes": 1048576, "contentBytes": 5242880, "fileCount": 6, "state": "PROVEN",
        "provenAt": "2026-01-17T03:00:00Z"}], "total": 1}""";
  private static final String RETENTION =
      """
      {"items": [
        {"backupId": "b2", "createdAt": "2026-01-16T09:30:00Z", "keep": true, "reasons": ["LAST", "DAILY"]},
        {"backupId": "b1", "createdAt": "2026-01-15T09:30:00Z", "keep": false, "reasons": []}], "total": 2}""";
  private static final String FOUND =
      """
      {"items": [
        {"id": "c1", "provider": "vmware", "kind": "ORPHAN_DISK", "path": "/vms/old.vmdk", "sizeBytes": 5242880, "modifiedAt": "2026-01-15T09:30:00Z"},
        {"id": "c2", "provider": "lab", "kind": "EMPTY_FOLDER", "path": "/lab/out", "sizeBytes": 0, "modifiedAt": "2026-01-15T09:30:00Z"}], "total": 2}""";
  private static final String TRASH =
      """
      {"items": [
        {"id": "t1", "provider": "vmware", "path": "/vms/old.vmdk", "sizeBytes": 5242880, "trashedAt": "2026-01-15T09:30:00Z"},
        {"id": "t2", "provider": "vmware", "path": "/vms/new.vmdk", "sizeBytes": 5242880, "trashedAt": "2126-01-15T09:30:00Z"}], "total": 2}""";

  @TempDir Path directory;
  private CliHarness harness;

  @BeforeEach
  void open() throws IOException {
    harness = new CliHarness(directory);
    for (String name : List.of("web", "db")) {
      harness.answer(
          "GET", "/api/vms/" + name, 200, "{\"id\": \"%s\", \"name\": \"%<s\"}".formatted(name));
    }
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private static String operation(String kind, String state, String name) {
    return """
        {"id": "o-%3$s", "kind": "%1$s", "state": "%2$s", "progress": 100, "steps": [],
         "target": {"type": "VM", "id": "%3$s", "name": "%3$s"}}"""
        .formatted(kind, state, name);
  }

  private List<Request> changes() {
    return harness.requests.stream().filter(each -> !each.method().equals("GET")).toList();
  }

  @Test
  void aDryRunListsEveryMoveAndMovesNothing() {
    harness.answer("GET", "/api/vms/web/organize/plan", 200, PLAN);
    // Of two answers that fit the first is used up, and the VM's own path fits the plan's too.
    harness.answer("GET", "/api/vms/web", 200, "{\"id\": \"web\"}");

    Outcome outcome = harness.run("organize", "web", "--dry-run");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("/vms/web/web.vmx")
        .contains("/vms/permanent_vms/2026-01-15_web/vm_files/web.vmx")
        .contains("3 KiB");
    assertThat(outcome.err()).contains("Would move 1 file(s), 5 MiB");
    assertThat(changes()).isEmpty();
  }

  @Test
  void severalAreOrganizedAndOneThatIsRefusedStopsNoOther() {
    String running = CliHarness.problem(409, "POWER_STATE_CONFLICT", "Not possible");
    harness
        .answer("POST", "/api/vms/web/organize", 409, running)
        .answer("POST", "/api/vms/db/organize", 202, operation("ORGANIZE_VM", "SUCCEEDED", "db"));

    Outcome outcome = harness.run("organize", "web", "db");

    assertThat(outcome.code()).isEqualTo(5);
    assertThat(outcome.err()).contains("Not possible (POWER_STATE_CONFLICT");
    assertThat(outcome.out()).contains("Done: Organize db");
  }

  @Test
  void aNameThatIsWrongStopsAllBeforeAnythingMoves() {
    harness.answer("GET", "/api/vms/wbe", 404, CliHarness.problem(404, "VM_NOT_FOUND", "No"));
    harness.answer("GET", "/api/vms?", 200, "{\"items\": [], \"total\": 0}");

    assertThat(harness.run("organize", "web", "wbe").code()).isEqualTo(3);
    assertThat(changes()).isEmpty();
  }

  @Test
  void aListOfBackupsSaysWhenEachWasProven() {
    harness.answer("GET", "/api/backups", 200, BACKUPS);

    Outcome outcome = harness.run("backup", "list", "--vm", "web");

    assertThat(outcome.out().lines().findFirst().orElseThrow()).contains("LAST PROVEN");
    assertThat(outcome.out()).contains("proven").contains("2026-01-17").contains("1 MiB");
    assertThat(harness.requests).extracting(Request::path).endsWith("/api/backups?vmId=web");
  }

  @Test
  void aBackupIsMeantByItsVmWhereThatHasOnlyOne() {
    harness
        .answer("GET", "/api/backups", 200, BACKUPS)
        .answer("POST", "/api/backups/", 202, operation("RESTORE_BACKUP", "SUCCEEDED", "web2"));

    Outcome outcome = harness.run("backup", "restore", "web", "--as", "web2");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(changes())
        .extracting(Request::path, Request::body)
        .containsExactly(
            tuple(
                "/api/backups/b-20260116-093000-3f8a0000/restore",
                "{\"mode\":\"BESIDE\",\"name\":\"web2\"}"));
  }

  @Test
  void restoringInPlaceNeedsTheNameOfTheVm() {
    harness
        .answer("GET", "/api/backups", 200, BACKUPS)
        .answer("POST", "/api/backups/", 202, operation("RESTORE_BACKUP", "SUCCEEDED", "web"));

    assertThat(harness.run("backup", "restore", "web", "--in-place").code()).isEqualTo(2);
    Outcome no = harness.run(true, "no\n", "backup", "restore", "web", "--in-place");
    assertThat(no.code()).isEqualTo(1);
    assertThat(no.err()).contains("go to the trash");
    assertThat(changes()).isEmpty();
    assertThat(harness.run(true, "web\n", "backup", "restore", "web", "--in-place").code())
        .isZero();
    assertThat(changes()).extracting(Request::body).containsExactly("{\"mode\":\"IN_PLACE\"}");
  }

  @Test
  void howToRestoreIsNotGuessed() {
    assertThat(harness.run("backup", "restore", "web").code()).isEqualTo(2);
    assertThat(harness.run("backup", "restore", "web", "--as", "x", "--in-place").code())
        .isEqualTo(2);
    assertThat(harness.requests).isEmpty();
  }

  @Test
  void pruningShowsWhatGoesBeforeItAsks() {
    harness
        .answer("POST", "/api/vms/web/backups/retention/plan", 200, RETENTION)
        .answer(
            "POST",
            "/api/vms/web/backups/retention",
            202,
            operation("APPLY_RETENTION", "SUCCEEDED", "web"));

    Outcome outcome = harness.run(true, "no\n", "backup", "prune", "web", "--keep-last", "1");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("b1").doesNotContain("b2").contains("Type how many (1)");
    assertThat(changes()).hasSize(1);
  }

  @Test
  void whatAPolicyWouldKeepIsSaidWithItsReasons() {
    harness.answer("POST", "/api/vms/web/backups/retention/plan", 200, RETENTION);

    Outcome outcome = harness.run("backup", "retention", "web", "--keep-last", "1", "--dry-run");

    assertThat(outcome.out()).contains("among the newest, newest of its day");
    assertThat(changes())
        .extracting(Request::path, Request::body)
        .containsExactly(tuple("/api/vms/web/backups/retention/plan", "{\"keepLast\":1}"));
  }

  @Test
  void whereEveryBackupIsKeptNothingIsAsked() {
    harness.answer(
        "POST",
        "/api/vms/web/backups/retention/plan",
        200,
        RETENTION.replace("\"keep\": false", "\"keep\": true"));

    Outcome outcome = harness.run("backup", "prune", "web", "--keep-last", "2");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).contains("nothing was done");
    assertThat(changes()).hasSize(1);
  }

  @Test
  void whatIsNobodysGoesToTheTrashOfEachProvider() {
    harness
        .answer("GET", "/api/cleanup", 200, FOUND)
        .answer("POST", "/api/cleanup", 202, operation("CLEAN_UP", "SUCCEEDED", "vmware"));

    assertThat(harness.run("cleanup", "list").out()).contains("disk of no machine");
    Outcome outcome = harness.run("cleanup", "run");

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(changes())
        .extracting(Request::body)
        .containsExactlyInAnyOrder(
            "{\"provider\":\"vmware\",\"items\":[\"c1\"]}",
            "{\"provider\":\"lab\",\"items\":[\"c2\"]}");
  }

  @Test
  void onlyWhatIsNamedIsCleanedUp() {
    harness
        .answer("GET", "/api/cleanup", 200, FOUND)
        .answer("POST", "/api/cleanup", 202, operation("CLEAN_UP", "SUCCEEDED", "vmware"));

    assertThat(harness.run("cleanup", "run", "/vms/other.vmdk").code()).isEqualTo(3);
    assertThat(harness.run("cleanup", "run", "/vms/old.vmdk").code()).isZero();
    assertThat(changes())
        .extracting(Request::body)
        .containsExactly("{\"provider\":\"vmware\",\"items\":[\"c1\"]}");
  }

  @Test
  void emptyingTheTrashNamesWhatIsGoneForEver() {
    harness
        .answer("GET", "/api/trash", 200, TRASH)
        .answer("POST", "/api/trash/empty", 202, operation("EMPTY_TRASH", "SUCCEEDED", "vmware"));

    assertThat(harness.run("trash", "empty").code()).isEqualTo(2);
    Outcome asked = harness.run(true, "2\n", "trash", "empty", "--older-than", "30");
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.err()).contains("/vms/old.vmdk").doesNotContain("/vms/new.vmdk");
    assertThat(changes()).isEmpty();
    assertThat(harness.run("trash", "empty", "--older-than", "30", "--yes").code()).isZero();
    assertThat(changes())
        .extracting(Request::body)
        .containsExactly("{\"provider\":\"vmware\",\"items\":[\"t1\"]}");
  }

  @Test
  void whatLiesInTheTrashIsPutBackByItsPath() {
    harness
        .answer("GET", "/api/trash", 200, TRASH)
        .answer("POST", "/api/trash/put-back", 202, operation("PUT_BACK", "SUCCEEDED", "vmware"));

    assertThat(harness.run("trash", "restore", "/vms/old.vmdk").code()).isZero();
    assertThat(changes())
        .extracting(Request::body)
        .containsExactly("{\"provider\":\"vmware\",\"item\":\"t1\"}");
  }
}
