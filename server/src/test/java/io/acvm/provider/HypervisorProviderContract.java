package io.acvm.provider;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The promises of {@link HypervisorProvider}, as tests. Every provider has one subclass for each
 * hypervisor, real or simulated, that it is tried against; the subclass is the harness and nothing
 * else.
 */
@ExtendWith(VertxExtension.class)
public abstract class HypervisorProviderContract
    implements MakingContract, RunningContract, SnapshotContract, FailureContract {
  private ProviderHarness harness;

  protected abstract ProviderHarness open(Vertx vertx) throws Exception;

  @Override
  public final ProviderHarness harness() {
    return harness;
  }

  @BeforeEach
  void openHarness(Vertx vertx) throws Exception {
    harness = open(vertx);
  }

  @AfterEach
  void closeProvider() throws Exception {
    harness.provider().close().await(10, TimeUnit.SECONDS);
  }
}
