package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.cli.CliHarness.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every operation of the contract has a command. */
final class ReachabilityTest {
  /** What reaches an operation, by its id. */
  private static final Map<String, String> COMMANDS = commands();

  /** Those that have none, and why. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "refreshSession", "is done unasked, before a token ends",
          "getApiReference", "is a page for browsers; acvm server contract prints what it shows");

  private static final String REQUEST =
      """
      {"method": "POST", "path": "/api/vms/v1/start", "complete": true}""";
  private static final String THING =
      """
      {"id": "x1", "name": "x", "username": "x", "type": "IMAGE", "isDefault": true, "state": "SUCCEEDED", "kind": "START_VM",
       "progress": 100, "status": "UP", "provider": "p", "target": {"type": "VM", "id": "x1", "name": "x"}, "accessToken": "a",
       "expiresIn": 900, "refreshToken": "r", "user": {"username": "x"}, "items": [{"id": "x1", "name": "x", "vmName": "x", "username": "x",
       "type": "IMAGE", "isDefault": true}], "total": 1}""";

  @TempDir Path directory;

  private static Map<String, String> commands() {
    Map<String, String> all = new TreeMap<>();
    all.put("register", "register -u x --first-name X --last-name X --password-stdin");
    all.put(
        "setUpAdministrator", "setup --token t -u x --first-name X --last-name X --password-stdin");
    all.put("login", "login -u x --password-stdin");
    all.put("logout", "logout");
    all.put("planOrganization", "organize x --dry-run");
    all.put("organizeVm", "organize x");
    all.put("undoOrganization", "organize undo x");
    all.put("listOrganizedVms", "organize list");
    all.put("listBackups", "backup list");
    all.put("getBackup", "backup show b-20260115-093000-3f8a");
    all.put("createBackup", "backup create x");
    all.put("verifyBackup", "backup verify x");
    all.put("restoreBackup", "backup restore x --as y");
    all.put("deleteBackup", "backup delete x --yes");
    all.put("planRetention", "backup prune x --keep-last 3 --dry-run");
    all.put("applyRetention", "backup prune x --keep-last 3 --yes");
    all.put("listCleanup", "cleanup list");
    all.put("cleanUp", "cleanup run");
    all.put("listTrash", "trash list");
    all.put("putBack", "trash restore x1");
    all.put("emptyTrash", "trash empty --yes");
    all.put("getMockServerStatus", "simulator status");
    all.put("restartMockServer", "simulator restart");
    all.put("resetMockServer", "simulator reset --yes");
    all.put("getMockServerFaults", "simulator faults");
    all.put("setMockServerFaults", "simulator faults --clear");
    all.put("getMockServerLatency", "simulator latency");
    all.put("setMockServerLatency", "simulator latency --delay 20");
    all.put("listMockServerRequests", "simulator journal");
    all.put("getProfile", "profile");
    all.put("changePassword", "password --password-stdin");
    all.put("listUsers", "user list");
    all.put("updateUser", "user update x --role VIEWER");
    all.put("deleteUser", "user delete x --yes");
    all.put("createPasswordReset", "user reset-password x");
    all.put("resetPassword", "reset-password --token t --password-stdin");
    all.put("listTokens", "token list");
    all.put("createToken", "token create x --role VIEWER --days 30");
    all.put("revokeToken", "token revoke x --yes");
    all.put("getSettings", "server settings");
    all.put("updateSettings", "server settings --registration CLOSED --default-provider p");
    all.put("getSummary", "server summary");
    all.put("pauseVm", "vm pause x");
    all.put("openConsole", "vm console x");
    all.put("listProviders", "provider list");
    all.put("listProviderStatuses", "provider status");
    all.put("getProvider", "provider show p");
    all.put("refreshProvider", "provider refresh p");
    all.put("listTemplates", "template list");
    all.put("listClusters", "cluster list");
    all.put("listNetworks", "network list");
    all.put("listVms", "vm list");
    all.put("createVm", "vm create new --from x");
    all.put("getVm", "vm show x1");
    all.put("updateVm", "vm update x --cpus 4");
    all.put("deleteVm", "vm delete x --yes");
    all.put("cloneVm", "vm clone x new");
    all.put("startVm", "vm start x");
    all.put("stopVm", "vm stop x");
    all.put("restartVm", "vm restart x");
    all.put("suspendVm", "vm suspend x");
    all.put("resumeVm", "vm resume x");
    all.put("listSnapshots", "snapshot list x");
    all.put("createSnapshot", "snapshot create x before");
    all.put("deleteSnapshot", "snapshot delete x x --yes");
    all.put("restoreSnapshot", "snapshot restore x x --yes");
    all.put("listOperations", "operation list");
    all.put("getOperation", "operation show x1");
    all.put("cancelOperation", "operation cancel x1");
    all.put("getOperationRequest", "operation retry x1");
    all.put("listOperationLog", "operation log x1");
    all.put("streamEvents", "event watch --count 1");
    all.put("listActivity", "event list");
    all.put("listAudit", "event audit");
    all.put("getAbout", "server show");
    all.put("getContract", "server contract");
    all.put("getLiveness", "server health --live");
    all.put("getReadiness", "server health");
    all.put("getMetrics", "server metrics");
    all.put("listIpPools", "ip pool list");
    all.put("getIpPool", "ip pool show x");
    all.put("createIpPool", "ip pool create new 10.0.0.0/24 --range 10.0.0.5-10.0.0.9");
    all.put("updateIpPool", "ip pool update x --no-probe");
    all.put("deleteIpPool", "ip pool delete x --yes");
    all.put("listAvailableIpAddresses", "ip available x");
    all.put("allocateIpAddresses", "ip allocate x --owner me");
    all.put("reserveIpAddresses", "ip reserve x 10.0.0.5 --note printer");
    all.put("quarantineIpAddresses", "ip quarantine x 10.0.0.5 --note answers");
    all.put("listIpLeases", "ip lease list x");
    all.put("getIpLease", "ip lease show x x1");
    all.put("releaseIpLease", "ip lease release x x1 --yes");
    all.put("confirmIpLease", "ip lease confirm x x1");
    all.put("listIpAddresses", "ip map x");
    all.put("listIpHistory", "ip history x --address 10.0.0.5 --at 2026-01-15T10:30");
    all.put("importIpAddresses", "ip import x -");
    all.put("exportIpAddresses", "ip export x");
    all.put("listIpFindings", "ip findings x");
    all.put("fixIpFinding", "ip fix x x1 RELEASE");
    all.put("listVmAddresses", "vm addresses x");
    return all;
  }

  @Test
  void everyOperationHasACommand() throws IOException {
    Set<String> known = new TreeSet<>(COMMANDS.keySet());
    known.addAll(WITHOUT.keySet());

    assertThat(operations().keySet()).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("reachable")
  void theCommandAsksForItsOperation(String operation, String command) throws IOException {
    String[] place = operations().get(operation).split(" ", 2);
    try (CliHarness harness = new CliHarness(directory)) {
      if (operation.equals("logout")) {
        signIn(harness);
      }
      // Names of VMs are not ids, so that each is looked for.
      harness.answer("GET", "/api/vms/x?", 404, CliHarness.problem(404, "VM_NOT_FOUND", "No"));
      harness.answer("GET", "/api/events", 200, "id: 1\ndata: {\"id\": 1}\n\n");
      harness.answer("GET", "/api/operations/x1/request", 200, REQUEST);
      for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
        harness.answer(method, "/", 200, THING);
      }

      var outcome = harness.run(false, "secret\nsecret\n", command.split(" "));

      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(harness.requests)
          .anyMatch(each -> each.method().equals(place[0]) && fits(each, place[1]));
    }
  }

  private void signIn(CliHarness harness) throws IOException {
    Files.createDirectories(directory.resolve("acvm"));
    Files.writeString(
        directory.resolve("acvm/contexts.json"),
        """
        {"contexts": {"x": {"server": "%s", "session": {"accessToken": "a"}}}}"""
            .formatted(harness.url()));
  }

  private static boolean fits(Request request, String template) {
    String path = request.path().replaceFirst("\\?.*", "");
    return path.matches(template.replaceAll("\\{[^}]*}", "[^/]+"));
  }

  private static Stream<Arguments> reachable() {
    return COMMANDS.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  /** Method and path of each operation. */
  private static Map<String, String> operations() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (InputStream contract = ReachabilityTest.class.getResourceAsStream("/openapi.yaml")) {
      Map<String, Object> root = new Yaml().load(contract);
      section(root, "paths")
          .forEach(
              (path, item) ->
                  cast(item)
                      .forEach(
                          (method, operation) -> {
                            if (operation instanceof Map<?, ?> map
                                && map.containsKey("operationId")) {
                              all.put(
                                  (String) map.get("operationId"),
                                  method.toUpperCase(Locale.ROOT) + " " + path);
                            }
                          }));
    }
    return all;
  }

  private static Map<String, Object> section(Map<String, Object> map, String name) {
    return cast(map.get(name));
  }

  private static Map<String, Object> cast(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, each) -> map.put((String) key, each));
    return map;
  }
}
