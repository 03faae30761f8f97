package io.acvm.core.vm;

import static io.acvm.core.TestWorld.AMELIE;
import static io.acvm.core.TestWorld.POOL;
import static io.acvm.core.TestWorld.PROVIDER;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.core.Core;
import io.acvm.core.TestWorld;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.ip.PoolNetwork;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fixed address without a pool is taken from the pool that would hand it out. */
class FixedAddressesTest {
  private static final String NETWORK = "network-1";

  @TempDir Path directory;
  private TestWorld world;
  private Core core;

  @BeforeEach
  void openWorld() {
    world = new TestWorld(directory);
    core = world.boot();
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  @Test
  void anAddressOfAPoolIsLeasedThereAndNobodyElseGetsIt() {
    Operation operation = world.perform(core, create("web", "10.7.0.10"));

    assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.machines())
        .extracting(VmObservation::ipAddresses)
        .contains(List.of("10.7.0.10"));
    VmId vm = new VmId(operation.target().id());
    assertThat(world.leases())
        .singleElement()
        .satisfies(
            lease -> {
              assertThat(lease.state()).isEqualTo(IpState.LEASED);
              assertThat(lease.vm()).contains(vm);
            });
    assertThat(refusal(create("other", "10.7.0.10")).code()).isEqualTo(ErrorCode.ADDRESS_TAKEN);
    assertThat(allocated(POOL.id())).isEqualTo("10.7.0.11");
    assertThat(world.perform(core, new VmCommand.Delete(vm)).error()).isEmpty();
    assertThat(state("10.7.0.10")).isEqualTo(IpState.COOLING_DOWN);
    assertThat(refusal(create("soon", "10.7.0.10")).code()).isEqualTo(ErrorCode.ADDRESS_TAKEN);
  }

  @Test
  void aCloneTakesItFromThePoolOfItsSourcesNetwork() {
    Operation source = world.perform(core, create("base", "10.7.0.20"));
    VmId base = new VmId(source.target().id());
    CloneSpec spec =
        new CloneSpec(
            "copy",
            CloneSpec.Mode.FULL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    VmCommand taken = clone(base, spec.withIpAddress(StaticAddress.of("10.7.0.20")));
    assertThat(refusal(taken).code()).isEqualTo(ErrorCode.ADDRESS_TAKEN);

    Operation copy =
        world.perform(core, clone(base, spec.withIpAddress(StaticAddress.of("10.7.0.21"))));

    assertThat(copy.error()).isEmpty();
    assertThat(state("10.7.0.21")).isEqualTo(IpState.LEASED);
  }

  @Test
  void anAddressThatNoPoolHandsOutThereIsLeftAsItIs() {
    IpPoolId elsewhere =
        pool("elsewhere", "192.168.9.0/24", new PoolNetwork(PROVIDER, Optional.of("network-2")));
    IpPoolId others =
        pool("others", "192.168.8.0/24", new PoolNetwork(new ProviderId("far"), Optional.empty()));

    for (String address : List.of("192.168.9.7", "192.168.8.7", "10.7.0.1", "172.16.0.9")) {
      assertThat(world.perform(core, create("at-" + address, address)).error()).isEmpty();
    }

    assertThat(world.leases()).isEmpty();
    assertThat(allocated(elsewhere)).isEqualTo("192.168.9.1");
    assertThat(allocated(others)).isEqualTo("192.168.8.1");
    assertThat(world.machines())
        .extracting(VmObservation::ipAddresses)
        .contains(List.of("192.168.9.7"), List.of("172.16.0.9"));
  }

  @Test
  void thePoolThatIsBoundMostCloselyIsTakenAndOfEqualOnesNone() {
    pool("everywhere", "172.16.0.0/24");
    IpPoolId near = pool("near", "172.16.0.0/24", new PoolNetwork(PROVIDER, Optional.empty()));
    IpPoolId here = pool("here", "172.16.0.0/25", new PoolNetwork(PROVIDER, Optional.of(NETWORK)));

    assertThat(world.perform(core, create("a", "172.16.0.9")).error()).isEmpty();
    assertThat(world.perform(core, create("b", "172.16.0.200")).error()).isEmpty();
    pool("twin", "172.16.0.0/25", new PoolNetwork(PROVIDER, Optional.of(NETWORK)));
    AcvmException refusal = refusal(create("c", "172.16.0.10"));

    assertThat(leased(here)).isEqualTo(1);
    assertThat(leased(near)).isEqualTo(1);
    assertThat(refusal.code()).isEqualTo(ErrorCode.VM_SPEC_INVALID);
    assertThat(refusal.failure().fields())
        .extracting(FieldFailure::pointer, FieldFailure::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("/ipAddress", "poolAmbiguous"));
  }

  @Test
  void whatIsNoAddressIsRefused() {
    assertThat(refusal(create("web", "10.7.0.300")).code()).isEqualTo(ErrorCode.ADDRESS_INVALID);
    assertThat(world.operations()).isEmpty();
  }

  private static VmCommand create(String name, String address) {
    return new VmCommand.Create(
        PROVIDER, Scenario.spec(name).withIpAddress(StaticAddress.of(address)), List.of(), false);
  }

  private static VmCommand clone(VmId source, CloneSpec spec) {
    return new VmCommand.Clone(source, spec, Optional.empty(), false);
  }

  private IpPoolId pool(String name, String cidr, PoolNetwork... networks) {
    IpPoolSpec spec =
        new IpPoolSpec(
            name,
            Optional.empty(),
            cidr,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(networks),
            name,
            IpStrategy.FIRST_FREE,
            Duration.ZERO,
            false);
    return await(core.ips().pools().create(new IpCommand.CreatePool(spec, "admin"))).pool().id();
  }

  private String allocated(IpPoolId pool) {
    IpCommand.Allocate one =
        new IpCommand.Allocate(
            pool,
            1,
            List.of(),
            "printer",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "amelie");
    return await(core.ips().leases().allocate(one)).get(0).address().text();
  }

  private long leased(IpPoolId pool) {
    return await(core.ips().pools().get(pool)).utilisation().of(IpState.LEASED);
  }

  private IpState state(String address) {
    return world.leases().stream()
        .filter(lease -> lease.address().text().equals(address))
        .map(IpLease::state)
        .findFirst()
        .orElse(IpState.FREE);
  }

  private AcvmException refusal(VmCommand command) {
    return catchThrowableOfType(
        AcvmException.class,
        () -> await(core.vms().submit(new Submission(command, AMELIE, Optional.empty()))));
  }
}
