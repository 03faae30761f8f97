package io.acvm.provider.nutanix;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.bus.VertxScheduler;
import io.acvm.core.Core;
import io.acvm.core.CoreSettings;
import io.acvm.core.TestWorld;
import io.acvm.core.inventory.ProviderConnection;
import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.operation.ContextCodec;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.CatalogueQuery;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.store.Store;
import io.acvm.store.TestStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses of a pool, in the guests of a simulated Prism Central. */
class NutanixAddressesTest {
  private static final ProviderId NUTANIX = new ProviderId("nutanix");
  private static final int MACHINES = 50;

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private SimulatedPrism prism;
  private Store store;
  private Core core;

  @BeforeEach
  void start() throws Exception {
    prism = SimulatedPrism.start(vertx, 0);
    store = TestStores.openTemporarySqlite(vertx, directory);
    ProviderInfo info =
        new ProviderInfo(
            NUTANIX,
            ProviderType.NUTANIX_AHV,
            "Nutanix",
            true,
            true,
            prism.provider().capabilities());
    core =
        new Core(
            store,
            new ProviderRegistry(List.of(new ProviderConnection(info, prism.provider()))),
            new VertxScheduler(vertx),
            Clock.systemUTC(),
            new ContextCodec(TestWorld::seal, TestWorld::open, UnaryOperator.identity()),
            CoreSettings.DEFAULT,
            AddressProbe.OFF,
            event -> {});
    await(core.start());
    await(core.inventory().refresh(NUTANIX));
  }

  @AfterEach
  void stop() {
    await(core.stop(Duration.ofSeconds(5)));
    await(store.close());
    await(vertx.close());
  }

  @Test
  void fiftyMachinesAtOnceHaveFiftyAddressesThatTheirGuestsShow() {
    // Given
    Network network =
        core
            .inventory()
            .networks(new CatalogueQuery(Optional.of(NUTANIX), Optional.empty()))
            .stream()
            .map(Offer::item)
            .filter(Network::managesAddresses)
            .findFirst()
            .orElseThrow();
    String cidr = network.cidr().orElse("192.168.122.0/24");
    IpPoolId pool = pool(cidr);

    // When
    List<Future<Operation>> ends = new ArrayList<>();
    for (int i = 0; i < MACHINES; i++) {
      VmCommand create =
          new VmCommand.Create(
              NUTANIX,
              spec("vm-" + i, network.id()),
              List.of(),
              true,
              Optional.of(new AddressWish(pool, Optional.empty())));
      ends.add(
          core.vms()
              .submit(new Submission(create, TestWorld.AMELIE, Optional.empty()))
              .compose(
                  operation -> core.operations().await(operation.id(), Duration.ofMinutes(2))));
    }
    await(Future.all(ends));

    // Then
    assertThat(ends)
        .allSatisfy(
            end ->
                assertThat(end.result().state())
                    .as("%s", end.result().error())
                    .isEqualTo(OperationState.SUCCEEDED));
    await(core.inventory().refresh(NUTANIX));
    assertThat(await(core.ips().pools().get(pool)).utilisation().of(IpState.LEASED))
        .isEqualTo(MACHINES);
    List<String> seen =
        await(prism.provider().listVms()).stream()
            .map(VmObservation::ipAddresses)
            .flatMap(List::stream)
            .toList();
    assertThat(seen).hasSize(MACHINES).doesNotHaveDuplicates();
    for (Future<Operation> end : ends) {
      VmId vm = new VmId(end.result().target().id());
      List<IpLease> leases = await(core.ips().views().ofVm(vm)).meant();
      assertThat(leases).hasSize(1);
      assertThat(seen).contains(leases.get(0).address().text());
    }
    assertThat(await(core.ips().findings().list(pool))).isEmpty();
  }

  private IpPoolId pool(String cidr) {
    String prefix = cidr.substring(0, cidr.lastIndexOf('.'));
    IpPoolSpec spec =
        new IpPoolSpec(
            "Lab",
            Optional.empty(),
            cidr,
            List.of(prefix + ".180-" + prefix + ".250"),
            List.of(),
            Optional.of(prefix + ".1"),
            List.of("8.8.8.8"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            IpPoolSpec.DEFAULT_SCOPE,
            IpStrategy.FIRST_FREE,
            Duration.ZERO,
            false);
    return await(core.ips().pools().create(new IpCommand.CreatePool(spec, "admin"))).pool().id();
  }

  private static VmSpec spec(String name, String network) {
    return new VmSpec(
        name,
        Optional.empty(),
        new VmSource(VmSource.Type.BLANK, Optional.empty()),
        1,
        256,
        Optional.of(1),
        List.of(),
        List.of(network),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
