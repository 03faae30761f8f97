package io.acvm.provider.nutanix;

import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.HypervisorProviderContract;
import io.acvm.provider.ProviderHarness;
import io.acvm.simulator.prism.FaultJson;
import io.acvm.simulator.prism.Latency;
import io.acvm.simulator.prism.PrismSimulator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The same contract while every request is slow, and the first ones are refused for busyness, lost
 * before and after their work, or cut off: nobody who asks a provider may notice.
 */
final class NutanixContractUnderFaultsTest extends HypervisorProviderContract {
  private static final String WEATHER =
      """
      {"rules": [
        {"id": "busy-lists", "match": {"method": "POST", "path": ".*/list"}, "times": 1,
         "effect": {"type": "ANSWER", "status": 429, "headers": {"Retry-After": "0"}, "body": "{}"}},
        {"id": "busy-work", "match": {"method": "POST", "path": ".*/(vms|snapshots|clone)"}, "times": 1,
         "effect": {"type": "ANSWER", "status": 429, "headers": {"Retry-After": "0"}, "body": "{}"}},
        {"id": "busy-changes", "match": {"method": "PUT"}, "times": 1,
         "effect": {"type": "ANSWER", "status": 429, "headers": {"Retry-After": "0"}, "body": "{}"}},
        %s,
        {"id": "lost", "match": {"method": "POST", "path": ".*/vms"}, "times": 1,
         "effect": {"type": "RESET", "afterWork": true}},
        {"id": "lost-change", "match": {"method": "PUT"}, "times": 1,
         "effect": {"type": "RESET", "afterWork": true}},
        {"id": "lost-deletion", "match": {"method": "DELETE"}, "times": 1,
         "effect": {"type": "RESET", "afterWork": true}},
        {"id": "late-tasks", "match": {"task": "ANY"}, "delayMillis": 5, "jitterMillis": 10,
         "effect": {"type": "SLOW"}}]}
      """;

  /** What becomes of the first question; another thing for each test, for repeating takes time. */
  private static final List<String> OF_ONE_QUESTION =
      List.of(
          """
          {"match": {"method": "GET"}, "times": 1, "effect": {"type": "ANSWER", "status": 503,
            "contentType": "text/html", "body": "<h1>busy</h1>"}}
          """,
          """
          {"match": {"method": "GET"}, "times": 1, "effect": {"type": "TRUNCATE", "bytes": 10}}
          """,
          """
          {"match": {"method": "GET"}, "times": 1, "effect": {"type": "RESET"}}
          """);

  private static final AtomicInteger TURN = new AtomicInteger();

  @Override
  protected ProviderHarness open(Vertx vertx) throws Exception {
    SimulatedPrism prism = SimulatedPrism.start(vertx, 0);
    Stormy stormy = new Stormy(new NutanixContractTest.Harness(prism), prism.simulator());
    stormy.blow();
    return stormy;
  }

  /** The weather is for the provider alone: whoever prepares a test has none. */
  private record Stormy(ProviderHarness calm, PrismSimulator prism) implements ProviderHarness {
    void blow() {
      prism.latency(new Latency(Duration.ofMillis(1), Duration.ofMillis(4)));
      String question = OF_ONE_QUESTION.get(TURN.getAndIncrement() % OF_ONE_QUESTION.size());
      prism.replaceFaults(FaultJson.parse(new JsonObject(WEATHER.formatted(question))));
    }

    private void rest() {
      prism.latency(Latency.NONE);
      prism.clearFaults();
    }

    @Override
    public HypervisorProvider provider() {
      return calm.provider();
    }

    @Override
    public int sourceGib() {
      return calm.sourceGib();
    }

    @Override
    public TemplateId seed(Template.Type type, String name) {
      rest();
      TemplateId made = calm.seed(type, name);
      blow();
      return made;
    }

    @Override
    public void seedVms(int count) {
      rest();
      calm.seedVms(count);
      blow();
    }

    @Override
    public String network() {
      return calm.network();
    }

    @Override
    public String freeAddress() {
      return calm.freeAddress();
    }

    @Override
    public void ignoreGuestShutdown(ProviderVmRef ref) {
      calm.ignoreGuestShutdown(ref);
    }

    @Override
    public void makeUnreachable() {
      calm.makeUnreachable();
    }

    @Override
    public void refuseCredentials() {
      prism.clearFaults();
      calm.refuseCredentials();
    }

    @Override
    public Optional<Runnable> garbage() {
      prism.clearFaults();
      return calm.garbage();
    }

    @Override
    public void neverEndNextWork() {
      prism.clearFaults();
      calm.neverEndNextWork();
    }

    @Override
    public void failNextWork() {
      prism.clearFaults();
      calm.failNextWork();
    }
  }
}
