package io.acvm.config;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderType;
import io.acvm.provider.nutanix.NutanixSettings;
import java.util.Optional;

/**
 * One configured connection to a hypervisor.
 *
 * @param settings absent when the provider is disabled: what it lacks is then no mistake
 */
public record ProviderConfig(
    ProviderId id,
    ProviderType type,
    String name,
    boolean enabled,
    boolean isDefault,
    Optional<NutanixSettings> settings) {}
