package io.acvm.provider.vmware;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.VmKeeper;
import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.vmfiles.dictionary.Dictionary;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The organizer against a simulated VMware Workstation. */
class VmwareKeeperTest {
  private static final VmId ID = new VmId("v-1");
  private static final BackupId BACKUP = new BackupId("b-1");

  @TempDir private Path directory;
  private final Vertx vertx = Vertx.vertx();
  private SimulatedWorkstation workstation;
  private VmwareProvider provider;
  private VmKeeper keeper;

  @BeforeEach
  void start() throws IOException {
    workstation = SimulatedWorkstation.start(vertx, directory);
    provider = workstation.provider();
    keeper = provider.keeper().orElseThrow();
  }

  @AfterEach
  void stop() {
    await(provider.close());
    await(vertx.close());
  }

  @Test
  void aVmThatOnlyTheWindowKnowsIsTakenOverAndGivenBack() throws IOException {
    // Given
    Path elsewhere = Files.createDirectory(workstation.directory().resolve("home"));
    Path vmx = workstation.installation().seed(elsewhere, SeedVm.named("found"));
    known(vmx);
    assertThat(only().managed()).isFalse();
    assertFails(keeper.planOrganization(ref(vmx)), ErrorCode.VM_NOT_MANAGED);

    // When
    OrganizePlan plan = await(keeper.planAdoption(ref(vmx)));
    carryOut(ref(vmx), plan);

    // Then
    assertThat(only().managed()).isTrue();
    assertThat(only().ref()).isEqualTo(plan.ref());
    assertThat(Dictionary.read(workstation.library()).get("vmlist1.config"))
        .contains(plan.ref().value());
    assertThat(elsewhere).isDirectoryContaining("glob:**.acvm-moved.txt");
    power(plan.ref(), PowerAction.START);
    power(plan.ref(), PowerAction.POWER_OFF);

    // When
    OrganizePlan back = await(keeper.planReturn(plan.ref()));
    await(keeper.move(plan.ref(), back, Progress.NONE));
    await(keeper.finishMove(plan.ref(), back, Progress.NONE));

    // Then
    assertThat(only().ref()).isEqualTo(ref(vmx));
    assertThat(only().managed()).isFalse();
    assertThat(elsewhere).isDirectoryNotContaining("glob:**.acvm-moved.txt");
    assertThat(workstation.settings().permanentDirectory()).isEmptyDirectory();
  }

  @Test
  void whatIsNotAVmsOwnFolderIsNotTakenOver() throws IOException {
    // Given
    Path elsewhere = Files.createDirectory(workstation.directory().resolve("home"));
    Path vmx = workstation.installation().seed(elsewhere, SeedVm.named("found"));
    Files.writeString(vmx.resolveSibling("letters.odt"), "private");
    known(vmx);

    // Then
    assertFails(keeper.planAdoption(ref(vmx)), ErrorCode.ORGANIZE_IMPOSSIBLE);
    assertFails(
        keeper.planAdoption(ref(elsewhere.resolve("nobody/knows.vmx"))), ErrorCode.VM_NOT_FOUND);
  }

  /**
   * Without the note that was left there, a file in the permanent structure could name any place.
   */
  @Test
  void aPlaceOutsideIsGivenBackToOnlyWhereItWasTakenFrom() throws IOException {
    // Given
    Path vmx = seed("web-01");
    OrganizePlan plan = organize(vmx);
    Path metadata = Path.of(plan.to()).resolveSibling("metadata.json");
    Path outside = workstation.directory().resolve("outside");
    Files.writeString(
        metadata, Files.readString(metadata).replace(plan.from(), outside.resolve("x").toString()));

    // Then
    assertFails(keeper.planReturn(plan.ref()), ErrorCode.ORGANIZE_IMPOSSIBLE);
  }

