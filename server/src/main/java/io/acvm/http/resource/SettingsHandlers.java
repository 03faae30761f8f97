package io.acvm.http.resource;

import io.acvm.api.SettingsApi;
import io.acvm.api.model.RegistrationPolicy;
import io.acvm.api.model.Settings;
import io.acvm.api.model.SettingsUpdate;
import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.bus.InventoryAddresses;
import io.acvm.bus.Nothing;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.ChangeDefaultProvider;
import io.acvm.domain.provider.DefaultProviderSetting;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.user.AccountCommand.ChangeRegistration;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** What an administrator may change while the server runs. */
public final class SettingsHandlers implements SettingsApi {
  private final Bus bus;

  public SettingsHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> getSettings(RoutingContext context) {
    return read().compose(settings -> new Exchange(context).json(settings));
  }

  /** What the configuration decides is refused before anything is changed. */
  @Override
  public Future<?> updateSettings(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(SettingsUpdate.class);
    return read()
        .compose(before -> refuseFixed(before, body))
        .compose(ok -> changeDefaultProvider(exchange, body))
        .compose(ok -> changeRegistration(exchange, body))
        .compose(ok -> read())
        .compose(exchange::json);
  }

  private static Future<Void> refuseFixed(Settings before, SettingsUpdate body) {
    if (body.registration() != null && before.registrationFixed()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.SETTING_FIXED, "name", "registration"));
    }
    return Future.succeededFuture();
  }

  private Future<?> changeDefaultProvider(Exchange exchange, SettingsUpdate body) {
    return body.defaultProvider() == null
        ? Future.succeededFuture()
        : bus.request(
            InventoryAddresses.CHANGE_DEFAULT_PROVIDER,
            new ChangeDefaultProvider(
                exchange.principal(), new ProviderId(body.defaultProvider())));
  }

  private Future<?> changeRegistration(Exchange exchange, SettingsUpdate body) {
    return body.registration() == null
        ? Future.succeededFuture()
        : bus.request(
            AccountAddresses.CHANGE_REGISTRATION,
            new ChangeRegistration(
                exchange.principal(),
                io.acvm.domain.user.RegistrationPolicy.valueOf(body.registration().name())));
  }

  private Future<Settings> read() {
    var registration = bus.request(AccountAddresses.REGISTRATION, Nothing.NOTHING);
    var provider = bus.request(InventoryAddresses.DEFAULT_PROVIDER, Nothing.NOTHING);
    return Future.all(registration, provider)
        .map(both -> settings(registration.result(), provider.result()));
  }

  private static Settings settings(
      RegistrationSetting registration, DefaultProviderSetting provider) {
    return new Settings(
        RegistrationPolicy.valueOf(registration.policy().name()),
        registration.fixed(),
        provider.provider().map(ProviderId::value).orElse(null),
        provider.fixed());
  }
}
