package io.acvm.domain.provider;

import java.util.Set;

/** A configured provider as people see it; nothing of its settings. */
public record ProviderInfo(
    ProviderId id,
    ProviderType type,
    String name,
    boolean enabled,
    boolean isDefault,
    Set<Capability> capabilities) {
  public ProviderInfo {
    capabilities = Set.copyOf(capabilities);
  }

  public ProviderInfo withDefault(boolean value) {
    return new ProviderInfo(id, type, name, enabled, value, capabilities);
  }
}
