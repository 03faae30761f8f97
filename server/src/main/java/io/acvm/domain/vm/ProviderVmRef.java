package io.acvm.domain.vm;

import static java.util.Objects.requireNonNull;

/**
 * The hypervisor's own id of a VM (a UUID, a path of a VMX file); means something to its provider
 * only.
 */
public record ProviderVmRef(String value) {
  public ProviderVmRef {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value;
  }
}
