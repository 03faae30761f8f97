package io.acvm.provider.vmware;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.core.Core;
import io.acvm.core.CoreSettings;
import io.acvm.core.ManualScheduler;
import io.acvm.core.Mortality;
import io.acvm.core.TestWorld;
import io.acvm.core.inventory.ProviderConnection;
import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.inventory.WatchSettings;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.operation.ContextCodec;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.FileCommand;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmQuery;
import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.store.Store;
import io.acvm.store.TestStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a command to the files, against a simulated VMware Workstation. */
class OrganizerEndToEndTest {
  private static final ProviderId VMWARE = new ProviderId("vmware");
  private static final int MOST_WRITES = 30;

  @TempDir private Path directory;
  private final Vertx vertx = Vertx.vertx();
  private final ManualScheduler time = new ManualScheduler(vertx);
  private SimulatedWorkstation workstation;
  private Store store;
  private Mortality mortality = new Mortality();
  private Core core;

  @BeforeEach
  void start() throws IOException {
    store = TestStores.openTemporarySqlite(vertx, directory);
    workstation = SimulatedWorkstation.start(vertx, directory);
    workstation.installation().seed(workstation.vms(), SeedVm.named("web-01"));
    core = boot();
  }

  @AfterEach
  void stop() {
    mortality.die();
    await(workstation.provider().close());
    await(store.close());
    await(vertx.close());
  }

  @Test
  void anOrganizedVmKeepsItsIdAndStarts() {
    VirtualMachine vm = only();

    assertThat(perform(new FileCommand.Organize(id(vm), "en", false)))
        .isEqualTo(OperationState.SUCCEEDED);

    VirtualMachine moved = only();
    assertThat(id(moved)).isEqualTo(id(vm));
    assertThat(ref(moved)).contains("permanent_vms").endsWith("_web-01/vm_files/web-01.vmx");
    assertThat(perform(new VmCommand.Power(id(vm), PowerAction.START, Duration.ZERO)))
        .isEqualTo(OperationState.SUCCEEDED);
    assertRefused(new FileCommand.UndoOrganization(id(vm)), ErrorCode.POWER_STATE_CONFLICT);
    assertRefused(
        new FileCommand.CreateBackup(id(vm), Optional.empty(), false),
        ErrorCode.POWER_STATE_CONFLICT);
    perform(new VmCommand.Power(id(vm), PowerAction.POWER_OFF, Duration.ZERO));
    assertRefused(new FileCommand.Organize(id(vm), "en", false), ErrorCode.ORGANIZE_IMPOSSIBLE);
    assertThat(perform(new FileCommand.UndoOrganization(id(vm))))
        .isEqualTo(OperationState.SUCCEEDED);
    assertThat(ref(only())).isEqualTo(ref(vm));
    assertThat(id(only())).isEqualTo(id(vm));
  }

