package io.acvm.bus;

import static io.acvm.core.TestWorld.AMELIE;
import static io.acvm.core.TestWorld.PROVIDER;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.acvm.core.Core;
import io.acvm.core.TestWorld;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Replay;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.ProviderState;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmQuery.Sort;
import io.acvm.provider.fake.FakeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreVerticlesTest {
  @TempDir Path directory;
  private TestWorld world;
  private Bus bus;

  @BeforeEach
  void deploy() {
    world = new TestWorld(directory, FakeSettings.DEFAULT.withVms(1));
    Core core = world.boot();
    bus = Bus.create(world.vertx);
    await(world.vertx.deployVerticle(new OperationsVerticle(bus, core.operations(), core.vms())));
    await(
        world.vertx.deployVerticle(
            new InventoryVerticle(bus, core.inventory(), core.defaultProvider())));
    await(world.vertx.deployVerticle(new EventsVerticle(bus, core.events())));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatWasAskedForIsKnownAfterwards() {
    VmCommand start =
        new VmCommand.Power(world.records().get(0).id(), PowerAction.START, Duration.ZERO);
    AskedFor request = new AskedFor("POST", "/api/vms/v1/start", Optional.empty(), true);

    Operation begun =
        await(
            bus.request(
                OperationAddresses.SUBMIT,
                new Submission(start, AMELIE, Optional.empty(), Optional.of(request))));

    assertThat(await(bus.request(OperationAddresses.REQUEST, begun.id()))).contains(request);
    assertThat(
            catchThrowable(
                () -> await(bus.request(OperationAddresses.REQUEST, OperationId.random()))))
        .hasMessageContaining("OPERATION_NOT_FOUND");
  }

  @Test
  void aVmIsStartedOverTheBus() {
    // Given
    VmId vm = world.records().get(0).id();
    VmCommand start = new VmCommand.Power(vm, PowerAction.START, Duration.ZERO);
    // When
    Operation begun =
        await(
            bus.request(
                OperationAddresses.SUBMIT, new Submission(start, AMELIE, Optional.empty())));
    Operation ended =
        await(
            bus.request(
                OperationAddresses.GET,
                new OperationAddresses.Get(begun.id(), Duration.ofMinutes(1))));
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(await(bus.request(InventoryAddresses.GET_VM, vm)).powerState())
        .isEqualTo(PowerState.RUNNING);
    VmQuery all =
        new VmQuery(
            Optional.empty(),
            Optional.empty(),
            Sort.NAME,
            false,
            new PageRequest(10, Optional.empty()));
    assertThat(await(bus.request(InventoryAddresses.LIST_VMS, all)).page().total()).isEqualTo(1);
    assertThat(await(bus.request(InventoryAddresses.REFRESH, PROVIDER)).state())
        .isEqualTo(ProviderState.CONNECTED);
    Replay replay = await(bus.request(EventAddresses.REPLAY, 0L));
    assertThat(replay.complete()).isTrue();
    assertThat(replay.events()).hasSize((int) replay.lastId());
  }

  @Test
  void whatIsRefusedKeepsItsCode() {
    ErrorCode code =
        await(
            bus.request(InventoryAddresses.GET_VM, new VmId("none"))
                .map(found -> ErrorCode.INTERNAL)
                .otherwise(cause -> AcvmException.from(cause).code()));
    assertThat(code).isEqualTo(ErrorCode.VM_NOT_FOUND);
  }
}
