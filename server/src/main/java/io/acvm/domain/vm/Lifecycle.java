package io.acvm.domain.vm;

/** What we promise about a VM's record. */
public enum Lifecycle {
  PROVISIONING,
  READY,
  DELETING,
  FAILED
}
