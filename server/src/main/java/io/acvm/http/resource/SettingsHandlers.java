package io.acvm.http.resource;

import io.acvm.api.SettingsApi;
import io.acvm.api.model.RegistrationPolicy;
import io.acvm.api.model.Settings;
import io.acvm.api.model.SettingsUpdate;
import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.bus.Nothing;
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
    return bus.request(AccountAddresses.REGISTRATION, Nothing.NOTHING)
        .compose(registration -> new Exchange(context).json(settings(registration)));
  }

  @Override
  public Future<?> updateSettings(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(SettingsUpdate.class);
    var command =
        new ChangeRegistration(
            exchange.principal(),
            io.acvm.domain.user.RegistrationPolicy.valueOf(body.registration().name()));
    return bus.request(AccountAddresses.CHANGE_REGISTRATION, command)
        .compose(registration -> exchange.json(settings(registration)));
  }

  private static Settings settings(RegistrationSetting registration) {
    return new Settings(
        RegistrationPolicy.valueOf(registration.policy().name()), registration.fixed());
  }
}
