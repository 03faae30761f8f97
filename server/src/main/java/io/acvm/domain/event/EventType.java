package io.acvm.domain.event;

/** Types of events. The id is public API: add, never rename. */
public enum EventType {
  OPERATION_QUEUED("operation.queued"),
  OPERATION_CHANGED("operation.changed"),
  OPERATION_SUCCEEDED("operation.succeeded"),
  OPERATION_FAILED("operation.failed"),
  OPERATION_CANCELED("operation.canceled"),
  VM_CHANGED("vm.changed"),
  VM_REMOVED("vm.removed"),
  INVENTORY_CHANGED("inventory.changed"),
  PROVIDER_CHANGED("provider.changed"),
  POOL_CHANGED("pool.changed"),
  POOL_REMOVED("pool.removed"),
  POOL_ADDRESSES_CHANGED("pool.addressesChanged"),
  SESSION_STARTED("session.started"),
  SESSION_REFUSED("session.refused"),
  SESSION_ENDED("session.ended"),
  USER_REGISTERED("user.registered"),
  USER_CHANGED("user.changed"),
  USER_DELETED("user.deleted"),
  USER_PASSWORD_CHANGED("user.passwordChanged"),
  USER_PASSWORD_RESET_CREATED("user.passwordResetCreated"),
  TOKEN_CREATED("token.created"),
  TOKEN_REVOKED("token.revoked"),
  SETTINGS_CHANGED("settings.changed");

  private final String id;

  EventType(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Sessions, accounts and settings concern administrators only; everything else everybody. */
  public boolean isConfidential() {
    return id.startsWith("session.")
        || id.startsWith("user.")
        || id.startsWith("token.")
        || this == SETTINGS_CHANGED;
  }

  /** Worth a line in the activity feed: what happened, not every step on the way. */
  public boolean isActivity() {
    return switch (this) {
      case OPERATION_QUEUED,
          OPERATION_SUCCEEDED,
          OPERATION_FAILED,
          OPERATION_CANCELED,
          PROVIDER_CHANGED,
          POOL_CHANGED,
          POOL_REMOVED,
          VM_REMOVED ->
          true;
      default -> false;
    };
  }

  /** Somebody did it: worth a line in the audit trail. */
  public boolean isAudit() {
    return isConfidential()
        || this == POOL_CHANGED
        || this == POOL_REMOVED
        || this == POOL_ADDRESSES_CHANGED
        || this == OPERATION_QUEUED
        || this == OPERATION_SUCCEEDED
        || this == OPERATION_FAILED
        || this == OPERATION_CANCELED;
  }
}
