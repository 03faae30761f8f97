package io.acvm.domain.provider;

/**
 * What a provider can do. What is not declared is refused with {@code CAPABILITY_NOT_SUPPORTED},
 * here and by the provider itself.
 */
public enum Capability {
  CREATE_FROM_TEMPLATE,
  CREATE_FROM_IMAGE,
  CREATE_FROM_ISO,
  CREATE_BLANK,
  CLONE_FULL,
  CLONE_LINKED,
  /** Clones start from a snapshot as well as from the present state. */
  CLONE_SNAPSHOT,
  RECONFIGURE,
  GROW_DISK,
  START,
  STOP_GUEST,
  STOP_HARD,
  RESTART_GUEST,
  RESTART_HARD,
  PAUSE,
  SUSPEND,
  RESUME,
  SNAPSHOT,
  SNAPSHOT_MEMORY,
  SNAPSHOT_DESCRIPTION,
  /** A snapshot is deleted together with all that were made after it. */
  SNAPSHOT_DELETE_CHILDREN,
  /** Opens its own window on the machine where the server runs. */
  CONSOLE,
  CLOUD_INIT,
  SYSPREP,
  STATIC_ADDRESS,
  CLUSTERS,
  /** The files of its VMs lie on disks of the server and can be kept in a permanent place. */
  ORGANIZE,
  BACKUP,
  /** Tells what its clusters or its computer have in all. */
  CAPACITY
}
