package io.acvm.app;

import static io.acvm.simulator.prism.SeedPlan.PRESET;

import io.acvm.config.MockConfig;
import io.acvm.config.ProviderConfig;
import io.acvm.config.ProviderSettings;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderType;
import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.nutanix.PrismTrust;
import io.acvm.secret.Secret;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.SeedPlan;
import io.acvm.simulator.prism.TaskTiming;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Optional;

/** The Prism Central of the mock profile, and the provider that reaches it. */
final class SimulatedPrism {
  /** Nobody outside this machine has anything to do with it. */
  static final String HOST = "127.0.0.1";

  /** The account of a Prism Central that was just installed. */
  static final String USERNAME = "admin";

  static final Secret PASSWORD = new Secret("nutanix/4u");

  /** One of the example clusters, for VMs that name none. */
  private static final String CLUSTER = "Production-Cluster";

  private SimulatedPrism() {}

  /** A simulated Prism Central whose state outlives the process. */
  static MockPrism prism(Vertx vertx, MockConfig config, DataDirectory data) {
    return new MockPrism(
        vertx,
        PrismSimulatorOptions.inMemory(USERNAME, PASSWORD.value())
            .withPort(config.prismPort())
            .withSeedPlan(new SeedPlan(PRESET.clusters(), config.vms(), PRESET.seed()))
            .withTiming(timing(config))
            .withStateFile(data.file("mock-prism.db")));
  }

  /** Starts it, and says how to reach it. */
  static Future<ProviderConfig> start(MockPrism prism) {
    return prism
        .start()
        .map(SimulatedPrism::provider)
        .recover(cause -> Future.failedFuture(new StartFailures.SimulatorFailure(cause)));
  }

  private static TaskTiming timing(MockConfig config) {
    return config.taskDuration().map(TaskTiming::constant).orElse(TaskTiming.REALISTIC);
  }

  private static ProviderConfig provider(int port) {
    return new ProviderConfig(
        new ProviderId("nutanix"),
        ProviderType.NUTANIX_AHV,
        "Nutanix",
        true,
        new ProviderSettings.Nutanix(
            NutanixSettings.of(
                URI.create("http://" + HOST + ":" + port),
                USERNAME,
                PASSWORD,
                new PrismTrust.PublicAuthorities(),
                Optional.of(CLUSTER))));
  }
}
