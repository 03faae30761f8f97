package io.acvm.core.inventory;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.ProviderId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configured providers, in the order of the configuration. */
public final class ProviderRegistry {
  private final Map<ProviderId, ProviderConnection> connections = new LinkedHashMap<>();

  private final boolean defaultFixed;

  /**
   * @param defaultFixed the configuration names the default one
   */
  public ProviderRegistry(Collection<ProviderConnection> connections, boolean defaultFixed) {
    connections.forEach(connection -> this.connections.put(connection.id(), connection));
    this.defaultFixed = defaultFixed;
  }

  boolean isDefaultFixed() {
    return defaultFixed;
  }

  public List<ProviderConnection> all() {
    return List.copyOf(connections.values());
  }

  public boolean has(ProviderId id) {
    return connections.containsKey(id);
  }

  /** Throws {@code PROVIDER_NOT_FOUND}. */
  public ProviderConnection get(ProviderId id) {
    ProviderConnection connection = connections.get(id);
    if (connection == null) {
      throw AcvmException.of(ErrorCode.PROVIDER_NOT_FOUND, "id", id.value());
    }
    return connection;
  }

  /** Throws {@code PROVIDER_NOT_FOUND} or {@code PROVIDER_DISABLED}. */
  public ProviderConnection enabled(ProviderId id) {
    ProviderConnection connection = get(id);
    if (!connection.info().enabled()) {
      throw AcvmException.of(ErrorCode.PROVIDER_DISABLED, "id", id.value());
    }
    return connection;
  }
}
