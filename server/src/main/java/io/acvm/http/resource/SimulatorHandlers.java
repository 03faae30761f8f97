package io.acvm.http.resource;

import io.acvm.api.SimulatorApi;
import io.acvm.api.model.FaultRules;
import io.acvm.api.model.Latency;
import io.acvm.api.model.MockServerStatus;
import io.acvm.api.model.RequestJournal;
import io.acvm.bus.Address;
import io.acvm.bus.Bus;
import io.acvm.bus.Nothing;
import io.acvm.bus.SimulatorAddresses;
import io.acvm.domain.simulator.SimulatorDocument;
import io.acvm.domain.simulator.SimulatorLatency;
import io.acvm.domain.simulator.SimulatorStatus;
import io.acvm.http.Exchange;
import io.acvm.http.contract.ApiJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** The simulated Prism Central of the mock profile. */
public final class SimulatorHandlers implements SimulatorApi {
  /** A large inventory takes its time to be planted. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Bus bus;

  public SimulatorHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> getMockServerStatus(RoutingContext context) {
    return status(context, SimulatorAddresses.STATUS);
  }

  @Override
  public Future<?> restartMockServer(RoutingContext context) {
    return status(context, SimulatorAddresses.RESTART);
  }

  @Override
  public Future<?> resetMockServer(RoutingContext context) {
    return status(context, SimulatorAddresses.RESET);
  }

  private Future<Void> status(RoutingContext context, Address<Nothing, SimulatorStatus> address) {
    return bus.request(address, Nothing.NOTHING, TIMEOUT)
        .compose(
            status ->
                new Exchange(context)
                    .json(
                        new MockServerStatus(
                            status.running(), status.url(), status.version(), status.entities())));
  }

  @Override
  public Future<?> getMockServerFaults(RoutingContext context) {
    return bus.request(SimulatorAddresses.FAULTS, Nothing.NOTHING)
        .compose(faults -> answer(context, faults, FaultRules.class));
  }

  @Override
  public Future<?> setMockServerFaults(RoutingContext context) {
    var rules = new Exchange(context).input().body(FaultRules.class);
    return bus.request(
            SimulatorAddresses.SET_FAULTS, new SimulatorDocument(ApiJson.write(rules).toString()))
        .compose(faults -> answer(context, faults, FaultRules.class));
  }

  @Override
  public Future<?> getMockServerLatency(RoutingContext context) {
    return bus.request(SimulatorAddresses.LATENCY, Nothing.NOTHING)
        .compose(latency -> answer(context, latency));
  }

  @Override
  public Future<?> setMockServerLatency(RoutingContext context) {
    var wanted = new Exchange(context).input().body(Latency.class);
    return bus.request(
            SimulatorAddresses.SET_LATENCY,
            new SimulatorLatency(wanted.delayMillis(), wanted.jitterMillis()))
        .compose(latency -> answer(context, latency));
  }

  @Override
  public Future<?> listMockServerRequests(RoutingContext context) {
    return bus.request(SimulatorAddresses.JOURNAL, new Exchange(context).input().number("limit"))
        .compose(journal -> answer(context, journal, RequestJournal.class));
  }

  private static Future<Void> answer(RoutingContext context, SimulatorLatency latency) {
    return new Exchange(context).json(new Latency(latency.delayMillis(), latency.jitterMillis()));
  }

  private static Future<Void> answer(
      RoutingContext context, SimulatorDocument document, Class<?> type) {
    return new Exchange(context).json(ApiJson.read(new JsonObject(document.json()), type));
  }
}
