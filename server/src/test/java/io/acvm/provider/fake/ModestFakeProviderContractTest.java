package io.acvm.provider.fake;

import io.acvm.domain.provider.Capability;
import io.acvm.provider.HypervisorProviderContract;
import io.acvm.provider.ProviderHarness;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumSet;

/** A provider that can do hardly anything keeps the contract too. */
final class ModestFakeProviderContractTest extends HypervisorProviderContract {
  @Override
  protected ProviderHarness open(Vertx vertx) {
    return new FakeHarness(
        FakeProvider.open(
            vertx,
            FakeSettings.DEFAULT
                .withLatency(Duration.ofMillis(1))
                .withDeadline(Duration.ofMillis(500))
                .withCapabilities(
                    EnumSet.of(
                        Capability.CREATE_FROM_TEMPLATE, Capability.START, Capability.STOP_HARD))));
  }
}
