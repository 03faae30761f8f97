package io.acvm.simulator.prism;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated Prism Central that serves HTTP. Also the way for a test to look at the truth and to
 * break things.
 */
public final class PrismSimulator {
  private static final Logger LOG = LoggerFactory.getLogger(PrismSimulator.class);

  private final Vertx vertx;
  private final PrismSimulatorOptions options;
  private final SimulatorClock clock;
  private final Faults faults = new Faults();
  private Context context;
  private StateFile file;
  private ChangeLog log;
  private World world;
  private Tasks tasks;
  private ImageFiles imageFiles;
  private SelfSignedCertificate certificate;
  private HttpServer server;
  private boolean closed;

  public PrismSimulator(Vertx vertx, PrismSimulatorOptions options) {
    this(vertx, options, new RealClock(vertx));
  }

  public PrismSimulator(Vertx vertx, PrismSimulatorOptions options, SimulatorClock clock) {
    this.vertx = vertx;
    this.options = options;
    this.clock = clock;
  }

  /** Loads or plants the state, takes up unfinished tasks and serves. Completes with the port. */
  public Future<Integer> start() {
    context = vertx.getOrCreateContext();
    return context
        .executeBlocking(this::load)
        .compose(loaded -> onLoop(this::assemble))
        .compose(http -> log.commit().map(http))
        .compose(this::listen)
        .map(HttpServer::actualPort);
  }

  private World load() throws Exception {
    file = options.stateFile().isEmpty() ? null : StateFile.open(options.stateFile().get());
    log = new ChangeLog(context, file);
    world = new World(log);
    if (file != null) {
      file.load(world::load);
    }
    if (world.clusters.all().isEmpty()) {
      new Seed(world, options.seedPlan()).plant();
    }
    world.index();
    certificate = options.tls() ? certificate() : null;
    return world;
  }

  /** Kept with the state, so that whoever pinned it still knows the simulator after a restart. */
  private SelfSignedCertificate certificate() throws Exception {
    JsonObject kept = world.settings.find("certificate");
    if (kept != null) {
      return new SelfSignedCertificate(kept.getString("key"), kept.getString("certificate"));
    }
    SelfSignedCertificate made = SelfSignedCertificate.generate(Instant.now());
    world.settings.save(
        "certificate",
        new JsonObject().put("key", made.keyPem()).put("certificate", made.certificatePem()));
    return made;
  }

  private Http assemble() {
    tasks = new Tasks(world, clock, options.timing(), faults, this::runAndCommit);
    Authentication authentication =
        new Authentication(options.username(), options.password(), clock);
    Http http = new Http(vertx, log, faults, authentication);
    VmPower power = new VmPower(world, tasks);
    VmEffects effects = new VmEffects(world, power, tasks);
    new SnapshotEffects(world, effects, tasks, clock);
    VmFactory vms = new VmFactory(world, tasks, clock);
    imageFiles = new ImageFiles(vertx, world, options.stateFile());
    imageFiles.mount(http);
    http.readBodies();
    new VmRoutes(world, tasks, vms).mount(http);
    new ImageRoutes(world, tasks, clock, imageFiles).mount(http);
    new Infrastructure(world).mount(http);
    new TaskRoutes(world, clock).mount(http);
    new Service(world, clock, authentication).mount(http);
    new SnapshotRoutes(world, tasks, vms, clock).mount(http);
    tasks.resume();
    return http;
  }

  private Future<HttpServer> listen(Http http) {
    HttpServerOptions serverOptions =
        new HttpServerOptions().setHost(options.host()).setPort(options.port());
    if (certificate != null) {
      serverOptions
          .setSsl(true)
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .addKeyValue(Buffer.buffer(certificate.keyPem()))
                  .addCertValue(Buffer.buffer(certificate.certificatePem())));
    }
    return onLoop(() -> vertx.createHttpServer(serverOptions).requestHandler(http.router()))
        .compose(HttpServer::listen)
        .onSuccess(listening -> server = listening);
  }

  /** Stops serving. What is unfinished goes on at the next start with the same state file. */
  public Future<Void> close() {
    return onLoop(() -> closed = true)
        .compose(done -> server == null ? Future.succeededFuture() : server.close())
        .compose(done -> log.commit())
        .compose(done -> imageFiles == null ? Future.succeededFuture() : imageFiles.close())
        .compose(done -> context.executeBlocking(this::closeFile));
  }

  private Void closeFile() throws Exception {
    if (file != null) {
      file.close();
    }
    return null;
  }

  public int port() {
    return server.actualPort();
  }

  /** What a client has to trust; empty over plain http. */
  public Optional<String> certificatePem() {
    return Optional.ofNullable(certificate).map(SelfSignedCertificate::certificatePem);
  }

  /** The rule hits what comes after it. Rules are tried in the order they were added. */
  public void addFault(FaultRule rule) {
    faults.add(rule);
  }

  public void clearFaults() {
    faults.clear();
  }

  /** Ends the tasks that a {@link FaultEffect.HoldTask} keeps running. */
  public Future<Void> releaseHeldTasks() {
    return runAndCommit(tasks::releaseHeld);
  }

  /** The truth, whatever the API shows. */
  public Future<Inventory> inventory() {
    return onLoop(() -> Inventory.of(world));
  }

  private Future<Void> runAndCommit(Runnable code) {
    return onLoop(
            () -> {
              if (!closed) {
                code.run();
              }
              return null;
            })
        .compose(done -> log.commit())
        .onFailure(
            cause -> LOG.error("The simulated Prism Central failed in the background", cause));
  }

  private <T> Future<T> onLoop(Callable<T> code) {
    Promise<T> result = Promise.promise();
    context.runOnContext(
        go -> {
          try {
            result.complete(code.call());
          } catch (Exception e) {
            result.fail(e);
          }
        });
    return result.future();
  }
}
