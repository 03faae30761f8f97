package io.acvm.provider.vmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.simulator.vmrun.Delay;
import io.acvm.simulator.vmrun.Fault;
import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.vmfiles.dictionary.Dictionary;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular to VMware: files, interruptions, others on the same computer. */
final class VmwareProviderTest extends OnSimulatedWorkstation {
  @Test
  void aRefreshIsOneCallOfVmrunHoweverManyVmsStandStill() throws Exception {
    // Given
    for (int i = 0; i < 30; i++) {
      workstation.installation().seed(workstation.vms(), SeedVm.named("vm-" + i));
    }
    Path calls = workstation.directory().resolve("calls");
    VmwareProvider counted = workstation.counting(vertx, calls);
    // When
    done(counted.listVms());
    done(counted.listVms());
    // Then
    assertThat(done(counted.listVms())).hasSize(30);
    assertThat(Files.readAllLines(calls)).containsExactly("list", "list", "list");
    done(counted.close());
  }

  @Test
  void aBrokenVmIsItsOwnProblemOnly() throws Exception {
    // Given
    Path good = workstation.installation().seed(workstation.vms(), SeedVm.named("good"));
    Path bad = Files.createDirectories(workstation.vms().resolve("bad")).resolve("bad.vmx");
    Files.write(bad, new byte[] {(byte) 0xFF, 0, 1, 2});
    Path lost = workstation.installation().seed(workstation.vms(), SeedVm.named("lost"));
    Files.delete(lost.resolveSibling("lost.vmdk"));
    // Then
    assertThat(done(provider.listVms()))
        .allSatisfy(
            vm ->
                assertThat(vm.problem().isEmpty())
                    .isEqualTo(vm.ref().value().equals(good.toString())))
        .hasSize(3);
  }

  @Test
  void aChangeOfTheFilesIsSeenAtTheNextRefresh() throws Exception {
    Path vmx = workstation.installation().seed(workstation.vms(), SeedVm.named("before"));
    assertThat(names()).containsExactly("before");
    Dictionary config = Dictionary.read(vmx);
    config.set("displayName", "after");
    config.save(vmx);
    assertThat(names()).containsExactly("after");
  }

  @Test
  void aRunningVmOfOthersIsShownAndNeitherChangedNorDeleted() throws Exception {
    // Given
    Path outside = workstation.directory().resolve("elsewhere");
    Path vmx = workstation.installation().seed(outside, SeedVm.named("foreign")).toRealPath();
    new ProcessBuilder(workstation.installation().vmrun().toString(), "start", vmx.toString())
        .start()
        .waitFor();
    ProviderVmRef ref = new ProviderVmRef(vmx.toString());
    // Then
    assertThat(done(provider.listVms()))
        .singleElement()
        .satisfies(vm -> assertThat(vm.managed()).isFalse())
        .satisfies(vm -> assertThat(vm.powerState()).isEqualTo(PowerState.RUNNING));
    assertThat(failureOf(provider.deleteVm(ref, Progress.NONE)))
        .isEqualTo(ErrorCode.VM_NOT_MANAGED);
    done(provider.changePower(ref, PowerAction.POWER_OFF, LONG, Progress.NONE));
    assertThat(vmx).exists();
  }

  @Test
  void twoProvidersOfOneWorkstationSeeTheirOwnDirectories() throws Exception {
    // Given
    VmwareSettings settings =
        VmwareSettings.of(workstation.directory().resolve("other-vms"))
            .withTool(
                workstation.settings().vmrun(),
                workstation.settings().hostType(),
                workstation.settings().startWindow());
    VmwareProvider other = VmwareProvider.open(vertx, "other", settings);
    workstation.installation().seed(workstation.vms(), SeedVm.named("mine"));
    workstation.installation().seed(settings.defaultVmDirectory(), SeedVm.named("theirs"));
    // Then
    assertThat(names()).containsExactly("mine");
    assertThat(done(other.listVms())).extracting(VmObservation::name).containsExactly("theirs");
    done(other.close());
  }

  @Test
  void aVmWithALinkedCloneIsNotDeletedBeforeIt() {
    // Given
    ProviderVmRef mother = make("mother");
    ProviderVmRef child = done(provider.reserveVm("child"));
    done(provider.cloneVm(mother, child, linked("child"), Progress.NONE));
    // Then
    assertThat(failureOf(provider.deleteVm(mother, Progress.NONE)))
        .isEqualTo(ErrorCode.VM_HAS_LINKED_CLONES);
    var base = done(provider.listSnapshots(mother)).get(0).id();
    assertThat(failureOf(provider.deleteSnapshot(mother, base, Progress.NONE)))
        .isEqualTo(ErrorCode.VM_HAS_LINKED_CLONES);
    done(provider.deleteVm(child, Progress.NONE));
    done(provider.deleteVm(mother, Progress.NONE));
    assertThat(done(provider.listVms())).isEmpty();
  }

