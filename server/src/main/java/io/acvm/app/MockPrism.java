package io.acvm.app;

import io.acvm.bus.Bus;
import io.acvm.bus.SimulatorAddresses;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.simulator.SimulatorDocument;
import io.acvm.domain.simulator.SimulatorLatency;
import io.acvm.domain.simulator.SimulatorStatus;
import io.acvm.simulator.prism.FaultJson;
import io.acvm.simulator.prism.FaultRule;
import io.acvm.simulator.prism.Latency;
import io.acvm.simulator.prism.PrismSimulator;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.PrismSimulatorVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The simulated Prism Central of the mock profile, and what administrators may do to it. */
final class MockPrism {
  private final Vertx vertx;
  private PrismSimulatorOptions options;
  private PrismSimulatorVerticle verticle;
  private String deployment;
  private Future<SimulatorStatus> restarting = Future.succeededFuture();

  MockPrism(Vertx vertx, PrismSimulatorOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  /** Completes with the port, which stays the same from then on. */
  Future<Integer> start() {
    PrismSimulatorVerticle next = new PrismSimulatorVerticle(options);
    return vertx
        .deployVerticle(next)
        .map(
            id -> {
              deployment = id;
              verticle = next;
              options = options.withPort(next.simulator().port());
              return options.port();
            });
  }

  void serve(Bus bus) {
    bus.serve(SimulatorAddresses.STATUS, nothing -> status());
    bus.serve(SimulatorAddresses.RESTART, nothing -> restart());
    bus.serve(
        SimulatorAddresses.RESET,
        nothing -> running().compose(PrismSimulator::reset).compose(done -> status()));
    bus.serve(SimulatorAddresses.FAULTS, nothing -> running().map(MockPrism::faults));
    bus.serve(
        SimulatorAddresses.SET_FAULTS,
        document -> {
          List<FaultRule> rules = rules(document);
          return running().onSuccess(prism -> prism.replaceFaults(rules)).map(MockPrism::faults);
        });
    bus.serve(SimulatorAddresses.LATENCY, nothing -> running().map(MockPrism::latency));
    bus.serve(
        SimulatorAddresses.SET_LATENCY,
        wanted ->
            running()
                .onSuccess(
                    prism ->
                        prism.latency(
                            new Latency(
                                Duration.ofMillis(wanted.delayMillis()),
                                Duration.ofMillis(wanted.jitterMillis()))))
                .map(MockPrism::latency));
    bus.serve(
        SimulatorAddresses.JOURNAL,
        limit ->
            running()
                .compose(prism -> prism.journal(limit))
                .map(journal -> new SimulatorDocument(journal.encode())));
  }

  /** Outside of the mock profile there is nothing to ask. */
  static void serveNone(Bus bus) {
    Supplier<AcvmException> none = () -> AcvmException.of(ErrorCode.SIMULATOR_NOT_PRESENT);
    bus.serve(SimulatorAddresses.STATUS, any -> Future.failedFuture(none.get()));
    bus.serve(SimulatorAddresses.RESTART, any -> Future.failedFuture(none.get()));
    bus.serve(SimulatorAddresses.RESET, any -> Future.failedFuture(none.get()));
    bus.serve(SimulatorAddresses.FAULTS, any -> Future.failedFuture(none.get()));
    bus.serve(SimulatorAddresses.SET_FAULTS, any -> Future.failedFuture(none.get()));
    bus.serve(SimulatorAddresses.LATENCY, any -> Future.failedFuture(none.get()));
    bus.serve(SimulatorAddresses.SET_LATENCY, any -> Future.failedFuture(none.get()));
    bus.serve(SimulatorAddresses.JOURNAL, any -> Future.failedFuture(none.get()));
  }

  private Future<PrismSimulator> running() {
    return restarting.transform(any -> Future.succeededFuture(verticle.simulator()));
  }

  private Future<SimulatorStatus> status() {
    if (!restarting.isComplete()) {
      return Future.succeededFuture(status(false, Map.of()));
    }
    return verticle.simulator().counts().map(counts -> status(true, counts));
  }

  private SimulatorStatus status(boolean running, Map<String, Integer> counts) {
    return new SimulatorStatus(
        running,
        Greeting.url("http", options.host(), options.port()),
        PrismSimulator.PRODUCT_VERSION,
        counts);
  }

  /** One restart at a time; a second wish waits for the same one. */
  private Future<SimulatorStatus> restart() {
    if (restarting.isComplete()) {
      restarting =
          vertx
              .undeploy(deployment)
              .compose(stopped -> start())
              .compose(port -> verticle.simulator().counts())
              .map(counts -> status(true, counts));
    }
    return restarting;
  }

  private static List<FaultRule> rules(SimulatorDocument document) {
    try {
      return FaultJson.parse(new JsonObject(document.json()));
    } catch (IllegalArgumentException cause) {
      throw AcvmException.of(ErrorCode.SIMULATOR_FAULTS_INVALID, "reason", cause.getMessage())
          .causedBy(cause);
    }
  }

  private static SimulatorDocument faults(PrismSimulator prism) {
    return new SimulatorDocument(prism.faults().encode());
  }

  private static SimulatorLatency latency(PrismSimulator prism) {
    Latency latency = prism.latency();
    return new SimulatorLatency(
        (int) latency.fixed().toMillis(), (int) latency.jitter().toMillis());
  }
}
