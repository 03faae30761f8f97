package io.acvm.core.vm;

import static io.acvm.core.TestWorld.PROVIDER;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.core.Core;
import io.acvm.core.TestWorld;
import io.acvm.core.event.EventLog;
import io.acvm.core.inventory.ProviderConnection;
import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.inventory.VmRecords;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.ip.IpManagement;
import io.acvm.core.operation.NewOperation;
import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.core.operation.Workflow.Ending;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmRecord;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps and their undoing, each done twice, as after a crash between the doing and the writing. */
class StepsTwiceTest {
  private static final StepScope QUIET =
      new StepScope() {
        @Override
        public void report(int percent, String message) {}

        @Override
        public void log(String message) {}

        @Override
        public OperationId operation() {
          return new OperationId("o1");
        }
      };

  @TempDir Path directory;
  private TestWorld world;
  private VmRecords records;
  private CommandPlanner planner;

  @BeforeEach
  void openWorld() {
    world = new TestWorld(directory);
    EventLog events = new EventLog(world.store, world.time, Duration.ofDays(1), event -> {});
    records = new VmRecords(world.store, events, world.time);
    ProviderInfo info =
        new ProviderInfo(
            PROVIDER, ProviderType.FAKE, "Lab", true, true, world.hypervisor.capabilities());
    ProviderRegistry providers =
        new ProviderRegistry(List.of(new ProviderConnection(info, world.hypervisor)), false);
    IpManagement ips =
        new IpManagement(
            world.store,
            events,
            world.time,
            world.time,
            AddressProbe.OFF,
            records::all,
            id -> List.of());
    VmWorkflows workflows = new VmWorkflows(providers, records, ips.vmLeases());
    planner = new CommandPlanner(workflows.access(), workflows, id -> Optional.empty(), world.time);
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void eachStepTwiceIsAsOnce(Scenario scenario) {
    doneTwice(given(scenario));
  }

  private <C> void doneTwice(NewOperation<C> operation) {
    int machines = world.machines().size();
    C context = operation.context();
    for (Step<C> step : operation.workflow().steps()) {
      if (!step.needed().test(context)) {
        continue;
      }
      C once = await(step.run().on(context, QUIET));
      // A step that must not be repeated says so instead.
      context =
          await(
              step.resume()
                  .on(context, QUIET)
                  .recover(
                      cause ->
                          AcvmException.from(cause).code() == ErrorCode.OPERATION_INTERRUPTED
                              ? Future.succeededFuture(once)
                              : Future.failedFuture(cause)));
    }
    await(operation.workflow().settlement().settle(context, Ending.DONE));
    await(operation.workflow().settlement().settle(context, Ending.DONE));
    assertThat(Math.abs(world.machines().size() - machines)).isLessThanOrEqualTo(1);
    assertThat(world.records()).hasSameSizeAs(world.machines());
  }

  @ParameterizedTest
  @EnumSource
  void eachUndoTwiceIsAsOnce(Scenario scenario) {
    NewOperation<?> operation = given(scenario);
    int machines = world.machines().size();
    undoneTwice(operation);
    if (scenario.leavesNothing()) {
      assertThat(world.machines()).hasSize(machines);
    }
    assertThat(world.records()).hasSameSizeAs(world.machines());
    assertThat(world.leases()).allMatch(lease -> lease.state() == IpState.COOLING_DOWN);
  }

  private static <C> void undoneTwice(NewOperation<C> operation) {
    Workflow<C> workflow = operation.workflow();
    C context = operation.context();
    for (Step<C> step : workflow.steps()) {
      context = step.needed().test(context) ? await(step.run().on(context, QUIET)) : context;
    }
    for (int i = workflow.steps().size() - 1; i >= 0; i--) {
      await(workflow.steps().get(i).undo().on(context, QUIET));
      await(workflow.steps().get(i).undo().on(context, QUIET));
    }
    await(workflow.settlement().settle(context, Ending.UNDONE));
    await(workflow.settlement().settle(context, Ending.UNDONE));
  }

  private NewOperation<?> given(Scenario scenario) {
    ProviderVmRef ref = await(world.hypervisor.reserveVm("app"));
    await(world.hypervisor.createVm(ref, Scenario.spec("app"), Progress.NONE));
    SnapshotSpec spec = new SnapshotSpec("first", Optional.empty(), false);
    SnapshotId snapshot = await(world.hypervisor.createSnapshot(ref, spec, Progress.NONE));
    scenario.prepare(world, ref);
    Core adopting = world.boot();
    await(adopting.stop(Duration.ofSeconds(1)));
    await(records.load(record -> true));
    VmRecord vm = world.records().get(0);
    NewOperation<?> operation =
        planner.plan(scenario.command(vm.id(), ref, snapshot), "amelie", Optional.empty());
    await(world.store.write(tables -> operation.alongside().write(tables, QUIET.operation())));
    operation.alongside().written();
    return operation;
  }
}
