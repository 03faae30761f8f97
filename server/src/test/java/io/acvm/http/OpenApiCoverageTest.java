package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.http.contract.ContractFile;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiCoverageTest {
  private static TestServer server;
  private static OpenAPIContract contract;

  /** One good request of each operation. */
  record Case(String operationId, int status, String method, String uri, String body) {
    static Case get(String operationId, String uri) {
      return new Case(operationId, 200, "GET", uri, null);
    }

    @Override
    public String toString() {
      return operationId;
    }
  }

  static List<Case> cases() {
    var registration =
        "{\"username\":\"amelie\",\"password\":\"correct horse\",\"firstName\":\"A\",\"lastName\":\"D\"}";
    var setup = registration.replace("{", "{\"token\":\"t\",");
    var create =
        """
        {"provider": "nutanix", "name": "web 01", "source": {"type": "IMAGE", "id": "t1"}, "cpus": 2,
         "memoryMib": 4096, "diskGib": 40, "networks": ["n1"], "tags": ["lab"], "firmware": "UEFI",
         "guest": {"hostname": "web-01", "sshKeys": ["ssh-ed25519 A"]}, "powerOn": true}
        """;
    return List.of(
        new Case("register", 201, "POST", "/api/register", registration),
        new Case("setUpAdministrator", 201, "POST", "/api/setup", setup),
        new Case("login", 200, "POST", "/api/login", "{\"username\":\"a\",\"password\":\"b\"}"),
        new Case("refreshSession", 200, "POST", "/api/refresh", "{\"refreshToken\":\"r\"}"),
        new Case("logout", 204, "POST", "/api/logout", null),
        Case.get("getProfile", "/api/profile"),
        new Case(
            "changePassword",
            204,
            "PUT",
            "/api/profile/password",
            "{\"currentPassword\":\"a\",\"newPassword\":\"even better staple\"}"),
        Case.get("listUsers", "/api/users"),
        new Case("updateUser", 200, "PATCH", "/api/users/u1", "{\"role\":\"VIEWER\"}"),
        Case.get("listProviders", "/api/providers"),
        Case.get("listProviderStatuses", "/api/providers/status"),
        Case.get("getSummary", "/api/summary"),
        Case.get("getProvider", "/api/providers/nutanix"),
        new Case("refreshProvider", 200, "POST", "/api/providers/nutanix/refresh", null),
        Case.get("listTemplates", "/api/templates?provider=nutanix&type=ISO"),
        Case.get("listClusters", "/api/clusters"),
        Case.get("listNetworks", "/api/networks"),
        Case.get("listVms", "/api/vms?sort=-name&filter=state:running%20web&limit=5"),
        new Case("createVm", 202, "POST", "/api/vms", create),
        Case.get("getVm", "/api/vms/v1"),
        new Case("updateVm", 202, "PATCH", "/api/vms/v1", "{\"cpus\":4}"),
        new Case("deleteVm", 202, "DELETE", "/api/vms/v1", null),
        new Case("cloneVm", 202, "POST", "/api/vms/v1/clone", "{\"name\":\"web-02\"}"),
        new Case("startVm", 202, "POST", "/api/vms/v1/start", null),
        new Case("stopVm", 202, "POST", "/api/vms/v1/stop", "{\"mode\":\"HARD\"}"),
        new Case("restartVm", 202, "POST", "/api/vms/v1/restart", null),
        new Case("pauseVm", 202, "POST", "/api/vms/v1/pause", null),
        new Case("suspendVm", 202, "POST", "/api/vms/v1/suspend", null),
        new Case("resumeVm", 202, "POST", "/api/vms/v1/resume", null),
        new Case("openConsole", 204, "POST", "/api/vms/v1/console", null),
        Case.get("listSnapshots", "/api/vms/v1/snapshots"),
        new Case("createSnapshot", 202, "POST", "/api/vms/v1/snapshots", "{\"name\":\"before\"}"),
        new Case("deleteSnapshot", 202, "DELETE", "/api/vms/v1/snapshots/s1?children=true", null),
        new Case("restoreSnapshot", 202, "POST", "/api/vms/v1/snapshots/s1/restore", null),
        Case.get("planOrganization", "/api/vms/v1/organize/plan"),
        new Case("organizeVm", 202, "POST", "/api/vms/v1/organize", null),
        new Case("undoOrganization", 202, "POST", "/api/vms/v1/organize/undo", null),
        Case.get("listOrganizedVms", "/api/organizer/vms?provider=vmware"),
        Case.get("listBackups", "/api/backups?vmId=v1"),
        Case.get("getBackup", "/api/backups/b-1"),
        new Case("createBackup", 202, "POST", "/api/vms/v1/backups", "{\"note\":\"n\"}"),
        new Case("verifyBackup", 202, "POST", "/api/backups/b-1/verify", null),
        new Case(
            "restoreBackup",
            202,
            "POST",
            "/api/backups/b-1/restore",
            "{\"mode\":\"BESIDE\",\"name\":\"web-02\"}"),
        new Case("deleteBackup", 202, "DELETE", "/api/backups/b-1", null),
        new Case(
            "planRetention", 200, "POST", "/api/vms/v1/backups/retention/plan", "{\"keepLast\":1}"),
        new Case(
            "applyRetention", 202, "POST", "/api/vms/v1/backups/retention", "{\"keepLast\":1}"),
        Case.get("listCleanup", "/api/cleanup"),
        new Case(
            "cleanUp", 202, "POST", "/api/cleanup", "{\"provider\":\"vmware\",\"items\":[\"c\"]}"),
        Case.get("listTrash", "/api/trash"),
        new Case(
            "putBack",
            202,
            "POST",
            "/api/trash/put-back",
            "{\"provider\":\"vmware\",\"item\":\"t\"}"),
        new Case("emptyTrash", 202, "POST", "/api/trash/empty", "{\"provider\":\"vmware\"}"),
        Case.get("listOperations", "/api/operations?mine=true&state=FAILED"),
        Case.get("getOperation", "/api/operations/o1?wait=1"),
        new Case("cancelOperation", 202, "POST", "/api/operations/o1/cancel", null),
        Case.get("listOperationLog", "/api/operations/o1/log"),
        Case.get("listActivity", "/api/activity?subjectId=v1"),
        Case.get("listAudit", "/api/audit?actor=amelie"),
        Case.get("getAbout", "/api/about"),
        Case.get("getApiReference", "/api/docs"),
        Case.get("getContract", "/openapi.yaml"),
        Case.get("getLiveness", "/health/live"),
        Case.get("getReadiness", "/health/ready"),
        Case.get("getMetrics", "/metrics"));
  }

  @BeforeAll
  static void start() {
    server = new TestServer();
    contract = TestServer.await(ContractFile.load(server.vertx));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyOperationAnswersAsTheContractSays(Case each) {
    // When
    var answer =
        server.send(
            HttpMethod.valueOf(each.method()),
            each.uri(),
            each.body(),
            "Authorization",
            "Bearer ADMINISTRATOR");

    // Then
    assertThat(answer.status()).describedAs(answer.body().toString()).isEqualTo(each.status());
    var type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
    if (type == null || type.startsWith("application/json")) {
      var response =
          ValidatableResponse.create(
              answer.status(),
              headers(answer),
              answer.body().length() == 0 ? null : answer.body(),
              type);
      TestServer.await(
          ResponseValidator.create(server.vertx, contract).validate(response, each.operationId()));
    }
    if (each.status() == 202) {
      assertThat(answer.headers().get(HttpHeaders.LOCATION)).isEqualTo("/api/operations/o1");
    }
  }

  private static Map<String, String> headers(TestServer.Answer answer) {
    return answer.headers().entries().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one));
  }

  @Test
  void noOperationIsForgotten() {
    var covered = cases().stream().map(Case::operationId).collect(Collectors.toSet());
    // A stream has no end that could be validated; EventStreamTest reads it.
    covered.add("streamEvents");
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream().map(each -> each.getOperationId()).toList());
  }
}
