package io.acvm.domain.provider;

/** Kinds of hypervisors. */
public enum ProviderType {
  NUTANIX_AHV("nutanix-ahv"),
  VMWARE_WORKSTATION("vmware-workstation"),
  FAKE("fake");

  private final String id;

  ProviderType(String id) {
    this.id = id;
  }

  /** As configuration and API write it. */
  public String id() {
    return id;
  }
}
