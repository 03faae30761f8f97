package io.acvm.core.vm;

import static io.acvm.core.TestWorld.AMELIE;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.core.Core;
import io.acvm.core.Mortality;
import io.acvm.core.TestWorld;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.StepRecord.State;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.fake.FakeCall;
import io.acvm.provider.fake.FakeFaults;
import io.acvm.provider.fake.FakeFaults.Moment;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every workflow must bear, whatever it does. */
class VmWorkflowsTest {
  @TempDir Path directory;
  private TestWorld world;
  private Core core;
  private ProviderVmRef ref;
  private SnapshotId snapshot;

  @BeforeEach
  void openWorld() {
    world = new TestWorld(directory);
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void itSucceeds(Scenario scenario) {
    // Given
    VmCommand command = given(scenario);
    // When
    Operation operation = world.perform(core, command);
    // Then
    assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(operation.progress()).isEqualTo(100);
    assertThat(operation.cancelable()).isFalse();
    assertThat(operation.steps())
        .allSatisfy(step -> assertThat(step.state()).isIn(State.SUCCEEDED, State.SKIPPED));
    recordsAreTrue();
  }

  @ParameterizedTest
  @EnumSource
  void itFailsAtEveryCallAndLeavesNothing(Scenario scenario) {
    for (FakeCall call : scenario.calls()) {
      for (Moment moment : Moment.values()) {
        // Given
        VmCommand command = given(scenario);
        Set<Object> before = truth();
        world.hypervisor.faults().failNext(call, moment, ErrorCode.PROVIDER_REJECTED);
        // When
        Operation operation = world.perform(core, command);
        // Then
        boolean onlyLookedAt = call == FakeCall.FIND_VM;
        assertThat(operation.state())
            .as("%s %s", call, moment)
            .isEqualTo(onlyLookedAt ? OperationState.SUCCEEDED : OperationState.FAILED);
        if (!onlyLookedAt) {
          assertThat(operation.error().map(Failure::code)).contains(ErrorCode.PROVIDER_REJECTED);
        }
        if (!onlyLookedAt && scenario.leavesNothing()) {
          assertThat(truth()).as("%s %s", call, moment).isEqualTo(before);
        }
        await(core.inventory().refresh(TestWorld.PROVIDER));
        recordsAreTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKillAtAnyWriteLosesNothingAndLeaksNothing(Scenario scenario) {
    for (Mortality.When when : Mortality.When.values()) {
      boolean killed = true;
      for (int write = 1; killed; write++) {
        // Given
        VmCommand command = given(scenario);
        Set<OperationId> operationsBefore = operations();
        world.mortality.dieAtWrite(write, when);
        Core dying = core;
        Future<Operation> ended =
            dying
                .vms()
                .submit(new Submission(command, AMELIE, Optional.empty()))
                .compose(
                    operation -> dying.operations().await(operation.id(), Duration.ofHours(1)));
        await(Future.any(world.mortality.death(), ended));
        killed = world.mortality.death().isComplete();
        world.mortality.die();
        // When
        core = world.boot();
        // Then
        String where = scenario + " killed at write " + write + " " + when;
        Optional<Operation> operation =
            world.operations().stream()
                .filter(one -> !operationsBefore.contains(one.id()))
                .findFirst();
        boolean neverWritten = write == 1 && when == Mortality.When.BEFORE_THE_WRITE;
        assertThat(operation.isPresent()).as(where).isEqualTo(!neverWritten);
        operation.ifPresent(one -> endsWell(scenario, one, where));
        assertThat(world.unfinished()).as(where).isZero();
        await(core.inventory().refresh(TestWorld.PROVIDER));
        recordsAreTrue();
      }
    }
  }

  private void endsWell(Scenario scenario, Operation operation, String where) {
    Operation end = world.end(core, operation.id());
    if (scenario == Scenario.RESET && end.state() == OperationState.FAILED) {
      assertThat(end.error().map(Failure::code)).contains(ErrorCode.OPERATION_INTERRUPTED);
    } else {
      assertThat(end.state()).as("%s %s", where, end.error()).isEqualTo(OperationState.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsCanceledAtEveryCallOrRefusesToBe(Scenario scenario) {
    for (FakeCall call : scenario.calls()) {
      // Given
      VmCommand command = given(scenario);
      Set<Object> before = truth();
      FakeFaults.Hold hold = world.hypervisor.faults().holdNext(call);
      Operation operation = world.submit(core, command);
      await(hold.reached());
      // When
      Optional<ErrorCode> refusal = cancel(operation);
      hold.release();
      // Then
      Operation end = world.end(core, operation.id());
      if (refusal.isEmpty()) {
        assertThat(end.state()).as(call.name()).isEqualTo(OperationState.CANCELED);
        assertThat(truth()).as(call.name()).isEqualTo(before);
      } else {
        assertThat(refusal).contains(ErrorCode.OPERATION_NOT_CANCELABLE);
        assertThat(end.state()).as(call.name()).isEqualTo(OperationState.SUCCEEDED);
      }
      recordsAreTrue();
    }
  }

  private Optional<ErrorCode> cancel(Operation operation) {
    return await(
        core.operations()
            .cancel(operation.id(), AMELIE)
            .map(canceled -> Optional.<ErrorCode>empty())
            .otherwise(cause -> Optional.of(AcvmException.from(cause).code())));
  }

  /** A VM with a snapshot, and whatever else the scenario needs; a server that knows of it. */
  private VmCommand given(Scenario scenario) {
    ref = await(world.hypervisor.reserveVm("app"));
    await(world.hypervisor.createVm(ref, Scenario.spec("app"), Progress.NONE));
    snapshot =
        await(
            world.hypervisor.createSnapshot(
                ref, new SnapshotSpec("first", Optional.empty(), false), Progress.NONE));
    scenario.prepare(world, ref);
    if (core == null) {
      core = world.boot();
    }
    await(core.inventory().refresh(TestWorld.PROVIDER));
    VmId vm =
        world.records().stream()
            .filter(record -> record.ref().equals(Optional.of(ref)))
            .findFirst()
            .orElseThrow()
            .id();
    IpCommand.Allocate lease =
        new IpCommand.Allocate(
            TestWorld.POOL.id(),
            1,
            List.of(),
            "app",
            Optional.of(vm),
            Optional.empty(),
            Optional.empty(),
            "amelie");
    await(core.ips().leases().allocate(lease));
    return scenario.command(vm, ref, snapshot);
  }

  /** Everything that the hypervisor has. */
  private Set<Object> truth() {
    Set<Object> truth = new HashSet<>();
    for (VmObservation vm : world.machines()) {
      truth.add(List.of(vm.ref(), vm.name(), vm.powerState(), vm.cpus(), vm.disks()));
      truth.addAll(
          await(world.hypervisor.listSnapshots(vm.ref())).stream().map(Snapshot::id).toList());
    }
    return truth;
  }

  private Set<OperationId> operations() {
    return world.operations().stream().map(Operation::id).collect(Collectors.toSet());
  }

  /** Store, list and hypervisor say the same, and nothing is half made or in between. */
  private void recordsAreTrue() {
    List<VmRecord> records = world.records();
    List<VmObservation> machines = world.machines();
    assertThat(records).allSatisfy(VmWorkflowsTest::isSettled);
    assertThat(machines).allSatisfy(vm -> assertThat(vm.problem()).isEmpty());
    assertThat(records.stream().map(VmWorkflowsTest::known).collect(Collectors.toSet()))
        .isEqualTo(machines.stream().map(VmWorkflowsTest::real).collect(Collectors.toSet()));
    assertThat(records).hasSameSizeAs(machines);
    assertThat(machines).allSatisfy(this::hasEachSnapshotOnce);
    leasesAreTrue();
    assertThat(
            records.stream()
                .map(one -> core.inventory().get(one.id()).record())
                .map(VmWorkflowsTest::known))
        .containsExactlyInAnyOrderElementsOf(records.stream().map(VmWorkflowsTest::known).toList());
  }

  /** Each lease has its VM, each VM with an address its lease, and nothing is held any more. */
  private void leasesAreTrue() {
    Map<VmId, ProviderVmRef> vms =
        world.records().stream()
            .collect(Collectors.toMap(VmRecord::id, one -> one.ref().orElseThrow()));
    List<IpLease> leases = world.leases();
    assertThat(leases).hasSizeLessThan(1000);
    assertThat(leases)
        .allSatisfy(
            lease -> {
              boolean isThere = vms.containsKey(lease.vm().orElseThrow());
              assertThat(lease.state())
                  .as("%s", lease)
                  .isEqualTo(isThere ? IpState.LEASED : IpState.COOLING_DOWN);
            });
    for (VmObservation machine : world.machines()) {
      for (String address : machine.ipAddresses()) {
        if (address.startsWith("10.7.")) {
          assertThat(leases)
              .filteredOn(lease -> lease.address().text().equals(address))
              .extracting(lease -> vms.get(lease.vm().orElseThrow()))
              .containsExactly(machine.ref());
        }
      }
    }
    long madeHere =
        world.records().stream().filter(one -> one.name().matches("web-01|copy")).count();
    long addressed =
        world.machines().stream()
            .flatMap(vm -> vm.ipAddresses().stream())
            .filter(address -> address.startsWith("10.7."))
            .count();
    assertThat(addressed).isLessThanOrEqualTo(madeHere);
  }

  private static void isSettled(VmRecord record) {
    assertThat(record.lifecycle()).isEqualTo(Lifecycle.READY);
  }

  private void hasEachSnapshotOnce(VmObservation vm) {
    assertThat(await(world.hypervisor.listSnapshots(vm.ref())).stream().map(Snapshot::name))
        .doesNotHaveDuplicates();
  }

  private static List<Object> known(VmRecord record) {
    VmObservation seen = record.observation().orElseThrow();
    return List.of(record.ref().orElseThrow(), record.name(), seen.powerState(), seen.cpus());
  }

  private static List<Object> real(VmObservation vm) {
    return List.of(vm.ref(), vm.name(), vm.powerState(), vm.cpus());
  }
}
