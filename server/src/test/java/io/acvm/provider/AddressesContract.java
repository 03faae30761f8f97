package io.acvm.provider;

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
import io.acvm.domain.ip.VmAddresses;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many VMs at once each have an address of the pool, and their simulated guests show it. */
public abstract class AddressesContract {
  private static final ProviderId PROVIDER = new ProviderId("lab");

  @TempDir protected Path directory;
  protected final Vertx vertx = Vertx.vertx();
  private HypervisorProvider provider;
  private Store store;
  private Core core;

  /** A provider whose guests are simulated, on a simulated hypervisor of its own. */
  protected abstract HypervisorProvider open() throws Exception;

  protected abstract ProviderType type();

  protected abstract int machines();

  @BeforeEach
  void start() throws Exception {
    provider = open();
    store = TestStores.openTemporarySqlite(vertx, directory);
    ProviderInfo info =
        new ProviderInfo(PROVIDER, type(), "Lab", true, true, provider.capabilities());
    core =
        new Core(
            store,
            new ProviderRegistry(List.of(new ProviderConnection(info, provider)), false),
            new VertxScheduler(vertx),
            Clock.systemUTC(),
            new ContextCodec(TestWorld::seal, TestWorld::open, UnaryOperator.identity()),
            CoreSettings.DEFAULT,
            AddressProbe.OFF,
            event -> {});
    await(core.start());
    await(core.inventory().refresh(PROVIDER));
  }

  @AfterEach
  void stop() {
    await(core.stop(Duration.ofSeconds(5)));
    await(provider.close());
    await(store.close());
    await(vertx.close());
  }

  @Test
  void machinesMadeAtOnceHaveDifferentAddressesThatTheirGuestsShowUntilTheyAreDeleted() {
    // Given
    Network network = network();
    IpPoolId pool = pool(network);

    // When
    List<VmCommand> creates =
        IntStream.range(0, machines())
            .mapToObj(i -> create("vm-" + i, network.id(), pool))
            .toList();
    List<VmId> vms = performed(creates);

    // Then
    await(core.inventory().refresh(PROVIDER));
    assertThat(number(pool, IpState.LEASED)).isEqualTo(machines());
    Set<String> addresses = new HashSet<>();
    for (VmId vm : vms) {
      VmAddresses known = await(core.ips().views().ofVm(vm));
      assertThat(known.meant()).hasSize(1);
      IpLease lease = known.meant().get(0);
      String address = lease.address().text();
      assertThat(lease.state()).isEqualTo(IpState.LEASED);
      assertThat(inPool(network, address)).as(address).isTrue();
      assertThat(known.actual()).contains(address);
      addresses.add(address);
    }
    assertThat(addresses).hasSize(machines());
    assertThat(
            await(provider.listVms()).stream()
                .map(VmObservation::ipAddresses)
                .flatMap(List::stream)
                .filter(addresses::contains))
        .hasSize(machines())
        .doesNotHaveDuplicates();
    assertThat(await(core.ips().findings().list(pool))).isEmpty();

    // When
    performed(vms.stream().map(vm -> (VmCommand) new VmCommand.Delete(vm)).toList());

    // Then
    assertThat(number(pool, IpState.COOLING_DOWN)).isEqualTo(machines());
    assertThat(number(pool, IpState.LEASED)).isZero();
  }

  private List<VmId> performed(List<VmCommand> commands) {
    List<Future<Operation>> ends =
        commands.stream()
            .map(command -> new Submission(command, TestWorld.ADMIN, Optional.empty()))
            .map(core.vms()::submit)
            .map(
                asked ->
                    asked.compose(
                        operation ->
                            core.operations().await(operation.id(), Duration.ofMinutes(2))))
            .toList();
    await(Future.all(ends));
    assertThat(ends)
        .allSatisfy(
            end ->
                assertThat(end.result().state())
                    .as("%s", end.result().error())
                    .isEqualTo(OperationState.SUCCEEDED));
    return ends.stream().map(end -> new VmId(end.result().target().id())).toList();
  }

  private Network network() {
    return core
        .inventory()
        .networks(new CatalogueQuery(Optional.of(PROVIDER), Optional.empty()))
        .stream()
        .map(Offer::item)
        .filter(each -> each.managesAddresses() || each.cidr().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static String prefix(Network network) {
    String cidr = network.cidr().orElseThrow();
    return cidr.substring(0, cidr.lastIndexOf('.') + 1);
  }

  private static boolean inPool(Network network, String address) {
    int last = Integer.parseInt(address.substring(address.lastIndexOf('.') + 1));
    return address.startsWith(prefix(network)) && last >= 150 && last <= 250;
  }

  private long number(IpPoolId pool, IpState state) {
    return await(core.ips().pools().get(pool)).utilisation().of(state);
  }

  private IpPoolId pool(Network network) {
    String prefix = prefix(network);
    IpPoolSpec spec =
        new IpPoolSpec(
            "Lab",
            Optional.empty(),
            network.cidr().orElseThrow(),
            List.of(prefix + "150-" + prefix + "250"),
            List.of(),
            Optional.of(prefix + "1"),
            List.of("8.8.8.8"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            IpPoolSpec.DEFAULT_SCOPE,
            IpStrategy.FIRST_FREE,
            Duration.ofHours(1),
            false);
    return await(core.ips().pools().create(new IpCommand.CreatePool(spec, "admin"))).pool().id();
  }

  private static VmCommand create(String name, String network, IpPoolId pool) {
    VmSpec spec =
        new VmSpec(
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
    return new VmCommand.Create(
        PROVIDER, spec, List.of(), true, Optional.of(new AddressWish(pool, Optional.empty())));
  }
}
