package io.acvm.core.vm;

import static io.acvm.core.TestWorld.AMELIE;
import static io.acvm.core.TestWorld.PROVIDER;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.core.Core;
import io.acvm.core.TestWorld;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.fake.FakeCall;
import io.acvm.provider.fake.FakeFaults;
import io.acvm.provider.fake.FakeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before an operation is made of it. */
class CommandRefusalsTest {
  @TempDir Path directory;
  private TestWorld world;
  private Core core;

  @BeforeEach
  void openWorld() {
    EnumSet<Capability> abilities = EnumSet.allOf(Capability.class);
    abilities.remove(Capability.SUSPEND);
    abilities.remove(Capability.SNAPSHOT_DELETE_CHILDREN);
    world = new TestWorld(directory, FakeSettings.DEFAULT.withVms(1).withCapabilities(abilities));
    core = world.boot();
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  @Test
  void whatTheCatalogueDoesNotHaveIsNamedFieldByField() {
    Failure failure =
        refusal(
            new VmCommand.Create(
                PROVIDER,
                spec(VmSource.Type.IMAGE, "nowhere", List.of("network-1", "moon"), "cluster-9"),
                List.of(),
                true));
    assertThat(failure.code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND);
    assertThat(failure.arguments()).containsEntry("id", "nowhere");
    assertThat(failure.fields())
        .extracting(FieldFailure::pointer)
        .containsExactly("/source/id", "/cluster", "/networks/1");
    assertThat(world.operations()).isEmpty();
  }

  @Test
  void anImageIsNotATemplate() {
    Failure failure =
        refusal(
            new VmCommand.Create(
                PROVIDER,
                spec(VmSource.Type.TEMPLATE, "template-2", List.of(), "cluster-1"),
                List.of(),
                true));
    assertThat(failure.code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND);
  }

  @Test
  void anUnknownProviderIsRefused() {
    VmCommand command =
        new VmCommand.Create(new ProviderId("none"), Scenario.spec("web"), List.of(), true);
    assertThat(refusal(command).code()).isEqualTo(ErrorCode.PROVIDER_NOT_FOUND);
  }

  @Test
  void anUnknownVmIsRefused() {
    assertThat(refusal(new VmCommand.Delete(new VmId("none"))).code())
        .isEqualTo(ErrorCode.VM_NOT_FOUND);
  }

  @Test
  void whatTheProviderCannotDoIsRefused() {
    Failure failure = refusal(power(PowerAction.SUSPEND));
    assertThat(failure.code()).isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED);
    assertThat(failure.arguments()).containsEntry("capability", "SUSPEND");
  }

  @Test
  void ofWhatOthersLookAfterOnlyThePowerIsChanged() {
    // Given
    world.hypervisor.disown(world.records().get(0).ref().orElseThrow());
    await(core.inventory().refresh(PROVIDER));
    VmId vm = world.records().get(0).id();
    VmChange rename =
        new VmChange(
            Optional.of("mine now"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    // Then
    assertThat(refusal(new VmCommand.Delete(vm)).code()).isEqualTo(ErrorCode.VM_NOT_MANAGED);
    assertThat(
            refusal(
                    new VmCommand.CreateSnapshot(
                        vm, new SnapshotSpec("x", Optional.empty(), false)))
                .code())
        .isEqualTo(ErrorCode.VM_NOT_MANAGED);
    assertThat(refusal(copyOf(vm)).code()).isEqualTo(ErrorCode.VM_NOT_MANAGED);
    assertThat(refusal(new VmCommand.Update(vm, rename, Optional.empty())).code())
        .isEqualTo(ErrorCode.VM_NOT_MANAGED);
    VmCommand tag = new VmCommand.Update(vm, UpdateVm.NO_CHANGE, Optional.of(List.of("theirs")));
    assertThat(world.perform(core, tag).error()).isEmpty();
    assertThat(world.perform(core, power(PowerAction.START)).error()).isEmpty();
  }

  private static VmCommand copyOf(VmId vm) {
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
    return new VmCommand.Clone(vm, spec, Optional.empty(), false);
  }

  @Test
  void snapshotsAreDeletedWithTheirChildrenOnlyWhereThatIsOffered() {
    VmId vm = world.records().get(0).id();
    VmCommand command = new VmCommand.DeleteSnapshot(vm, new SnapshotId("any"), true);
    Failure failure = refusal(command);
    assertThat(failure.code()).isEqualTo(ErrorCode.CAPABILITY_NOT_SUPPORTED);
    assertThat(failure.arguments()).containsEntry("capability", "SNAPSHOT_DELETE_CHILDREN");
  }

  @Test
  void aStoppedVmIsNotPaused() {
    assertThat(refusal(power(PowerAction.PAUSE)).code()).isEqualTo(ErrorCode.POWER_STATE_CONFLICT);
  }

  @Test
  void aStoppedVmIsNotRestarted() {
    assertThat(refusal(power(PowerAction.REBOOT)).code()).isEqualTo(ErrorCode.POWER_STATE_CONFLICT);
  }

  @Test
  void stoppingAStoppedVmSucceeds() {
    Operation operation = world.perform(core, power(PowerAction.POWER_OFF));
    assertThat(operation.error()).isEmpty();
  }

  @Test
  void aVmInCreationCanOnlyWait() {
    // Given
    FakeFaults.Hold hold = world.hypervisor.faults().holdNext(FakeCall.CREATE_VM);
    Operation create =
        world.submit(core, new VmCommand.Create(PROVIDER, Scenario.spec("web"), List.of(), false));
    await(hold.reached());
    VmId vm = new VmId(create.target().id());
    assertThat(core.inventory().get(vm).record().lifecycle()).isEqualTo(Lifecycle.PROVISIONING);
    // When
    ErrorCode start = refusal(new VmCommand.Power(vm, PowerAction.START, Duration.ZERO)).code();
    ErrorCode delete = refusal(new VmCommand.Delete(vm)).code();
    // Then
    assertThat(start).isEqualTo(ErrorCode.VM_NOT_READY);
    assertThat(delete).isEqualTo(ErrorCode.VM_BUSY);
    hold.release();
    world.end(core, create.id());
  }

  @Test
  void aSnapshotNameIsTakenOnce() {
    // Given
    VmCommand command =
        new VmCommand.CreateSnapshot(onlyVm(), new SnapshotSpec("once", Optional.empty(), false));
    world.perform(core, command);
    // When
    Operation second = world.perform(core, command);
    // Then
    assertThat(second.error().map(Failure::code)).contains(ErrorCode.SNAPSHOT_NAME_TAKEN);
    assertThat(await(core.inventory().listSnapshots(onlyVm()))).hasSize(1);
  }

  private VmCommand power(PowerAction action) {
    return new VmCommand.Power(onlyVm(), action, Duration.ofSeconds(5));
  }

  private VmId onlyVm() {
    return world.records().get(0).id();
  }

  private Failure refusal(VmCommand command) {
    return await(
        core.vms()
            .submit(new Submission(command, AMELIE, Optional.empty()))
            .map(
                operation -> {
                  throw new AssertionError("accepted as " + operation);
                })
            .map(never -> (Failure) never)
            .otherwise(cause -> AcvmException.from(cause).failure()));
  }

  private static VmSpec spec(
      VmSource.Type type, String source, List<String> networks, String cluster) {
    return new VmSpec(
        "web",
        Optional.empty(),
        new VmSource(type, Optional.of(new TemplateId(source))),
        1,
        1024,
        Optional.empty(),
        List.of(),
        networks,
        Optional.empty(),
        Optional.of(cluster),
        Optional.empty(),
        Optional.empty());
  }
}
