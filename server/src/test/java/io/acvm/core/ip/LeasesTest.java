package io.acvm.core.ip;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.core.TestWorld;
import io.acvm.core.event.EventLog;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpFinding;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpImport;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.ip.IpStretch;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeasesTest {
  @TempDir Path directory;
  private TestWorld world;
  private IpManagement ips;
  private final Set<String> loud = new HashSet<>();
  private final List<VmRecord> inventory = new ArrayList<>();

  @BeforeEach
  void openWorld() {
    world = new TestWorld(directory);
    EventLog events = new EventLog(world.store, world.time, Duration.ofDays(1), event -> {});
    ips =
        new IpManagement(
            world.store,
            events,
            world.time,
            world.time,
            address -> Future.succeededFuture(loud.contains(address)),
            () -> inventory,
            vm -> List.of());
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  @Test
  void theNextFreeOnesAreGivenAndNeverTheNetworkTheBroadcastOrTheGateway() {
    IpPoolId pool = pool("10.0.0.0/29", List.of(), spec -> spec);
    assertThat(texts(allocate(pool, 5)))
        .containsExactly("10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6");
    AcvmException refusal = refused(() -> allocate(pool, 1));
    assertThat(refusal.code()).isEqualTo(ErrorCode.POOL_EXHAUSTED);
    assertThat(refusal.arguments()).containsEntry("free", "0");
  }

  @Test
  void allOrNothing() {
    IpPoolId pool = pool("10.0.0.0/29", List.of(), spec -> spec);
    AcvmException refusal = refused(() -> allocate(pool, 6));
    assertThat(refusal.arguments()).containsEntry("free", "5");
    assertThat(refused(() -> named(pool, "10.0.0.4", "10.0.0.9")).code())
        .isEqualTo(ErrorCode.ADDRESS_NOT_IN_POOL);
    named(pool, "10.0.0.5");
    assertThat(refused(() -> named(pool, "10.0.0.4", "10.0.0.5")).code())
        .isEqualTo(ErrorCode.ADDRESS_TAKEN);
    assertThat(free(pool)).isEqualTo(4);
    assertThat(refused(() -> named(pool, "10.0.0")).code()).isEqualTo(ErrorCode.ADDRESS_INVALID);
    assertThat(refused(() -> named(pool, "010.0.0.4")).code()).isEqualTo(ErrorCode.ADDRESS_INVALID);
  }

  @Test
  void aNetworkOfSixtyFourBitsIsNoLargerThanOthers() {
    IpPoolId pool = pool("2001:db8::/64", List.of("2001:db8::10-2001:db8::ffff:ffff"), s -> s);
    assertThat(texts(allocate(pool, 2))).containsExactly("2001:db8::10", "2001:db8::11");
    assertThat(texts(named(pool, "2001:DB8:0::FFFF:0"))).containsExactly("2001:db8::ffff:0");
    List<IpStretch> map =
        await(ips.views().map(pool, new PageRequest(10, Optional.empty()))).items();
    assertThat(map)
        .extracting(stretch -> stretch.range().first().text())
        .containsExactly(
            "2001:db8::10", "2001:db8::11", "2001:db8::12", "2001:db8::ffff:0", "2001:db8::ffff:1");
  }

  @Test
  void aReleasedAddressCoolsDownAHoldRunsOutAndBothAreRemembered() {
    IpPoolId pool = pool("10.0.0.0/30", List.of(), s -> s);
    IpLease lease = allocate(pool, 1).get(0);
    Instant leasedAt = world.time.instant();
    world.time.advance(Duration.ofMinutes(1));
    await(ips.leases().release(new IpCommand.Release(pool, lease.id(), "bruno")));
    assertThat(refused(() -> allocate(pool, 1)).code()).isEqualTo(ErrorCode.POOL_EXHAUSTED);
    world.time.advance(Duration.ofHours(1));
    IpLease held =
        await(
                ips.leases()
                    .allocate(
                        new IpCommand.Allocate(
                            pool,
                            1,
                            List.of(),
                            "guest",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(Duration.ofSeconds(30)),
                            "amelie")))
            .get(0);
    assertThat(held.state()).isEqualTo(IpState.HELD);
    world.time.advance(Duration.ofSeconds(30));
    await(ips.expire());
    assertThat(free(pool)).isEqualTo(1);
    assertThat(refused(() -> confirm(pool, held)).code()).isEqualTo(ErrorCode.LEASE_NOT_FOUND);
    IpHistoryQuery query =
        new IpHistoryQuery(
            pool,
            Optional.of("10.0.0.2"),
            Optional.empty(),
            Optional.of(leasedAt.plusSeconds(59)),
            new PageRequest(10, Optional.empty()));
    assertThat(await(ips.views().history(query)).items())
        .singleElement()
        .satisfies(
            then -> {
              assertThat(then.state()).isEqualTo(IpState.LEASED);
              assertThat(then.owner()).contains("printers");
            });
  }

  @Test
  void anAddressThatAnswersOrThatAMachineUsesIsNotGiven() {
    IpPoolId pool = pool("10.0.0.0/29", List.of(), LeasesTest::probed);
    loud.add("10.0.0.2");
    inventory.add(machine("stranger", "10.0.0.3"));
    assertThat(texts(allocate(pool, 2))).containsExactlyInAnyOrder("10.0.0.4", "10.0.0.5");
    assertThat(await(ips.pools().get(pool)).utilisation().of(IpState.QUARANTINED)).isEqualTo(1);
    loud.add("10.0.0.6");
    assertThat(refused(() -> named(pool, "10.0.0.6")).code()).isEqualTo(ErrorCode.ADDRESS_TAKEN);
    inventory.clear();
    assertThat(texts(allocate(pool, 1))).containsExactly("10.0.0.3");
  }

  @Test
  void leasesAndMachinesThatDisagreeAreFoundAndPutRight() {
    IpPoolId pool = pool("10.0.0.0/28", List.of(), s -> s);
    VmRecord web = machine("web", "10.0.0.2");
    lease(pool, "10.0.0.2", web.id());
    VmRecord moved = machine("moved", "192.168.9.9");
    lease(pool, "10.0.0.3", moved.id());
    lease(pool, "10.0.0.4", new VmId("gone"));
    lease(pool, "10.0.0.5", web.id());
    VmRecord thief = machine("thief", "10.0.0.5");
    VmRecord stranger = machine("stranger", "10.0.0.6");
    inventory.addAll(List.of(web, moved, thief, stranger));

    assertThat(await(ips.findings().list(pool)))
        .extracting(IpFinding::id)
        .containsExactly(
            "NOT_IN_USE-10.0.0.3", "VM_GONE-10.0.0.4", "WRONG_VM-10.0.0.5", "UNTRACKED-10.0.0.6");
    await(ips.findings().markConflicts());
    assertThat(state(pool, "10.0.0.5")).isEqualTo(IpState.CONFLICTING);

    fix(pool, "NOT_IN_USE-10.0.0.3", IpFinding.Fix.RELEASE);
    fix(pool, "VM_GONE-10.0.0.4", IpFinding.Fix.RELEASE);
    fix(pool, "WRONG_VM-10.0.0.5", IpFinding.Fix.LEASE_TO_VM);
    fix(pool, "UNTRACKED-10.0.0.6", IpFinding.Fix.LEASE_TO_VM);
    assertThat(await(ips.findings().list(pool))).isEmpty();
    assertThat(state(pool, "10.0.0.5")).isEqualTo(IpState.LEASED);
    assertThat(refused(() -> fix(pool, "VM_GONE-10.0.0.4", IpFinding.Fix.RELEASE)).code())
        .isEqualTo(ErrorCode.FINDING_NOT_FOUND);
  }

  @Test
  void theOriginalFileComesInAndGoesOutAsItWas() {
    IpPoolId pool = pool("10.0.0.0/29", List.of("10.0.0.2-10.0.0.5"), s -> s);
    String file = "10.0.0.2\n10.0.0.3 # used\n10.0.0.4\n10.0.0.5 # used\n";
    String more = file + "oops # used\n10.0.0.3 # used\n10.9.9.9 # used\n";
    IpImport.Report dry = imported(pool, IpImport.Format.IPS_TXT, more, true);
    assertThat(dry.added()).isEqualTo(2);
    assertThat(free(pool)).isEqualTo(4);
    IpImport.Report report = imported(pool, IpImport.Format.IPS_TXT, more, false);
    assertThat(report.lines())
        .extracting(IpImport.Line::outcome)
        .containsExactly(
            IpImport.Outcome.ADDED,
            IpImport.Outcome.ADDED,
            IpImport.Outcome.NOT_AN_ADDRESS,
            IpImport.Outcome.REPEATED,
            IpImport.Outcome.NOT_IN_POOL);
    assertThat(await(ips.lists().write(pool, IpImport.Format.IPS_TXT))).isEqualTo(file);
    assertThat(imported(pool, IpImport.Format.IPS_TXT, file, false).added()).isZero();
  }

  @Test
  void aSheetKeepsOwnersAndNotesAndIsNoFormula() {
    IpPoolId pool = pool("10.0.0.0/29", List.of(), s -> s);
    String sheet =
        "address,owner,note,state\n10.0.0.3,\"a, \"\"b\"\"\",=1+1,RESERVED\n10.0.0.4,,,PARKED\n";
    assertThat(imported(pool, IpImport.Format.CSV, sheet, false).lines())
        .extracting(IpImport.Line::outcome)
        .containsExactly(IpImport.Outcome.ADDED, IpImport.Outcome.STATE_UNKNOWN);
    String written = await(ips.lists().write(pool, IpImport.Format.CSV));
    assertThat(written)
        .isEqualTo("address,state,owner,note,vmId\n10.0.0.3,RESERVED,\"a, \"\"b\"\"\",'=1+1,\n");
    IpPoolId copy = pool("10.0.0.0/29", List.of(), s -> scoped(s, "copy"));
    assertThat(imported(copy, IpImport.Format.CSV, written, false).added()).isEqualTo(1);
    assertThat(await(ips.lists().write(copy, IpImport.Format.CSV))).isEqualTo(written);
  }

  @Test
  void poolsOfOneScopeShareNothingAndAreNotTakenFromUnderTheirUsers() {
    IpPoolId pool = pool("10.0.0.0/28", List.of("10.0.0.2-10.0.0.9"), s -> s);
    assertThat(refused(() -> pool("10.0.0.0/24", List.of("10.0.0.9-10.0.0.20"), s -> s)).code())
        .isEqualTo(ErrorCode.POOL_OVERLAP);
    pool("10.0.0.0/24", List.of("10.0.0.10-10.0.0.20"), s -> named(s, "next"));
    IpLease lease = named(pool, "10.0.0.9").get(0);
    IpPoolSpec smaller = spec("10.0.0.0/28", List.of("10.0.0.2-10.0.0.8"));
    assertThat(
            refused(() -> await(ips.pools().update(new IpCommand.UpdatePool(pool, smaller, "a"))))
                .code())
        .isEqualTo(ErrorCode.POOL_IN_USE);
    assertThat(refused(() -> await(ips.pools().delete(new IpCommand.DeletePool(pool, "a")))).code())
        .isEqualTo(ErrorCode.POOL_IN_USE);
    await(ips.leases().release(new IpCommand.Release(pool, lease.id(), "a")));
    await(ips.pools().delete(new IpCommand.DeletePool(pool, "a")));
  }

  /** Whatever is taken and given back in whatever order: nothing twice, nothing lost. */
  @ParameterizedTest
  @EnumSource
  void anyOrderOfTakingAndGivingBackIsAsASetOfNumbers(IpStrategy strategy) {
    for (int seed = 0; seed < 5; seed++) {
      int round = seed;
      Random random = new Random(seed);
      IpPoolId pool =
          pool(
              "10.0.0.0/26",
              List.of("10.0.0.3-10.0.0.20", "10.0.0.30-10.0.0.50"),
              s -> played(s, strategy, "round " + round));
      List<IpLease> mine = new ArrayList<>();
      for (int turn = 0; turn < 60; turn++) {
        int count = 1 + random.nextInt(6);
        if (random.nextInt(3) > 0) {
          int before = mine.size();
          try {
            mine.addAll(allocate(pool, count));
            assertThat(mine).hasSize(before + count);
          } catch (AcvmException refusal) {
            assertThat(refusal.arguments()).containsEntry("free", "" + (39 - mine.size()));
            assertThat(39 - mine.size()).isLessThan(count);
          }
        } else {
          for (int i = 0; i < count && !mine.isEmpty(); i++) {
            IpLease lease = mine.remove(random.nextInt(mine.size()));
            await(ips.leases().release(new IpCommand.Release(pool, lease.id(), "a")));
          }
        }
        assertThat(texts(mine)).doesNotHaveDuplicates();
        assertThat(free(pool)).isEqualTo(39 - mine.size());
        assertThat(await(ips.views().available(pool, 100))).hasSize(39 - mine.size());
      }
    }
  }

  private static IpPoolSpec spec(String cidr, List<String> ranges) {
    return new IpPoolSpec(
        "Lab",
        Optional.empty(),
        cidr,
        ranges,
        List.of(),
        cidr.contains(":") ? Optional.empty() : Optional.of("10.0.0.1"),
        List.of("8.8.8.8"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "test",
        IpStrategy.FIRST_FREE,
        Duration.ofHours(1),
        false);
  }

  private static IpPoolSpec with(
      IpPoolSpec s,
      String name,
      String scope,
      IpStrategy strategy,
      Duration cooldown,
      boolean probe) {
    return new IpPoolSpec(
        name,
        s.description(),
        s.cidr(),
        s.ranges(),
        s.exclusions(),
        s.gateway(),
        s.dns(),
        s.searchDomain(),
        s.vlanId(),
        s.networks(),
        scope,
        strategy,
        cooldown,
        probe);
  }

  private static IpPoolSpec probed(IpPoolSpec s) {
    return with(s, s.name(), s.scope(), s.strategy(), s.cooldown(), true);
  }

  private static IpPoolSpec scoped(IpPoolSpec s, String scope) {
    return with(s, scope, scope, s.strategy(), s.cooldown(), false);
  }

  private static IpPoolSpec named(IpPoolSpec s, String name) {
    return with(s, name, s.scope(), s.strategy(), s.cooldown(), false);
  }

  private static IpPoolSpec played(IpPoolSpec s, IpStrategy strategy, String name) {
    return with(s, name, name, strategy, Duration.ZERO, false);
  }

  private IpPoolId pool(
      String cidr, List<String> ranges, java.util.function.UnaryOperator<IpPoolSpec> change) {
    IpPoolSpec spec = change.apply(named(spec(cidr, ranges), "Test"));
    return await(ips.pools().create(new IpCommand.CreatePool(spec, "amelie"))).pool().id();
  }

  private List<IpLease> allocate(IpPoolId pool, int count) {
    return allocate(pool, count, List.of(), Optional.empty());
  }

  private List<IpLease> named(IpPoolId pool, String... addresses) {
    return allocate(pool, 0, List.of(addresses), Optional.empty());
  }

  private void lease(IpPoolId pool, String address, VmId vm) {
    allocate(pool, 0, List.of(address), Optional.of(vm));
  }

  private List<IpLease> allocate(
      IpPoolId pool, int count, List<String> addresses, Optional<VmId> vm) {
    return await(
        Future.succeededFuture()
            .compose(
                now ->
                    ips.leases()
                        .allocate(
                            new IpCommand.Allocate(
                                pool,
                                count,
                                addresses,
                                "printers",
                                vm,
                                Optional.empty(),
                                Optional.empty(),
                                "amelie"))));
  }

  private IpLease confirm(IpPoolId pool, IpLease lease) {
    return await(ips.leases().confirm(new IpCommand.Confirm(pool, lease.id(), "amelie")));
  }

  private void fix(IpPoolId pool, String finding, IpFinding.Fix fix) {
    await(ips.findings().putRight(new IpCommand.PutRight(pool, finding, fix, "amelie")));
  }

  private IpImport.Report imported(
      IpPoolId pool, IpImport.Format format, String text, boolean dryRun) {
    return await(ips.lists().read(new IpCommand.Import(pool, format, text, dryRun, "amelie")));
  }

  private long free(IpPoolId pool) {
    return await(ips.pools().get(pool)).utilisation().free();
  }

  private IpState state(IpPoolId pool, String address) {
    return await(world.store.read(tables -> tables.ips().named(pool, List.of(Ips.parse(address)))))
        .get(0)
        .state();
  }

  private static List<String> texts(List<IpLease> leases) {
    return leases.stream().map(lease -> lease.address().text()).toList();
  }

  private static AcvmException refused(Runnable call) {
    return catchThrowableOfType(AcvmException.class, call::run);
  }

  private VmRecord machine(String name, String address) {
    VmObservation seen =
        new VmObservation(
            new ProviderVmRef(name),
            name,
            PowerState.RUNNING,
            1,
            512,
            List.of(),
            List.of(
                new Nic(
                    "n1",
                    Optional.empty(),
                    Optional.of("network-1"),
                    Optional.empty(),
                    List.of(address),
                    true)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            world.time.instant());
    return new VmRecord(
        new VmId("vm-" + name),
        new ProviderId("lab"),
        Optional.of(seen.ref()),
        name,
        Lifecycle.READY,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        world.time.instant(),
        Optional.of(seen));
  }
}