  /** The window writes its library from memory when it is closed, over what anybody wrote. */
  @Test
  void theLibraryOfAnOpenWindowIsToldWhenItIsClosed() throws IOException {
    // Given
    Path before = seed("web-01");
    Path between = seed("web-02");
    Path after = seed("web-03");
    known(before);
    VmwareParts parts = VmwareParts.of(vertx, "window", workstation.settings());
    Path permanent = Files.createDirectories(workstation.settings().permanentDirectory());
    MovedNames open =
        new MovedNames(
            Optional.of(workstation.library()),
            new Untold(permanent),
            parts.places(),
            parts.states(),
            () -> true);

    // When
    open.moved(before, between);
    open.moved(between, after);
    // As after a kill, a step is done again.
    open.moved(between, after);
    open.tellLibrary();

    // Then
    assertThat(inLibrary()).isEqualTo(before.toString());

    // When
    for (int refresh = 0; refresh < 100 && open.isBehind(); refresh++) {
      await(provider.listVms());
    }

    // Then
    assertThat(open.isBehind()).isFalse();
    assertThat(inLibrary()).isEqualTo(after.toString());
  }

  private String inLibrary() throws IOException {
    return Dictionary.read(workstation.library()).get("vmlist1.config").orElseThrow();
  }

  @Test
  void aRunningVmIsBackedUpAsItWasAtTheSnapshot() throws IOException {
    // Given
    Path vmx = seed("web-01");
    SnapshotSpec earlier = new SnapshotSpec("earlier", Optional.empty(), false);
    await(provider.createSnapshot(ref(vmx), earlier, Progress.NONE));
    power(ref(vmx), PowerAction.START);
    assertFails(backUp(vmx, Optional.empty()), ErrorCode.POWER_STATE_CONFLICT);
    SnapshotId snapshot =
        await(
            provider.createSnapshot(
                ref(vmx), new SnapshotSpec("acvm-b-1", Optional.empty(), false), Progress.NONE));

    // When
    Backup backup = await(backUp(vmx, Optional.of(snapshot)));
    await(provider.deleteSnapshot(ref(vmx), snapshot, Progress.NONE));
    ProviderVmRef copy = await(provider.reserveVm("copy"));
    await(keeper.restoreBeside(BACKUP, copy, "copy", Progress.NONE));

    // Then
    assertThat(backup.consistency()).isEqualTo(Backup.Consistency.CRASH_CONSISTENT);
    assertThat(backup.state()).isEqualTo(Backup.State.PROVEN);
    assertThat(await(provider.findVm(ref(vmx))).orElseThrow().powerState())
        .isEqualTo(PowerState.RUNNING);
    assertThat(await(provider.listSnapshots(copy))).extracting("name").containsExactly("earlier");
    assertThat(await(provider.findVm(copy)).orElseThrow().problem()).isEmpty();
    assertThat(Path.of(copy.value()).getParent())
        .isDirectoryNotContaining("glob:**.vmem")
        .isDirectoryNotContaining("glob:**.log");
    power(copy, PowerAction.START);
  }

  @Test
  void whatNobodyHereCanReadIsNotBackedUp() throws IOException {
    Path vmx = seed("web-01");
    workstation.installation().encrypt(vmx, "secret");

    assertFails(backUp(vmx, Optional.empty()), ErrorCode.VM_ENCRYPTED);
  }

