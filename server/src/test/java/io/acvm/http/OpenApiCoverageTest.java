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
    var pool =
        """
        {"name": "Lab", "cidr": "192.168.122.0/24", "gateway": "192.168.122.1", "dns": ["8.8.8.8"],
         "ranges": [{"start": "192.168.122.100", "end": "192.168.122.200"}], "strategy": "RANDOM",
         "networks": [{"provider": "nutanix", "network": "n1"}], "cooldownSeconds": 60}
        """;
    var aside = "{\"addresses\": [\"192.168.122.110\"], \"note\": \"printer\"}";
    var faults =
        """
        {"rules": [{"id": "cut", "match": {"path": ".*/vms"}, "effect": {"type": "RESET", "afterWork": true},
          "times": 2, "probability": 1, "delayMillis": 5}]}
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
        new Case("deleteUser", 204, "DELETE", "/api/users/u1", null),
        new Case("createPasswordReset", 201, "POST", "/api/users/u1/password-reset", null),
        new Case(
            "resetPassword",
            204,
            "POST",
            "/api/password-reset",
            "{\"token\":\"t\",\"newPassword\":\"even better staple\"}"),
        Case.get("listTokens", "/api/tokens?all=true"),
        new Case(
            "createToken",
            201,
            "POST",
            "/api/tokens",
            "{\"name\":\"backup\",\"role\":\"VIEWER\",\"expiresInDays\":7}"),
        new Case("revokeToken", 204, "DELETE", "/api/tokens/k1", null),
        Case.get("getSettings", "/api/settings"),
        new Case(
            "updateSettings",
            200,
            "PATCH",
            "/api/settings",
            "{\"registration\":\"OPEN\",\"defaultProvider\":\"nutanix\"}"),
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
        new Case(
            "emptyTrash",
            202,
            "POST",
            "/api/trash/empty",
            "{\"provider\":\"vmware\",\"items\":[\"t\"]}"),
        Case.get("listOperations", "/api/operations?mine=true&state=FAILED"),
        Case.get("getOperation", "/api/operations/o1?wait=1"),
        new Case("cancelOperation", 202, "POST", "/api/operations/o1/cancel", null),
        Case.get("getOperationRequest", "/api/operations/o1/request"),
        Case.get("listOperationLog", "/api/operations/o1/log"),
        Case.get("listIpPools", "/api/ip-pools"),
        new Case("createIpPool", 201, "POST", "/api/ip-pools", pool),
        Case.get("getIpPool", "/api/ip-pools/p1"),
        new Case("updateIpPool", 200, "PUT", "/api/ip-pools/p1", pool),
        new Case("deleteIpPool", 204, "DELETE", "/api/ip-pools/p1", null),
        Case.get("listAvailableIpAddresses", "/api/ip-pools/p1/available?limit=5"),
        new Case(
            "allocateIpAddresses",
            201,
            "POST",
            "/api/ip-pools/p1/allocate",
            "{\"count\": 2, \"owner\": \"printers\", \"holdSeconds\": 60}"),
        new Case("reserveIpAddresses", 201, "POST", "/api/ip-pools/p1/reserve", aside),
        new Case("quarantineIpAddresses", 201, "POST", "/api/ip-pools/p1/quarantine", aside),
        Case.get("listIpLeases", "/api/ip-pools/p1/leases?state=LEASED&vmId=v1"),
        Case.get("getIpLease", "/api/ip-pools/p1/leases/l1"),
        new Case("releaseIpLease", 204, "DELETE", "/api/ip-pools/p1/leases/l1", null),
        new Case("confirmIpLease", 200, "POST", "/api/ip-pools/p1/leases/l1/confirm", null),
        Case.get("listIpAddresses", "/api/ip-pools/p1/addresses"),
        Case.get(
            "listIpHistory",
            "/api/ip-pools/p1/history?address=192.168.122.100&at=2026-01-15T09:30:00%2B01:00"),
        new Case(
            "importIpAddresses",
            200,
            "POST",
            "/api/ip-pools/p1/import",
            "{\"format\": \"IPS_TXT\", \"text\": \"192.168.122.100 # used\"}"),
        Case.get("exportIpAddresses", "/api/ip-pools/p1/export?format=IPS_TXT"),
        Case.get("listIpFindings", "/api/ip-pools/p1/findings"),
        new Case(
            "fixIpFinding",
            204,
            "POST",
            "/api/ip-pools/p1/findings/VM_GONE-192.168.122.100/fix",
            "{\"fix\": \"RELEASE\"}"),
        Case.get("listVmAddresses", "/api/vms/v1/addresses"),
        Case.get("listActivity", "/api/activity?subjectId=v1"),
        Case.get("listAudit", "/api/audit?actor=amelie"),
        Case.get("getMockServerStatus", "/api/mock-server/status"),
        new Case("restartMockServer", 200, "POST", "/api/mock-server/restart", null),
        new Case("resetMockServer", 200, "POST", "/api/mock-server/reset", null),
        Case.get("getMockServerFaults", "/api/mock-server/faults"),
        new Case("setMockServerFaults", 200, "PUT", "/api/mock-server/faults", faults),
        Case.get("getMockServerLatency", "/api/mock-server/latency"),
        new Case(
            "setMockServerLatency",
            200,
            "PUT",
            "/api/mock-server/latency",
            "{\"delayMillis\":20,\"jitterMillis\":5}"),
        Case.get("listMockServerRequests", "/api/mock-server/journal?limit=10"),
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
      assertThat(type).isIn(null, "application/json; charset=utf-8");
      var response =
          ValidatableResponse.create(
              answer.status(),
              headers(answer),
              answer.body().length() == 0 ? null : answer.body(),
              type == null ? null : "application/json");
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