  @Test
  void aVmIsMadeInThePermanentStructureAndDeletedWithAllThatIsBesideIt() throws IOException {
    // Given
    VirtualMachine source = only();
    CloneSpec spec =
        new CloneSpec(
            "Ma VM",
            CloneSpec.Mode.FULL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    // When
    assertThat(
            perform(
                new VmCommand.Clone(
                    id(source),
                    spec,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.of("fr"))))
        .isEqualTo(OperationState.SUCCEEDED);

    // Then
    VirtualMachine made =
        machines().stream().filter(vm -> !id(vm).equals(id(source))).findFirst().orElseThrow();
    Path box = Path.of(ref(made)).getParent().getParent();
    assertThat(box.getFileName().toString()).matches("\\d{4}-\\d\\d-\\d\\d_Ma-VM-\\w+");
    assertThat(box.resolve("README.md")).content().startsWith("# Ma VM").contains("Ce dossier");
    assertThat(await(core.vms().files().organized(Optional.empty())))
        .singleElement()
        .satisfies(one -> assertThat(one.item().vm()).contains(id(made)));
    assertThat(perform(new VmCommand.Delete(id(made)))).isEqualTo(OperationState.SUCCEEDED);
    assertThat(box).doesNotExist();
  }

  @Test
  void aBackupIsRestoredBesideAndInPlaceAndStarts() throws IOException {
    // Given
    VirtualMachine vm = only();
    assertThat(perform(new FileCommand.CreateBackup(id(vm), Optional.of("first"), false)))
        .isEqualTo(OperationState.SUCCEEDED);
    BackupId backup = await(core.vms().files().backups(Optional.empty())).get(0).item().id();
    assertThat(perform(new FileCommand.VerifyBackup(backup))).isEqualTo(OperationState.SUCCEEDED);

    // When
    Files.writeString(Path.of(ref(vm)).resolveSibling("web-01.vmdk"), "ruined");
    assertThat(perform(new FileCommand.RestoreBackup(backup, Optional.empty())))
        .isEqualTo(OperationState.SUCCEEDED);
    assertThat(perform(new FileCommand.RestoreBackup(backup, Optional.of("Copy"))))
        .isEqualTo(OperationState.SUCCEEDED);

    // Then
    List<VirtualMachine> all = machines();
    assertThat(all)
        .extracting(each -> each.record().name())
        .containsExactlyInAnyOrder("web-01", "Copy");
    for (VirtualMachine each : all) {
      assertThat(perform(new VmCommand.Power(id(each), PowerAction.START, Duration.ZERO)))
          .isEqualTo(OperationState.SUCCEEDED);
      perform(new VmCommand.Power(id(each), PowerAction.POWER_OFF, Duration.ZERO));
    }
    assertThat(await(core.vms().files().trash(Optional.empty()))).hasSize(1);
    assertThat(perform(new FileCommand.DeleteBackup(backup))).isEqualTo(OperationState.SUCCEEDED);
    assertThat(await(core.vms().files().backups(Optional.empty()))).isEmpty();
  }

  /**
   * The server stops at a write of its journal while a running VM is backed up, and another one
   * goes on: the snapshot never stays, and the VM goes on running.
   */
  @Test
  void killedAtAnyWriteALiveBackupLeavesNoSnapshot() {
    VirtualMachine vm = only();
    perform(new VmCommand.Power(id(vm), PowerAction.START, Duration.ZERO));
    int write = 1;
    for (; write < MOST_WRITES; write += 3) {
      mortality.dieAtWrite(write, Mortality.When.AFTER_THE_WRITE);
      FileCommand command = new FileCommand.CreateBackup(id(vm), Optional.empty(), true);
      boolean died = diesOrEnds(core.vms().submit(submission(command)));

      core = boot();
      unfinished().forEach(each -> end(each));

      assertThat(await(workstation.provider().listSnapshots(vm.record().ref().orElseThrow())))
          .as("write %d", write)
          .isEmpty();
      assertThat(only().record().observation().orElseThrow().powerState())
          .isEqualTo(PowerState.RUNNING);
      if (!died) {
        break;
      }
    }
    assertThat(write).isBetween(5, MOST_WRITES - 1);
    assertThat(await(core.vms().files().backups(Optional.empty())))
        .isNotEmpty()
        .allMatch(each -> each.item().state() == Backup.State.PROVEN);
  }

  /** Whether the server died before the operation ended. */
  private boolean diesOrEnds(Future<Operation> asked) {
    Future<Boolean> ends =
        asked
            .compose(operation -> core.operations().await(operation.id(), Duration.ofHours(1)))
            .map(false);
    Future<Boolean> dies = mortality.death().map(true);
    await(Future.any(dies, ends));
    return dies.isComplete();
  }

  private Core boot() {
    mortality = new Mortality();
    ProviderInfo info =
        new ProviderInfo(
            VMWARE,
            ProviderType.VMWARE_WORKSTATION,
            "Lab",
            true,
            true,
            workstation.provider().capabilities());
    Core next =
        new Core(
            mortality.store(store),
            new ProviderRegistry(
                List.of(new ProviderConnection(info, mortality.provider(workstation.provider()))),
                false),
            time,
            time,
            new ContextCodec(TestWorld::seal, TestWorld::open, UnaryOperator.identity()),
            new CoreSettings(
                TestWorld.LIMITS, WatchSettings.DEFAULT, Duration.ofDays(90), Duration.ofDays(90)),
            AddressProbe.OFF,
            event -> {});
    await(next.start());
    await(next.inventory().refresh(VMWARE));
    return next;
  }

  private void assertRefused(FileCommand command, ErrorCode code) {
    assertThatThrownBy(() -> await(core.vms().submit(submission(command))))
        .isInstanceOfSatisfying(
            AcvmException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private OperationState perform(VmCommand command) {
    Operation asked = await(core.vms().submit(submission(command)));
    Operation ended = end(asked);
    await(core.inventory().refresh(VMWARE));
    return ended.state();
  }

  private Operation end(Operation operation) {
    return await(core.operations().await(operation.id(), Duration.ofHours(1)));
  }

  private static Submission submission(VmCommand command) {
    return new Submission(command, TestWorld.ADMIN, Optional.empty());
  }

  private List<Operation> unfinished() {
    OperationQuery all =
        new OperationQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new PageRequest(1000, Optional.empty()));
    return await(store.read(tables -> tables.operations().list(all))).items();
  }

  private VirtualMachine only() {
    await(core.inventory().refresh(VMWARE));
    List<VirtualMachine> all = machines();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<VirtualMachine> machines() {
    return core.inventory()
        .list(
            new VmQuery(
                Optional.empty(),
                Optional.empty(),
                VmQuery.Sort.NAME,
                false,
                new PageRequest(100, Optional.empty())))
        .page()
        .items();
  }

  private static VmId id(VirtualMachine vm) {
    return vm.record().id();
  }

  private static String ref(VirtualMachine vm) {
    return vm.record().ref().orElseThrow().value();
  }
}
