package io.acvm.provider.nutanix;

import io.acvm.secret.Secret;
import io.acvm.simulator.prism.FaultEffect;
import io.acvm.simulator.prism.FaultRule;
import io.acvm.simulator.prism.PrismSimulator;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.SeedPlan;
import io.acvm.simulator.prism.TaskKind;
import io.acvm.simulator.prism.TaskTiming;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A simulated Prism Central with a provider connected to it.
 *
 * @param settings of that provider
 * @param deafGuests whether guests from now on take a day to shut down
 */
record SimulatedPrism(
    PrismSimulator simulator,
    PrismDoor door,
    NutanixSettings settings,
    NutanixProvider provider,
    AtomicBoolean deafGuests) {
  static final String USERNAME = "admin";
  static final String PASSWORD = "a \"strange\" p:assword";

  /** One cluster with that many VMs; every task is done at once. */
  static SimulatedPrism start(Vertx vertx, int vms) throws Exception {
    AtomicBoolean deafGuests = new AtomicBoolean();
    TaskTiming timing =
        new TaskTiming(
            Duration.ZERO,
            kind ->
                kind == TaskKind.GUEST_OFF && deafGuests.get()
                    ? Duration.ofDays(1)
                    : Duration.ZERO);
    PrismSimulator simulator =
        new PrismSimulator(
            vertx,
            PrismSimulatorOptions.inMemory(USERNAME, PASSWORD)
                .withSeedPlan(new SeedPlan(1, vms, 1))
                .withTiming(timing));
    int port = simulator.start().await(20, TimeUnit.SECONDS);
    NutanixSettings settings =
        NutanixSettings.of(
                URI.create("http://127.0.0.1:" + port),
                USERNAME,
                new Secret(PASSWORD),
                new PrismTrust.PublicAuthorities(),
                Optional.empty())
            .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(2))
            .withPolls(Duration.ofMillis(5), Duration.ofMillis(50))
            .withRetries(Duration.ofMillis(2), Duration.ofMillis(20));
    return new SimulatedPrism(
        simulator,
        new PrismDoor(vertx, port, USERNAME, PASSWORD),
        settings,
        NutanixProvider.open(vertx, settings),
        deafGuests);
  }

  /** The same request is answered so, that many times. */
  void answer(String method, String pathPattern, int times, int status, String type, String body) {
    simulator.addFault(
        FaultRule.onRequest(
            method, pathPattern, new FaultEffect.AnswerWith(status, type, body), times));
  }

  /** Every request is answered so from now on. */
  void answerAll(int status, String type, String body) {
    simulator.addFault(FaultRule.onEveryRequest(new FaultEffect.AnswerWith(status, type, body)));
  }

  static String error(int code, String reason, String message) {
    return "{\"api_version\":\"3.1\",\"code\":"
        + code
        + ",\"state\":\"ERROR\",\"message_list\":[{\"message\":\""
        + message
        + "\",\"reason\":\""
        + reason
        + "\"}]}";
  }
}