  @Test
  void deletingTakesTheVmsOwnFilesAndNothingElse() throws Exception {
    // Given
    ProviderVmRef ref = make("web");
    done(provider.createSnapshot(ref, snapshot("one"), Progress.NONE));
    Path folder = Path.of(ref.value()).getParent();
    Path note = Files.writeString(folder.resolve("notes.txt"), "mine");
    Path outside = Files.writeString(workstation.directory().resolve("precious"), "mine");
    Files.createSymbolicLink(folder.resolve("vmware.log"), outside);
    // When
    done(provider.deleteVm(ref, Progress.NONE));
    // Then
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(note);
    }
    assertThat(outside).hasContent("mine");
  }

  @Test
  void aVmThatSharesItsFolderIsNotDeleted() throws Exception {
    ProviderVmRef ref = make("web");
    Path vmx = Path.of(ref.value());
    Files.copy(vmx, vmx.resolveSibling("second.vmx"));
    assertThat(failureOf(provider.deleteVm(ref, Progress.NONE)))
        .isEqualTo(ErrorCode.VM_FOLDER_SHARED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCopyingOfAKilledServerIsBegunAnew(boolean afterTheEffect) throws Exception {
    // Given
    hang("clone", afterTheEffect);
    ProviderVmRef ref = done(provider.reserveVm("half"));
    Future<Void> lost = provider.createVm(ref, spec("half"), Progress.NONE);
    awaitChild(ref);
    // When
    VmwareProvider next = workstation.another(vertx);
    done(next.createVm(ref, spec("half"), Progress.NONE));
    // Then
    assertThat(failureOf(lost)).isNotNull();
    assertThat(done(next.listVms()))
        .singleElement()
        .satisfies(vm -> assertThat(vm.problem()).isEmpty());
    done(next.changePower(ref, PowerAction.START, LONG, Progress.NONE));
    done(next.close());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCopyingOfAKilledServerIsRemoved(boolean afterTheEffect) throws Exception {
    // Given
    hang("clone", afterTheEffect);
    ProviderVmRef ref = done(provider.reserveVm("half"));
    Future<Void> lost = provider.createVm(ref, spec("half"), Progress.NONE);
    awaitChild(ref);
    // When
    VmwareProvider next = workstation.another(vertx);
    done(next.deleteVm(ref, Progress.NONE));
    // Then
    assertThat(failureOf(lost)).isNotNull();
    assertThat(Path.of(ref.value()).getParent()).doesNotExist();
    assertThat(done(next.listVms())).isEmpty();
    assertThat(done(next.readCatalogue()).templates()).hasSize(1);
    done(next.close());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDeletionOfAKilledServerEndsWhenItIsAskedForAgain(boolean afterTheEffect) throws Exception {
    // Given
    ProviderVmRef ref = make("doomed");
    ProviderVmRef other = make("survivor");
    Path vmx = Path.of(ref.value());
    hang("deletevm", afterTheEffect);
    var lost = provider.deleteVm(ref, Progress.NONE);
    awaitTrue(() -> Marker.DELETING.isSet(vmx) && Files.exists(vmx) != afterTheEffect);
    // When
    VmwareProvider next = workstation.another(vertx);
    done(next.deleteVm(ref, Progress.NONE));
    // Then
    assertThat(vmx.getParent()).doesNotExist();
    done(next.changePower(other, PowerAction.START, LONG, Progress.NONE));
    done(next.close());
    done(provider.close());
    assertThat(done(lost)).as("the VM is gone, whoever did it").isNull();
  }

  @Test
  void aStopThatAnotherOneOvertakesHasReachedItsEnd() throws Exception {
    // Given
    ProviderVmRef ref = make("twice");
    done(provider.changePower(ref, PowerAction.START, LONG, Progress.NONE));
    workstation.installation().delay(Delay.STOP, Duration.ofSeconds(2));
    VmwareProvider next = workstation.another(vertx);
    // When
    var first = provider.changePower(ref, PowerAction.POWER_OFF, LONG, Progress.NONE);
    var second = next.changePower(ref, PowerAction.POWER_OFF, LONG, Progress.NONE);
    // Then
    done(first);
    done(second);
    done(next.close());
  }

  @Test
  void snapshotsThatVmrunCannotTellApartAreStillOnes() {
    // Given
    ProviderVmRef ref = make("twins");
    var slash = done(provider.createSnapshot(ref, snapshot("a/b"), Progress.NONE));
    var dash = done(provider.createSnapshot(ref, snapshot("-vp"), Progress.NONE));
    // When
    done(provider.restoreSnapshot(ref, slash, Progress.NONE));
    done(provider.deleteSnapshot(ref, dash, Progress.NONE));
    // Then
    assertThat(done(provider.listSnapshots(ref)))
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("a/b"))
        .satisfies(one -> assertThat(one.isCurrent()).isTrue());
  }

  @Test
  void aSnapshotKeepsItsDescriptionAndSaysThatItHasTheMemory() {
    ProviderVmRef ref = make("live");
    done(provider.changePower(ref, PowerAction.START, LONG, Progress.NONE));
    var id =
        done(
            provider.createSnapshot(
                ref, new SnapshotSpec("hot", Optional.of("why"), true), Progress.NONE));
    assertThat(done(provider.listSnapshots(ref)))
        .singleElement()
        .satisfies(one -> assertThat(one.includesMemory()).isTrue())
        .satisfies(one -> assertThat(one.description()).contains("why"));
    done(provider.restoreSnapshot(ref, id, Progress.NONE));
    assertThat(done(provider.findVm(ref)).orElseThrow().powerState())
        .isEqualTo(PowerState.SUSPENDED);
    done(provider.changePower(ref, PowerAction.START, LONG, Progress.NONE));
  }

  @Test
  void aSnapshotSaysWhichDisksItDoesNotCover() throws Exception {
    ProviderVmRef ref = make("data");
    Path vmx = Path.of(ref.value());
    Dictionary config = Dictionary.read(vmx);
    config.set("scsi0:0.mode", "independent-persistent");
    config.save(vmx);
    done(provider.createSnapshot(ref, snapshot("one"), Progress.NONE));
    assertThat(done(provider.listSnapshots(ref)))
        .singleElement()
        .satisfies(one -> assertThat(one.uncoveredDisks()).containsExactly("scsi0:0"));
  }

  @Test
  void aGuestIsToldItsNameAndAddress() throws Exception {
    // Given
    GuestSetup guest =
        new GuestSetup(
            Optional.of("web"),
            Optional.of("ada"),
            Optional.empty(),
            List.of("ssh-ed25519 AAAA"),
            Optional.empty(),
            Optional.empty());
    ProviderVmRef ref = done(provider.reserveVm("web"));
    // When
    done(provider.createVm(ref, spec("web", Optional.of("172.16.8.50"), guest), Progress.NONE));
    // Then
    Dictionary config = Dictionary.read(Path.of(ref.value()));
    String metadata =
        new String(
            Base64.getDecoder().decode(config.get("guestinfo.metadata", "")),
            StandardCharsets.UTF_8);
    assertThat(metadata).contains("172.16.8.50/24").contains("172.16.8.2").contains("web");
    assertThat(done(provider.findVm(ref)).orElseThrow().ipAddresses())
        .containsExactly("172.16.8.50");
  }

  private void hang(String command, boolean afterTheEffect) throws Exception {
    Fault fault = Fault.of(Fault.Kind.HANG).on(command).times(1);
    workstation.installation().addFault("hang", afterTheEffect ? fault.afterTheEffect() : fault);
  }

  /** Until the copying is under way and hangs, with its process noted. */
  private void awaitChild(ProviderVmRef ref) {
    Path vmx = Path.of(ref.value());
    Path struck = workstation.installation().home().resolve("state/faults/hang.properties");
    awaitTrue(() -> Files.exists(struck));
    awaitTrue(
        () -> {
          try {
            return Marker.MAKING.read(vmx).size() > 1;
          } catch (java.io.IOException e) {
            return false;
          }
        });
  }

  private static void awaitTrue(java.util.function.BooleanSupplier question) {
    assertThat(Await.until(question, Duration.ofMillis(20), LONG)).isTrue();
  }

  private static SnapshotSpec snapshot(String name) {
    return new SnapshotSpec(name, Optional.empty(), false);
  }

  private List<String> names() {
    return done(provider.listVms()).stream().map(VmObservation::name).toList();
  }
}
