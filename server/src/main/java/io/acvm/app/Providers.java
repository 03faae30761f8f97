package io.acvm.app;

import io.acvm.config.ProviderConfig;
import io.acvm.core.inventory.ProviderConnection;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.fake.FakeProvider;
import io.vertx.core.Future;
import java.util.List;

/** The configured providers, made and closed. */
final class Providers {
  private final List<ProviderConnection> connections;

  Providers(List<ProviderConfig> configured) {
    this.connections = configured.stream().map(Providers::connection).toList();
  }

  List<ProviderConnection> connections() {
    return connections;
  }

  Future<Void> close() {
    return Future.join(connections.stream().map(each -> each.provider().close()).toList())
        .mapEmpty();
  }

  private static ProviderConnection connection(ProviderConfig config) {
    HypervisorProvider provider = new FakeProvider();
    return new ProviderConnection(
        new ProviderInfo(
            config.id(),
            config.type(),
            config.name(),
            config.enabled(),
            config.isDefault(),
            provider.capabilities()),
        provider);
  }
}
