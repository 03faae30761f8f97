package io.acvm.app;

import io.acvm.auth.Auth;
import io.acvm.auth.AuthVerticle;
import io.acvm.bus.Bus;
import io.acvm.bus.EventAddresses;
import io.acvm.bus.EventsVerticle;
import io.acvm.bus.InventoryVerticle;
import io.acvm.bus.OperationsVerticle;
import io.acvm.bus.OrganizerVerticle;
import io.acvm.bus.VertxScheduler;
import io.acvm.cli.Acvm;
import io.acvm.config.AcvmConfig;
import io.acvm.config.Profile;
import io.acvm.config.ProviderConfig;
import io.acvm.core.Core;
import io.acvm.core.CoreSettings;
import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.operation.ContextCodec;
import io.acvm.http.HttpOptions;
import io.acvm.http.HttpServices;
import io.acvm.http.HttpVerticle;
import io.acvm.secret.KeyRing;
import io.acvm.secret.MacKey;
import io.acvm.secret.Sealer;
import io.acvm.store.Store;
import io.acvm.store.sql.SqlStores;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The parts of the server, put together. Each part that has started says how it is stopped; they
 * are stopped in the opposite order, so that nothing loses what it stands on.
 */
final class Server {
  private static final Duration OPERATIONS_PATIENCE = Duration.ofSeconds(8);

  private final Vertx vertx;
  private final AcvmConfig config;
  private final DataDirectory data;
  private final StopList stops = new StopList();
  private final SecureRandom random = new SecureRandom();
  private final Bus bus;

  Server(Vertx vertx, AcvmConfig config, DataDirectory data) {
    this.vertx = vertx;
    this.config = config;
    this.data = data;
    this.bus = Bus.create(vertx);
  }

  /** Fails when a part does; what has started by then is stopped by {@link #stop()}. */
  Future<Readiness> start() {
    return SqlStores.open(vertx, Databases.url(config.database()))
        .onSuccess(store -> stops.add("store", store::close))
        .compose(
            store ->
                providers()
                    .compose(this::open)
                    .compose(
                        providers -> keys().compose(keys -> startParts(store, keys, providers))));
  }

  Future<Void> stop() {
    return stops.run();
  }

  private Future<List<ProviderConfig>> providers() {
    return config.profile() == Profile.MOCK
        ? SimulatedPrism.start(vertx, config.mock(), data).compose(this::withWorkstation)
        : Future.succeededFuture(config.providers());
  }

  private Future<List<ProviderConfig>> withWorkstation(ProviderConfig prism) {
    return config.mock().vmware()
        ? vertx
            .executeBlocking(() -> SimulatedWorkstation.open(config.mock(), data))
            .map(workstation -> List.of(prism, workstation))
        : Future.succeededFuture(List.of(prism));
  }

  private Future<Providers> open(List<ProviderConfig> configured) {
    return vertx
        .executeBlocking(() -> new Providers(vertx, configured))
        .onSuccess(providers -> stops.add("providers", providers::close));
  }

  private Future<KeyRing> keys() {
    return vertx.executeBlocking(() -> KeyRing.open(data.file("server.key"), random));
  }

  private Future<Readiness> startParts(Store store, KeyRing keys, Providers providers) {
    Core core = core(store, new ProviderRegistry(providers.connections()), keys);
    Auth auth =
        Auth.create(
            vertx,
            store,
            keys,
            config.registration(),
            Clock.systemUTC(),
            random,
            events -> core.events().committed());
    HttpVerticle http = new HttpVerticle(httpOptions(), services(store));
    return core.start()
        .onSuccess(started -> stops.add("core", () -> core.stop(OPERATIONS_PATIENCE)))
        .compose(started -> deploy(new AuthVerticle(bus, auth)))
        .compose(id -> deploy(new EventsVerticle(bus, core.events())))
        .compose(id -> deploy(new InventoryVerticle(bus, core.inventory())))
        .compose(id -> deploy(new OperationsVerticle(bus, core.operations(), core.vms())))
        .compose(id -> deploy(new OrganizerVerticle(bus, core.vms().files())))
        .compose(id -> new Administrators(vertx, auth.setup(), config, data, random).prepare())
        .compose(first -> deploy(http).map(id -> new Readiness(http.port(), first)));
  }

  private Core core(Store store, ProviderRegistry providers, KeyRing keys) {
    MacKey requests = new MacKey(keys.derive(KeyRing.Purpose.REQUEST));
    Sealer sealer = new Sealer(keys, random);
    return new Core(
        store,
        providers,
        new VertxScheduler(vertx),
        Clock.systemUTC(),
        new ContextCodec(sealer::seal, sealer::open, requests::tag),
        CoreSettings.DEFAULT,
        event -> bus.publish(EventAddresses.PUBLISHED, event));
  }

  private HttpOptions httpOptions() {
    return HttpOptions.on(config.server().host(), config.server().port());
  }

  private HttpServices services(Store store) {
    boolean mock = config.profile() == Profile.MOCK;
    return new HttpServices(
        bus,
        new HttpServices.About(Acvm.version(), mock, config.registration()),
        Map.of("database", store::ping),
        Metrics::text);
  }

  private Future<String> deploy(Deployable verticle) {
    return vertx
        .deployVerticle(verticle)
        .onSuccess(id -> stops.add(verticle.getClass().getSimpleName(), () -> vertx.undeploy(id)));
  }
}
