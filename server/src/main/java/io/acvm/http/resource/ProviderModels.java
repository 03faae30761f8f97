package io.acvm.http.resource;

import io.acvm.api.model.Capability;
import io.acvm.api.model.InventorySource;
import io.acvm.api.model.Provider;
import io.acvm.api.model.ProviderList;
import io.acvm.api.model.ProviderState;
import io.acvm.api.model.ProviderStatus;
import io.acvm.api.model.ProviderStatusList;
import io.acvm.api.model.ProviderType;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.http.problem.Language;
import io.acvm.http.problem.Problems;
import java.util.List;

/** Providers as the contract shows them. */
public final class ProviderModels {
  private ProviderModels() {}

  static Provider provider(ProviderInfo info) {
    return new Provider(
        info.id().value(),
        ProviderType.of(info.type().id()),
        info.name(),
        info.enabled(),
        info.isDefault(),
        info.capabilities().stream()
            .sorted()
            .map(each -> Capability.valueOf(each.name()))
            .toList());
  }

  static ProviderList providers(List<ProviderInfo> infos) {
    return new ProviderList(infos.stream().map(ProviderModels::provider).toList(), infos.size());
  }

  public static ProviderStatus status(
      io.acvm.domain.provider.ProviderStatus status, Language language) {
    return new ProviderStatus(
        status.id().value(),
        ProviderState.valueOf(status.state().name()),
        status.version().orElse(null),
        status.latencyMs().map(Long::intValue).orElse(null),
        status.lastSuccessAt().orElse(null),
        status.vmCount(),
        status.problem().map(failure -> Problems.of(failure, language)).orElse(null));
  }

  static ProviderStatusList statuses(
      List<io.acvm.domain.provider.ProviderStatus> statuses, Language language) {
    return new ProviderStatusList(
        statuses.stream().map(each -> status(each, language)).toList(), statuses.size());
  }

  static InventorySource source(io.acvm.domain.provider.ProviderStatus status, Language language) {
    return new InventorySource(
        status.id().value(),
        ProviderState.valueOf(status.state().name()),
        status.lastSuccessAt().orElse(null),
        status.problem().map(failure -> Problems.of(failure, language)).orElse(null));
  }
}
