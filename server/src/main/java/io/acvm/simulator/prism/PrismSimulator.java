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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated Prism Central that serves HTTP. Also the way for a test to look at the truth and to
 * break things.
 */
public final class PrismSimulator {
  /** The version that it says it is. */
  public static final String PRODUCT_VERSION = Service.PRODUCT_VERSION;

  private static final Logger LOG = LoggerFactory.getLogger(PrismSimulator.class);

  private final Vertx vertx;
  private final PrismSimulatorOptions options;
  private final SimulatorClock clock;
  private final Faults faults;
  private final Journal journal;
  private Context context;
  private StateFile file;
  private ChangeLog log;
  private World world;
  private Tasks tasks;
  private ImageFiles imageFiles;
  private ImageDownloads downloads;
  private ImageRoutes images;
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
    this.faults = new Faults(options.seedPlan().seed());
    this.journal = new Journal(clock);
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
        new Authentication(options.username(), options.password(), options.apiKey(), clock);
    FaultInjection injection = new FaultInjection(world, faults, journal, clock);
    Http http = new Http(vertx, log, journal, injection, authentication);
    VmPower power = new VmPower(world, tasks);
    VmEffects effects = new VmEffects(world, power, tasks);
    new SnapshotEffects(world, effects, tasks, clock);
    VmFactory vms = new VmFactory(world, tasks, clock);
    imageFiles = new ImageFiles(vertx, world, options.stateFile());
    imageFiles.mount(http);
    new OvaRoutes(world).mount(http);
    http.readBodies();
    new VmRoutes(world, tasks, vms).mount(http);
    new VmActions(world, tasks, clock).mount(http);
    new RecoveryPointRoutes(world, tasks, vms).mount(http);
    downloads = options.downloads() ? new ImageDownloads(vertx, imageFiles) : null;
    images = new ImageRoutes(world, tasks, clock, imageFiles, downloads);
    images.mount(http);
    new Service(world, clock, authentication).mount(http);
    new Infrastructure(world).mount(http);
    new IntentRoutes(world, tasks, clock, new SubnetKind(world)).mount(http);
    new IntentRoutes(world, tasks, clock, AccountKind.users(world)).mount(http);
    new IntentRoutes(world, tasks, clock, AccountKind.groups(world)).mount(http);
    mountProjects(http);
    new CategoryRoutes(world).mount(http);
    new GroupRoutes(world).mount(http);
    new TaskRoutes(world, tasks, clock).mount(http);
    new BatchRoutes(http).mount();
    new SnapshotRoutes(world, tasks, vms, clock).mount(http);
    new ControlRoutes(this, world, faults, journal, clock).mount(http);
    tasks.resume();
    images.resume();
    return http;
  }

  private void mountProjects(Http http) {
    ProjectAccess access = new ProjectAccess(world, clock);
    ProjectKind kind = new ProjectKind(world, access);
    IntentRoutes projects = new IntentRoutes(world, tasks, clock, kind);
    projects.mount(http);
    projects.mount(http, "/projects_internal", new InternalProject(world, kind, access));
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
        .compose(done -> downloads == null ? Future.succeededFuture() : downloads.close())
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

  /** Everything is as after a first start. */
  public Future<Void> reset() {
    return runAndCommit(this::replantState);
  }

  void replantState() {
    forget();
    new Seed(world, options.seedPlan()).plant();
    world.index();
  }

  /** Unfinished tasks of the new state go on. */
  void replaceState(List<Change> state) {
    forget();
    state.forEach(world::save);
    world.index();
    tasks.resume();
    images.resume();
  }

  private void forget() {
    tasks.clear();
    List.copyOf(world.images.all())
        .forEach(image -> imageFiles.delete(image.getJsonObject("metadata").getString("uuid")));
    world.clear();
  }

  Future<Void> advance(ManualClock manual, Duration step) {
    return vertx.executeBlocking(
        () -> {
          manual.advance(step);
          return null;
        });
  }

  /** The rules in force with what they hit, in the form of {@link FaultJson}. */
  public JsonObject faults() {
    return FaultJson.write(faults.standing());
  }

  /** All or nothing: these rules instead of those in force. */
  public void replaceFaults(List<FaultRule> rules) {
    faults.replace(rules);
  }

  public Latency latency() {
    return faults.latency();
  }

  public void latency(Latency latency) {
    faults.latency(latency);
  }

  /**
   * The last requests, the newest first: {@code {total, matches, requests: [{seq, at, method, path,
   * status, millis, user, userAgent, fault, body}]}}. A status of 0 is a connection that was cut.
   */
  public Future<JsonObject> journal(int limit) {
    return onLoop(() -> journal.newest(limit, ""));
  }

  /** How many entities of each kind there are. */
  public Future<Map<String, Integer>> counts() {
    return onLoop(
        () ->
            world.state().stream()
                .collect(Collectors.toMap(Table::kind, table -> table.all().size())));
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
