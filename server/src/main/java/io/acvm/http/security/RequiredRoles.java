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
            "logout",
            "getProfile",
            "changePassword",
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
            "streamEvents",
            "listActivity",
            "getSummary",
            "planOrganization",
            "listOrganizedVms",
            "listBackups",
            "getBackup",
            "planRetention",
            "listCleanup",
            "listTrash"));
    require(
        OPERATOR,
        List.of(
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
            "organizeVm",
            "undoOrganization",
            "createBackup",
            "verifyBackup",
            "restoreBackup",
            "cleanUp",
            "putBack"));
    require(
        ADMINISTRATOR,
        List.of(
            "listUsers",
            "updateUser",
            "listAudit",
            "deleteBackup",
            "applyRetention",
            "emptyTrash"));
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
