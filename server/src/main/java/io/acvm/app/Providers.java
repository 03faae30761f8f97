package io.acvm.app;

import io.acvm.config.ProviderConfig;
import io.acvm.core.inventory.ProviderConnection;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.nutanix.NutanixProvider;
import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.nutanix.PrismTrust;
import io.acvm.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The configured providers, made and closed. */
final class Providers {
  /** Of a disabled provider, which is shown but never asked anything. */
  private static final NutanixSettings NOWHERE =
      NutanixSettings.of(
          URI.create("https://disabled.invalid:9440"),
          "",
          new Secret(""),
          new PrismTrust.PublicAuthorities(),
          Optional.empty());

  private final List<ProviderConnection> connections;

  /** Reads the files of certificate authorities, so not for an event loop. */
  Providers(Vertx vertx, List<ProviderConfig> configured) {
    this.connections = configured.stream().map(each -> connection(vertx, each)).toList();
  }

  List<ProviderConnection> connections() {
    return connections;
  }

  Future<Void> close() {
    return Future.join(connections.stream().map(each -> each.provider().close()).toList())
        .mapEmpty();
  }

  private static ProviderConnection connection(Vertx vertx, ProviderConfig config) {
    HypervisorProvider provider = NutanixProvider.open(vertx, config.settings().orElse(NOWHERE));
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
