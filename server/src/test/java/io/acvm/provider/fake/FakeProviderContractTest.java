package io.acvm.provider.fake;

import io.acvm.provider.HypervisorProviderContract;
import io.acvm.provider.ProviderHarness;
import io.vertx.core.Vertx;
import java.time.Duration;

final class FakeProviderContractTest extends HypervisorProviderContract {
  @Override
  protected ProviderHarness open(Vertx vertx) {
    return new FakeHarness(
        FakeProvider.open(vertx, FakeSettings.DEFAULT.withDeadline(Duration.ofMillis(500))));
  }
}
