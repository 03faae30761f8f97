package io.acvm.provider.nutanix;

import io.acvm.domain.provider.ProviderType;
import io.acvm.provider.AddressesContract;
import io.acvm.provider.HypervisorProvider;

/** Addresses of a pool, in the guests of a simulated Prism Central. */
class NutanixAddressesTest extends AddressesContract {
  @Override
  protected HypervisorProvider open() throws Exception {
    return SimulatedPrism.start(vertx, 0).provider();
  }

  @Override
  protected ProviderType type() {
    return ProviderType.NUTANIX_AHV;
  }

  @Override
  protected int machines() {
    return 50;
  }
}
