package io.acvm.http.resource;

import io.acvm.api.ServiceApi;
import io.acvm.api.model.About;
import io.acvm.api.model.Health;
import io.acvm.api.model.HealthChecksInner;
import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Nothing;
import io.acvm.http.Exchange;
import io.acvm.http.HttpServices;
import io.acvm.http.contract.ContractFile;
import io.acvm.http.page.DocsPage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** About this server. */
public final class ServiceHandlers implements ServiceApi {
  private static final long CHECK_TIMEOUT_SECONDS = 2;

  private final HttpServices services;
  private final BooleanSupplier isServing;
  private final Buffer contract = ContractFile.published();

  /**
   * @param isServing false while the server starts and stops
   */
  public ServiceHandlers(HttpServices services, BooleanSupplier isServing) {
    this.services = services;
    this.isServing = isServing;
  }

  @Override
  public Future<?> getAbout(RoutingContext context) {
    var about = services.about();
    var setupNeeded = services.bus().request(AccountAddresses.SETUP_NEEDED, Nothing.NOTHING);
    var registration = services.bus().request(AccountAddresses.REGISTRATION, Nothing.NOTHING);
    return Future.all(setupNeeded, registration)
        .map(
            all ->
                new About(
                    "Auto-Creation-VM",
                    about.version(),
                    about.isMock() ? About.ProfileEnum.MOCK : About.ProfileEnum.PRODUCTION,
                    About.RegistrationEnum.valueOf(registration.result().policy().name()),
                    setupNeeded.result()))
        .compose(new Exchange(context)::json);
  }

  @Override
  public Future<?> getApiReference(RoutingContext context) {
    return DocsPage.send(context);
  }

  @Override
  public Future<?> getContract(RoutingContext context) {
    return context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(contract);
  }

  @Override
  public Future<?> getLiveness(RoutingContext context) {
    return new Exchange(context).json(new Health(Health.StatusEnum.UP, List.of()));
  }

  @Override
  public Future<?> getReadiness(RoutingContext context) {
    var checks =
        services.checks().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(check -> checked(check.getKey(), check.getValue()))
            .toList();
    return Future.all(checks)
        .map(all -> health(all.<HealthChecksInner>list()))
        .compose(
            health ->
                new Exchange(context)
                    .json(health.status() == Health.StatusEnum.UP ? 200 : 503, health));
  }

  @Override
  public Future<?> getMetrics(RoutingContext context) {
    return context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .end(services.metrics().get());
  }

  private Health health(List<HealthChecksInner> checks) {
    var isUp =
        isServing.getAsBoolean()
            && checks.stream().allMatch(check -> check.status() == HealthChecksInner.StatusEnum.UP);
    return new Health(isUp ? Health.StatusEnum.UP : Health.StatusEnum.DOWN, checks);
  }

  private static Future<HealthChecksInner> checked(String id, Supplier<Future<?>> check) {
    return Future.succeededFuture()
        .compose(start -> check.get())
        .timeout(CHECK_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .transform(
            result ->
                Future.succeededFuture(
                    new HealthChecksInner(
                        id,
                        result.succeeded()
                            ? HealthChecksInner.StatusEnum.UP
                            : HealthChecksInner.StatusEnum.DOWN)));
  }
}
