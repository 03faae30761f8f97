package io.acvm.app;

import io.acvm.auth.Auth;
import io.acvm.auth.AuthVerticle;
import io.acvm.bus.Bus;
import io.acvm.bus.EventAddresses;
import io.acvm.bus.EventsVerticle;
import io.acvm.bus.InventoryVerticle;
import io.acvm.bus.IpVerticle;
import io.acvm.bus.OperationsVerticle;
import io.acvm.bus.OrganizerVerticle;
import io.acvm.bus.VertxScheduler;
import io.acvm.cli.Acvm;
import io.acvm.config.AcvmConfig;
import io.acvm.config.Profile;
import io.acvm.config.ProviderConfig;
import io.acvm.config.ServerConfig;
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
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PfxOptions;
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
    if (config.profile() != Profile.MOCK) {
      MockPrism.serveNone(bus);
      return Future.succeededFuture(config.providers());
    }
    MockPrism prism = SimulatedPrism.prism(vertx, config.mock(), data);
    prism.serve(bus);
    return SimulatedPrism.start(prism).compose(this::withWorkstation);
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
    Core core =
        core(
            store,
            new ProviderRegistry(providers.connections(), config.defaultProviderNamed()),
            keys);
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
        .compose(started -> examples(core, providers))
        .compose(started -> deploy(new AuthVerticle(bus, auth)))
        .compose(id -> deploy(new EventsVerticle(bus, core.events())))
        .compose(id -> deploy(new InventoryVerticle(bus, core.inventory(), core.defaultProvider())))
        .compose(id -> deploy(new IpVerticle(bus, core.ips())))
        .compose(id -> deploy(new OperationsVerticle(bus, core.operations(), core.vms())))
        .compose(id -> deploy(new OrganizerVerticle(bus, core.vms().files())))
        .compose(id -> new Administrators(vertx, auth.setup(), config, data, random).prepare())
        .compose(first -> deploy(http).map(id -> new Readiness(http.port(), first)));
  }

  private Future<Void> examples(Core core, Providers providers) {
    return config.profile() == Profile.MOCK
        ? ExamplePools.make(core, providers.connections().get(0).id())
        : Future.succeededFuture();
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
        CoreSettings.DEFAULT.keepingOperations(config.operationRetention()),
        new NetworkProbe(vertx),
        event -> bus.publish(EventAddresses.PUBLISHED, event));
  }

  private HttpOptions httpOptions() {
    ServerConfig server = config.server();
    return HttpOptions.on(server.host(), server.port())
        .with(server.tls().map(Server::keyAndCertificate), server.trustForwardedHeaders());
  }

  private static KeyCertOptions keyAndCertificate(ServerConfig.Tls tls) {
    if (tls instanceof ServerConfig.Tls.Pem pem) {
      return new PemKeyCertOptions()
          .setCertPath(pem.certificate().toString())
          .setKeyPath(pem.key().toString());
    }
    ServerConfig.Tls.Pkcs12 file = (ServerConfig.Tls.Pkcs12) tls;
    return new PfxOptions()
        .setPath(file.keystore().toString())
        .setPassword(file.password().value());
  }

  private HttpServices services(Store store) {
    boolean mock = config.profile() == Profile.MOCK;
    return new HttpServices(
        bus,
        new HttpServices.About(Acvm.version(), mock),
        Map.of("database", store::ping),
        Metrics::text);
  }

  private Future<String> deploy(Deployable verticle) {
    return vertx
        .deployVerticle(verticle)
        .onSuccess(id -> stops.add(verticle.getClass().getSimpleName(), () -> vertx.undeploy(id)));
  }
}
