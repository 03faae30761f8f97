package io.acvm.simulator.prism;

/**
 * The kinds of work that take time. The operation types are free text for clients; the names a real
 * Prism Central uses for VM work are not documented.
 */
public enum TaskKind {
  VM_CREATE("create_vm_intentful", 2_000),
  VM_UPDATE("update_vm_intentful", 1_000),
  VM_DELETE("delete_vm_intentful", 1_000),
  VM_CLONE("clone_vm_intentful", 2_500),
  VM_POWER("vm_power_action", 1_000),
  VM_RESTORE("kVmRestore", 1_500),
  SNAPSHOT_CREATE("kSnapshotCreate", 1_000),
  SNAPSHOT_DELETE("kSnapshotDelete", 500),
  SNAPSHOT_CLONE("kSnapshotClone", 2_500),
  IMAGE_CREATE("create_image_intentful", 3_000),
  IMAGE_UPDATE("update_image_intentful", 500),
  IMAGE_DELETE("delete_image_intentful", 500),
  SUBNET_CREATE("create_subnet_intentful", 1_000),
  SUBNET_UPDATE("update_subnet_intentful", 500),
  SUBNET_DELETE("delete_subnet_intentful", 500),
  PROJECT_CREATE("create_project_intentful", 500),
  PROJECT_UPDATE("update_project_intentful", 500),
  PROJECT_DELETE("delete_project_intentful", 500),
  USER_CREATE("create_user_intentful", 500),
  USER_UPDATE("update_user_intentful", 500),
  USER_DELETE("delete_user_intentful", 500),
  USER_GROUP_CREATE("create_user_group_intentful", 500),
  USER_GROUP_UPDATE("update_user_group_intentful", 500),
  USER_GROUP_DELETE("delete_user_group_intentful", 500),
  VM_ADDRESSES("vm_ip_change", 500),
  VM_EXPORT("kVmExport", 3_000),
  RECOVERY_POINT_CREATE("create_vm_recovery_point", 1_000),
  RECOVERY_POINT_DELETE("delete_vm_recovery_point", 500),
  RECOVERY_POINT_RESTORE("restore_vm_recovery_point", 2_500),
  /** Not a task a client sees: the guest finishing its own shutdown after it was asked to. */
  GUEST_OFF("", 3_000),
  /**
   * Not a task a client sees: the first traffic of a guest on a network without address management.
   */
  GUEST_TALKS("", 5_000);

  private final String operationType;
  private final long defaultMillis;

  TaskKind(String operationType, long defaultMillis) {
    this.operationType = operationType;
    this.defaultMillis = defaultMillis;
  }

  String operationType() {
    return operationType;
  }

  long defaultMillis() {
    return defaultMillis;
  }

  boolean visible() {
    return !operationType.isEmpty();
  }
}
