package io.acvm.app;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.simulator.prism.FaultJson;
import io.acvm.simulator.prism.FaultRule;
import io.acvm.simulator.prism.ManualClock;
import io.acvm.simulator.prism.PrismSimulator;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.SeedPlan;
import io.acvm.simulator.prism.TaskTiming;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm mock-prism}: the simulated Prism Central alone, for the software of other people. */
@Command(name = "mock-prism")
final class MockPrismCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(MockPrismCommand.class);
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 30;

  private enum Preset {
    STANDARD,
    ORIGINAL,
    EMPTY
  }

  private final CliEnvironment environment;

  @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "mockPrism.host")
  private String host = SimulatedPrism.HOST;

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "mockPrism.port")
  private int port = 9441;

  @Option(names = "--http", descriptionKey = "mockPrism.http")
  private boolean http;

  @Option(names = "--preset", paramLabel = "NAME", descriptionKey = "mockPrism.preset")
  private Preset preset = Preset.STANDARD;

  @Option(names = "--vms", paramLabel = "N", descriptionKey = "mockPrism.vms")
  private Integer vms;

  @Option(names = "--clusters", paramLabel = "N", descriptionKey = "mockPrism.clusters")
  private Integer clusters;

  @Option(names = "--seed", paramLabel = "NUMBER", descriptionKey = "mockPrism.seed")
  private Long seed;

  @Option(names = "--state", paramLabel = "FILE", descriptionKey = "mockPrism.state")
  private Path state;

  @Option(names = "--username", paramLabel = "NAME", descriptionKey = "mockPrism.username")
  private String username = SimulatedPrism.USERNAME;

  @Option(names = "--password", paramLabel = "PASSWORD", descriptionKey = "mockPrism.password")
  private String password = SimulatedPrism.PASSWORD.value();

  @Option(names = "--api-key", paramLabel = "KEY", descriptionKey = "mockPrism.apiKey")
  private String apiKey = "";

  @Option(names = "--faults", paramLabel = "FILE", descriptionKey = "mockPrism.faults")
  private Path faults;

  @Option(names = "--task-millis", paramLabel = "MS", descriptionKey = "mockPrism.taskMillis")
  private Long taskMillis;

  @Option(names = "--download", descriptionKey = "mockPrism.download")
  private boolean download;

  @Option(names = "--virtual-clock", descriptionKey = "mockPrism.virtualClock")
  private boolean virtualClock;

  MockPrismCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrismSimulatorOptions options = options();
    List<FaultRule> rules = faults == null ? List.of() : rules();
    Vertx vertx = Vertx.vertx();
    try {
      PrismSimulator simulator = simulator(vertx, options);
      simulator.replaceFaults(rules);
      start(simulator);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(vertx, simulator), "acvm-stop-prism"));
      PrintWriter out = environment.terminal().out();
      out.println("ready " + Greeting.url(http ? "http" : "https", host, simulator.port()));
      out.flush();
      new CountDownLatch(1).await();
      return ExitCode.SUCCESS.number();
    } finally {
      vertx.close();
    }
  }

  private PrismSimulatorOptions options() {
    PrismSimulatorOptions options =
        PrismSimulatorOptions.inMemory(username, password)
            .withHost(host)
            .withPort(port)
            .withTls(!http)
            .withSeedPlan(plan())
            .withApiKey(apiKey)
            .withDownloads(download);
    if (taskMillis != null) {
      options = options.withTiming(TaskTiming.constant(Duration.ofMillis(taskMillis)));
    }
    return state == null ? options : options.withStateFile(state);
  }

  private SeedPlan plan() {
    SeedPlan chosen = preset == Preset.ORIGINAL ? SeedPlan.ORIGINAL : SeedPlan.PRESET;
    int standard = preset == Preset.EMPTY ? 0 : chosen.vms();
    try {
      return new SeedPlan(
          clusters == null ? chosen.clusters() : clusters,
          vms == null ? standard : vms,
          seed == null ? chosen.seed() : seed,
          chosen.isos());
    } catch (IllegalArgumentException cause) {
      throw new CliException(ExitCode.INVALID, cause.getMessage(), cause);
    }
  }

  private List<FaultRule> rules() {
    try {
      return FaultJson.parse(new JsonObject(Files.readString(faults)));
    } catch (IOException | DecodeException | IllegalArgumentException cause) {
      throw new CliException(
          ExitCode.CONFIGURATION,
          environment.texts().get("mockPrism.badFaults", faults, cause.getMessage()),
          cause);
    }
  }

  private PrismSimulator simulator(Vertx vertx, PrismSimulatorOptions options) {
    return virtualClock
        ? new PrismSimulator(vertx, options, new ManualClock(Instant.now()))
        : new PrismSimulator(vertx, options);
  }

  private void start(PrismSimulator simulator) {
    try {
      simulator.start().await(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception cause) {
      // Awaiting throws whatever the future failed with, checked or not.
      boolean taken = cause instanceof BindException || cause.getCause() instanceof BindException;
      String text =
          taken
              ? environment.texts().get("server.addressInUse", host, port, "--port")
              : environment
                  .texts()
                  .get("mockPrism.startFailed", String.valueOf(cause.getMessage()));
      throw new CliException(taken ? ExitCode.ADDRESS_IN_USE : ExitCode.FAILED, text, cause);
    }
  }

  private static void stop(Vertx vertx, PrismSimulator simulator) {
    try {
      simulator.close().compose(done -> vertx.close()).await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (Exception cause) {
      LOG.error("The simulated Prism Central did not stop in order", cause);
    }
  }
}
