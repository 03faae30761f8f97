package io.acvm.core.inventory;

import io.acvm.core.event.EventLog;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.provider.ChangeDefaultProvider;
import io.acvm.domain.provider.DefaultProviderSetting;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.user.Role;
import io.acvm.store.Store;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Where VMs are made when nobody says where. The configuration decides where it names a provider;
 * else what an administrator last chose, while that one is enabled; else the first enabled one.
 */
public final class DefaultProvider {
  private static final String SETTING = "defaultProvider";

  private final ProviderRegistry providers;
  private final Store store;
  private final EventLog events;
  private final Clock clock;

  public DefaultProvider(ProviderRegistry providers, Store store, EventLog events, Clock clock) {
    this.providers = providers;
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  public Future<DefaultProviderSetting> current() {
    return providers.isDefaultFixed()
        ? Future.succeededFuture(new DefaultProviderSetting(configured(), true))
        : store
            .read(this::chosen)
            .map(chosen -> new DefaultProviderSetting(chosen.or(this::configured), false));
  }

  /** Providers as people see them, the default one marked, in the order of the configuration. */
  public Future<List<ProviderInfo>> providers() {
    return current()
        .map(setting -> providers.all().stream().map(one -> marked(one, setting)).toList());
  }

  /** Fails with {@code PROVIDER_NOT_FOUND}. */
  public Future<ProviderInfo> provider(ProviderId id) {
    ProviderConnection connection = providers.get(id);
    return current().map(setting -> marked(connection, setting));
  }

  /**
   * Fails with {@code ROLE_REQUIRED}, {@code SETTING_FIXED}, {@code PROVIDER_NOT_FOUND} or {@code
   * PROVIDER_DISABLED}. Repeating it changes nothing.
   */
  public Future<DefaultProviderSetting> change(ChangeDefaultProvider command) {
    if (!command.principal().role().includes(Role.ADMINISTRATOR)) {
      throw AcvmException.of(ErrorCode.ROLE_REQUIRED, "role", Role.ADMINISTRATOR.name());
    }
    if (providers.isDefaultFixed()) {
      throw AcvmException.of(ErrorCode.SETTING_FIXED, "name", SETTING);
    }
    ProviderId wanted = providers.enabled(command.provider()).id();
    return store
        .<Boolean>write(
            tables ->
                chosen(tables)
                    .map(chosen -> chosen.or(this::configured))
                    .compose(
                        before ->
                            before.equals(Optional.of(wanted))
                                ? Future.succeededFuture(false)
                                : put(tables, before, command).map(true)))
        .onSuccess(
            changed -> {
              if (changed) {
                events.committed();
              }
            })
        .map(done -> new DefaultProviderSetting(Optional.of(wanted), false));
  }

  private Future<Void> put(
      Store.Tables tables, Optional<ProviderId> before, ChangeDefaultProvider command) {
    NewEvent told =
        NewEvent.settingChanged(
            command.principal().username(),
            SETTING,
            before.map(ProviderId::value).orElse(""),
            command.provider().value(),
            clock.instant());
    return tables
        .settings()
        .put(SETTING, command.provider().value())
        .compose(done -> tables.events().append(List.of(told)))
        .mapEmpty();
  }

  /** A choice that is not there or disabled since counts no more. */
  private Future<Optional<ProviderId>> chosen(Store.Tables tables) {
    return tables
        .settings()
        .find(SETTING)
        .map(
            value ->
                value
                    .map(ProviderId::new)
                    .filter(id -> providers.has(id) && providers.get(id).info().enabled()));
  }

  private Optional<ProviderId> configured() {
    return providers.all().stream()
        .filter(one -> one.info().isDefault())
        .map(ProviderConnection::id)
        .findFirst();
  }

  private static ProviderInfo marked(
      ProviderConnection connection, DefaultProviderSetting setting) {
    return connection.info().withDefault(setting.provider().equals(Optional.of(connection.id())));
  }
}
