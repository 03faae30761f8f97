package io.acvm.core.inventory;

import io.acvm.domain.Target;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is told of providers. */
final class ProviderEvents {
  private ProviderEvents() {}

  static NewEvent changed(ProviderInfo provider, ProviderStatus status, Instant at) {
    Map<String, String> facts = new HashMap<>();
    facts.put("state", status.state().name());
    status.problem().ifPresent(problem -> facts.put("errorCode", problem.code().name()));
    Target subject =
        new Target(Target.Type.PROVIDER, provider.id().value(), Optional.of(provider.name()));
    return new NewEvent(
        EventType.PROVIDER_CHANGED, at, Optional.empty(), Optional.of(subject), facts);
  }
}
