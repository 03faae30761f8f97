package io.acvm.core.inventory;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.provider.HypervisorProvider;
import java.util.Optional;

/**
 * A configured provider: what people see of it, and the way to its hypervisor.
 *
 * @param hypervisor empty when the provider is disabled
 */
public record ProviderConnection(ProviderInfo info, Optional<HypervisorProvider> hypervisor) {
  public ProviderConnection(ProviderInfo info, HypervisorProvider provider) {
    this(info, Optional.of(provider));
  }

  public ProviderId id() {
    return info.id();
  }

  /** Throws {@code PROVIDER_DISABLED}. */
  public HypervisorProvider provider() {
    return hypervisor.orElseThrow(
        () -> AcvmException.of(ErrorCode.PROVIDER_DISABLED, "id", id().value()));
  }
}
