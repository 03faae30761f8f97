package io.acvm.app;

import io.acvm.config.ProviderConfig;
import io.acvm.config.ProviderSettings;
import io.acvm.core.inventory.ProviderConnection;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.nutanix.NutanixProvider;
import io.acvm.provider.vmware.VmwareProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The configured providers, made and closed. */
final class Providers {
  private final List<ProviderConnection> connections;

  /** Reads the files of certificate authorities, so not for an event loop. */
  Providers(Vertx vertx, List<ProviderConfig> configured) {
    this.connections = configured.stream().map(each -> connection(vertx, each)).toList();
  }

  List<ProviderConnection> connections() {
    return connections;
  }

  Future<Void> close() {
    return Future.join(
            connections.stream()
                .flatMap(each -> each.hypervisor().stream())
                .map(HypervisorProvider::close)
                .toList())
        .mapEmpty();
  }

  private static ProviderConnection connection(Vertx vertx, ProviderConfig config) {
    Optional<HypervisorProvider> provider = open(vertx, config);
    return new ProviderConnection(
        new ProviderInfo(
            config.id(),
            config.type(),
            config.name(),
            config.enabled(),
            config.isDefault(),
            provider.map(HypervisorProvider::capabilities).orElse(Set.of())),
        provider);
  }

  private static Optional<HypervisorProvider> open(Vertx vertx, ProviderConfig config) {
    if (config.settings() instanceof ProviderSettings.Nutanix nutanix) {
      return Optional.of(NutanixProvider.open(vertx, nutanix.settings()));
    }
    if (config.settings() instanceof ProviderSettings.Vmware vmware) {
      return Optional.of(VmwareProvider.open(vertx, config.id().value(), vmware.settings()));
    }
    return Optional.empty();
  }
}
