package io.acvm.config;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderType;

/** One configured connection to a hypervisor. */
public record ProviderConfig(
    ProviderId id, ProviderType type, String name, boolean isDefault, ProviderSettings settings) {
  public boolean enabled() {
    return !(settings instanceof ProviderSettings.Disabled);
  }
}