  @Test
  void whatIsWrittenBesideAVmStaysTrue() throws IOException {
    // Given
    ProviderVmRef vm = organize(seed("web-01")).ref();
    assertThat(metadata(vm).path("name").asText()).isEqualTo("web-01");

    // When, then
    VmChange rename =
        new VmChange(
            Optional.of("Été"),
            Optional.empty(),
            Optional.of(3),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    await(provider.updateVm(vm, rename, Progress.NONE));
    assertThat(metadata(vm).path("name").asText()).isEqualTo("Été");
    assertThat(metadata(vm).path("hardware").path("cpus").asInt()).isEqualTo(3);
    assertThat(Path.of(vm.value()).getParent().resolveSibling("README.md"))
        .content()
        .startsWith("# Été");

    SnapshotSpec spec = new SnapshotSpec("first", Optional.empty(), false);
    SnapshotId snapshot = await(provider.createSnapshot(vm, spec, Progress.NONE));
    assertTrue(vm);
    await(provider.restoreSnapshot(vm, snapshot, Progress.NONE));
    assertTrue(vm);
    await(provider.deleteSnapshot(vm, snapshot, Progress.NONE));
    assertTrue(vm);
    await(backUp(Path.of(vm.value()), Optional.empty()));
    power(vm, PowerAction.START);
    power(vm, PowerAction.POWER_OFF);
    assertTrue(vm);
    await(keeper.stageRestore(BACKUP, vm, Progress.NONE));
    await(keeper.exchangeRestored(vm, Progress.NONE));
    assertTrue(vm);
    assertThat(metadata(vm).path("files")).allMatch(file -> file.has("sha256"));
  }

  @Test
  void theParentOfALinkedCloneKnowsWhereItIs() throws IOException {
    // Given
    Path mother = seed("mother");
    ProviderVmRef child = await(provider.reserveVm("child"));
    CloneSpec linked =
        new CloneSpec(
            "child",
            CloneSpec.Mode.LINKED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    await(provider.cloneVm(ref(mother), child, linked, Progress.NONE));

    // When
    ProviderVmRef moved = organize(Path.of(child.value())).ref();

    // Then
    assertThat(VmwareSnapshots.tree(mother).all().get(0).clones()).containsExactly(moved.value());
    assertFails(keeper.planOrganization(ref(mother)), ErrorCode.VM_HAS_LINKED_CLONES);
    power(moved, PowerAction.START);
  }

  /** Every file is named with its size; a hash that is given is right. */
  private static void assertTrue(ProviderVmRef vm) throws IOException {
    Path folder = Path.of(vm.value()).getParent();
    List<String> named = new ArrayList<>();
    for (JsonNode file : metadata(vm).path("files")) {
      Path path = folder.resolveSibling(file.path("path").asText());
      assertThat(path).hasSize(file.path("sizeBytes").asLong());
      if (file.has("sha256")) {
        assertThat(path).hasDigest("SHA-256", file.path("sha256").asText());
      }
      named.add(folder.relativize(path).toString());
    }
    try (var files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  private static JsonNode metadata(ProviderVmRef vm) throws IOException {
    Path file = Path.of(vm.value()).getParent().resolveSibling("metadata.json");
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  private Path seed(String name) throws IOException {
    return workstation.installation().seed(workstation.vms(), SeedVm.named(name));
  }

  private void known(Path vmx) throws IOException {
    Dictionary library = Dictionary.create();
    library.set("vmlist1.config", vmx.toString());
    library.set("vmlist1.DisplayName", "found");
    library.set("index0.id", vmx.toString());
    library.save(workstation.library());
  }

  private OrganizePlan organize(Path vmx) {
    OrganizePlan plan = await(keeper.planOrganization(ref(vmx)));
    carryOut(ref(vmx), plan);
    return plan;
  }

  private void carryOut(ProviderVmRef vm, OrganizePlan plan) {
    await(keeper.move(vm, plan, Progress.NONE));
    await(keeper.describe(plan.ref(), ID, Optional.of(plan.from()), "fr", Progress.NONE));
    await(keeper.finishMove(vm, plan, Progress.NONE));
  }

  private Future<Backup> backUp(Path vmx, Optional<SnapshotId> snapshot) {
    return keeper.createBackup(BACKUP, ref(vmx), ID, Optional.empty(), snapshot, Progress.NONE);
  }

  private void power(ProviderVmRef vm, PowerAction action) {
    await(provider.changePower(vm, action, Duration.ZERO, Progress.NONE));
  }

  private VmObservation only() {
    List<VmObservation> all = await(provider.listVms());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static ProviderVmRef ref(Path vmx) {
    return new ProviderVmRef(vmx.toString());
  }

  private static void assertFails(Future<?> asked, ErrorCode code) {
    assertThatThrownBy(() -> await(asked))
        .isInstanceOfSatisfying(
            AcvmException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
