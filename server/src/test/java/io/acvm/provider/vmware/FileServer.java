package io.acvm.provider.vmware;

import static io.acvm.store.TestStores.await;

import io.acvm.core.Core;
import io.acvm.core.CoreSettings;
import io.acvm.core.ManualScheduler;
import io.acvm.core.TestWorld;
import io.acvm.core.inventory.ProviderConnection;
import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.inventory.WatchSettings;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.operation.ContextCodec;
import io.acvm.domain.PageRequest;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmQuery;
import io.acvm.store.Store;
import io.acvm.store.TestStores;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The core of a server with its store and a VMware Workstation on which nothing runs, all in one
 * directory.
 */
final class FileServer implements AutoCloseable {
  private static final ProviderId VMWARE = new ProviderId("vmware");

  /** As often as this is asked, a simulated one would be most of the time that a test takes. */
  private static final String VMRUN =
      """
      #!/bin/sh
      [ "$3" = list ] && echo Total running VMs: 0 || echo vmrun version 1.17.0 build-24583834
      """;

  private final VmwareProvider provider;
  private final Store store;
  private final Core core;

  private FileServer(VmwareProvider provider, Store store, Core core) {
    this.provider = provider;
    this.store = store;
    this.core = core;
  }

  static FileServer start(Vertx vertx, Path world, Instants instants) throws IOException {
    Path vmrun = world.resolve("vmrun");
    if (Files.notExists(vmrun)) {
      Files.writeString(vmrun, VMRUN);
      Files.setPosixFilePermissions(vmrun, PosixFilePermissions.fromString("rwx------"));
    }
    VmwareSettings settings =
        VmwareSettings.of(vms(world))
            .withTool(
                Optional.of(vmrun),
                VmwareSettings.HostType.WORKSTATION,
                VmwareSettings.StartWindow.NOGUI);
    VmwareProvider provider =
        VmwareProvider.open(vertx, UUID.randomUUID().toString(), settings, instants.points());
    Store store = TestStores.openTemporarySqlite(vertx, world);
    ManualScheduler time = new ManualScheduler(vertx);
    ProviderInfo info =
        new ProviderInfo(
            VMWARE, ProviderType.VMWARE_WORKSTATION, "Lab", true, true, provider.capabilities());
    Core core =
        new Core(
            instants.store(store),
            new ProviderRegistry(List.of(new ProviderConnection(info, provider)), false),
            time,
            Clock.systemUTC(),
            new ContextCodec(TestWorld::seal, TestWorld::open, UnaryOperator.identity()),
            new CoreSettings(
                TestWorld.LIMITS, WatchSettings.DEFAULT, Duration.ofDays(90), Duration.ofDays(90)),
            AddressProbe.OFF,
            event -> {});
    await(core.start());
    await(core.inventory().refresh(VMWARE));
    return new FileServer(provider, store, core);
  }

  static Path vms(Path world) {
    return world.resolve("vms");
  }

  Core core() {
    return core;
  }

  static ProviderId id() {
    return VMWARE;
  }

  Operation perform(VmCommand command) {
    Operation asked =
        await(core.vms().submit(new Submission(command, TestWorld.ADMIN, Optional.empty())));
    return end(asked);
  }

  private Operation end(Operation operation) {
    return await(core.operations().await(operation.id(), Duration.ofHours(1)));
  }

  /** All operations there ever were, ended; newest first. */
  List<Operation> ended() {
    OperationQuery all =
        new OperationQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new PageRequest(1000, Optional.empty()));
    return await(store.read(tables -> tables.operations().list(all))).items().stream()
        .map(this::end)
        .toList();
  }

  List<VirtualMachine> machines() {
    await(core.inventory().refresh(VMWARE));
    VmQuery all =
        new VmQuery(
            Optional.empty(),
            Optional.empty(),
            VmQuery.Sort.NAME,
            false,
            new PageRequest(100, Optional.empty()));
    return core.inventory().list(all).page().items();
  }

  @Override
  public void close() {
    await(core.stop(Duration.ofSeconds(1)));
    await(provider.close());
    await(store.close());
  }
}
