package io.acvm.core.inventory;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.provider.HypervisorProvider;

/** A configured provider: what people see of it, and the way to its hypervisor. */
public record ProviderConnection(ProviderInfo info, HypervisorProvider provider) {
  public ProviderId id() {
    return info.id();
  }
}
