package io.acvm.http.security;

import static io.acvm.domain.user.Role.ADMINISTRATOR;
import static io.acvm.domain.user.Role.OPERATOR;
import static io.acvm.domain.user.Role.VIEWER;

import io.acvm.domain.user.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which role each operation needs at least; operations that are not named here need nobody signed
 * in.
 */
public final class RequiredRoles {
  private static final Map<String, Role> BY_OPERATION = new HashMap<>();

  static {
    require(
        VIEWER,
        List.of(
            "planOrganization",
            "listOrganizedVms",
            "listBackups",
            "getBackup",
            "planRetention",
            "listCleanup",
            "listTrash",
            "logout",
            "getProfile",
            "changePassword",
            "listTokens",
            "createToken",
            "revokeToken",
            "listProviders",
            "listProviderStatuses",
            "getProvider",
            "listTemplates",
            "listClusters",
            "listNetworks",
            "listVms",
            "getVm",
            "listSnapshots",
            "listOperations",
            "getOperation",
            "listOperationLog",
            "getOperationRequest",
            "streamEvents",
            "listActivity",
            "listIpPools",
            "getIpPool",
            "listAvailableIpAddresses",
            "listIpLeases",
            "getIpLease",
            "listIpAddresses",
            "listIpHistory",
            "exportIpAddresses",
            "listIpFindings",
            "listVmAddresses",
            "getSummary"));
    require(
        OPERATOR,
        List.of(
            "organizeVm",
            "undoOrganization",
            "createBackup",
            "verifyBackup",
            "restoreBackup",
            "cleanUp",
            "putBack",
            "refreshProvider",
            "createVm",
            "updateVm",
            "deleteVm",
            "cloneVm",
            "startVm",
            "stopVm",
            "restartVm",
            "pauseVm",
            "suspendVm",
            "resumeVm",
            "openConsole",
            "createSnapshot",
            "deleteSnapshot",
            "restoreSnapshot",
            "cancelOperation",
            "allocateIpAddresses",
            "reserveIpAddresses",
            "quarantineIpAddresses",
            "releaseIpLease",
            "confirmIpLease",
            "importIpAddresses",
            "fixIpFinding"));
    require(
        ADMINISTRATOR,
        List.of(
            "deleteBackup",
            "applyRetention",
            "emptyTrash",
            "listUsers",
            "updateUser",
            "deleteUser",
            "createPasswordReset",
            "getSettings",
            "updateSettings",
            "listAudit",
            "createIpPool",
            "updateIpPool",
            "deleteIpPool",
            "getMockServerStatus",
            "restartMockServer",
            "resetMockServer",
            "getMockServerFaults",
            "setMockServerFaults",
            "getMockServerLatency",
            "setMockServerLatency",
            "listMockServerRequests"));
  }

  private RequiredRoles() {}

  /** By operationId. */
  public static Map<String, Role> byOperation() {
    return Map.copyOf(BY_OPERATION);
  }

  private static void require(Role role, List<String> operationIds) {
    operationIds.forEach(id -> BY_OPERATION.put(id, role));
  }
}
