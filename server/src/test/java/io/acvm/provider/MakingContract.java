package io.acvm.provider;

import static io.acvm.domain.error.ErrorCode.ADDRESS_TAKEN;
import static io.acvm.domain.error.ErrorCode.CLUSTER_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.NETWORK_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.TEMPLATE_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VM_SPEC_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider promises about making VMs. */
public interface MakingContract extends RefusalContract {
  @Test
  default void reservingAnIdentityLeavesNothing() {
    // When
    ProviderVmRef ref = done(provider().reserveVm("reserved"));
    // Then
    assertThat(done(provider().findVm(ref))).isEmpty();
    assertThat(done(provider().listVms())).extracting(VmObservation::ref).doesNotContain(ref);
  }

  @Test
  default void aNewVmIsAsItWasAskedForAndOff() {
    // When
    ProviderVmRef ref = make(withDisks(spec("web"), 20, 5));
    // Then
    VmObservation vm = see(ref);
    assertThat(vm.name()).isEqualTo("web");
    assertThat(vm.powerState()).isEqualTo(PowerState.STOPPED);
    assertThat(vm.cpus()).isEqualTo(2);
    assertThat(vm.memoryMib()).isEqualTo(2048);
    assertThat(sizesMib(vm)).containsExactly(20L * 1024, 5L * 1024);
    assertThat(vm.nics()).hasSize(1);
    assertThat(vm.nics().get(0).networkId()).contains(harness().network());
    assertThat(vm.problem()).isEmpty();
    assertThat(vm.managed()).isTrue();
    assertThat(done(provider().listVms())).extracting(VmObservation::ref).contains(ref);
  }

  @Test
  default void aDiskIsAsLargeAsItsSourceWhenNothingIsSaid() {
    // When
    ProviderVmRef ref = make(spec("as-source"));
    // Then
    assertThat(sizesMib(see(ref))).containsExactly(harness().sourceGib() * 1024L);
  }

  @Test
  default void aDiskSmallerThanItsSourceIsRefusedAndNothingIsLeft() {
    // Given
    VmSpec spec = withDisks(spec("small"), harness().sourceGib() - 1);
    ProviderVmRef ref = done(provider().reserveVm("small"));
    // Then
    assertThat(failureOf(provider().createVm(ref, spec, Progress.NONE))).isEqualTo(VM_SPEC_INVALID);
    assertThat(done(provider().findVm(ref))).isEmpty();
  }

  @Test
  default void aBlankVmHasAnEmptyDisk() {
    if (refuses(Capability.CREATE_BLANK)) {
      return;
    }
    // When
    ProviderVmRef ref =
        make(withDisks(spec("blank", new VmSource(VmSource.Type.BLANK, Optional.empty())), 30));
    // Then
    assertThat(sizesMib(see(ref))).containsExactly(30L * 1024);
  }

  @Test
  default void aVmFromAnIsoHasACdRomAndADisk() {
    if (refuses(Capability.CREATE_FROM_ISO)) {
      return;
    }
    // When
    ProviderVmRef ref = make(withDisks(spec("installer", source(Template.Type.ISO)), 40));
    // Then
    VmObservation vm = see(ref);
    assertThat(vm.disks()).extracting(Disk::kind).contains(Disk.Kind.CDROM);
    assertThat(sizesMib(vm)).containsExactly(40L * 1024);
  }

  @Test
  default void creatingTwiceWithOneIdentityMakesOneVm() {
    // Given
    VmSpec spec = spec("once");
    ProviderVmRef ref = make(spec);
    done(power(ref, PowerAction.START));
    // When
    done(provider().createVm(ref, spec, Progress.NONE));
    // Then
    assertThat(powerOf(ref)).isEqualTo(PowerState.RUNNING);
    assertThat(named("once")).containsExactly(ref);
  }

  @Test
  default void creatingTwiceAtOnceWithOneIdentityMakesOneVm() {
    // Given
    VmSpec spec = spec("race");
    ProviderVmRef ref = done(provider().reserveVm("race"));
    // When
    Future<Void> first = provider().createVm(ref, spec, Progress.NONE);
    Future<Void> second = provider().createVm(ref, spec, Progress.NONE);
    // Then
    done(first);
    done(second);
    assertThat(named("race")).containsExactly(ref);
  }

  @Test
  default void whatAVmIsMadeFromMustExist() {
    // Given
    TemplateId nothing = new TemplateId(UUID.randomUUID().toString());
    VmSpec good = spec("orphan");
    VmSpec spec = spec("orphan", new VmSource(good.source().type(), Optional.of(nothing)));
    ProviderVmRef ref = done(provider().reserveVm("orphan"));
    // Then
    assertThat(failureOf(provider().createVm(ref, spec, Progress.NONE)))
        .isEqualTo(TEMPLATE_NOT_FOUND);
    assertThat(done(provider().findVm(ref))).isEmpty();
  }

  @Test
  default void aNetworkMustExist() {
    // Given
    VmSpec spec = withPlace(spec("lost"), List.of(UUID.randomUUID().toString()), null, null);
    ProviderVmRef ref = done(provider().reserveVm("lost"));
    // Then
    assertThat(failureOf(provider().createVm(ref, spec, Progress.NONE)))
        .isEqualTo(NETWORK_NOT_FOUND);
    assertThat(done(provider().findVm(ref))).isEmpty();
  }

  @Test
  default void aClusterMustExist() {
    if (refuses(Capability.CLUSTERS)) {
      return;
    }
    // Given
    VmSpec spec = withPlace(spec("lost"), List.of(), null, UUID.randomUUID().toString());
    ProviderVmRef ref = done(provider().reserveVm("lost"));
    // Then
    assertThat(failureOf(provider().createVm(ref, spec, Progress.NONE)))
        .isEqualTo(CLUSTER_NOT_FOUND);
    assertThat(done(provider().findVm(ref))).isEmpty();
  }

  @Test
  default void aFixedAddressIsGivenOnce() {
    if (refuses(Capability.STATIC_ADDRESS)) {
      return;
    }
    // Given
    String address = harness().freeAddress();
    List<String> network = List.of(harness().network());
    ProviderVmRef first = make(withPlace(spec("first"), network, address, null));
    VmSpec secondSpec = withPlace(spec("second"), network, address, null);
    ProviderVmRef second = done(provider().reserveVm("second"));
    // When
    Future<Void> making = provider().createVm(second, secondSpec, Progress.NONE);
    // Then
    assertThat(failureOf(making)).isEqualTo(ADDRESS_TAKEN);
    assertThat(see(first).ipAddresses()).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "l'été à Besançon",
        "say \"hello\"",
        "a;b,c(d)",
        "..",
        "-rf",
        "eighty-characters-01234567890123456789012345678901234567890123456789012345678901"
      })
  default void namesAreKeptAsTheyAre(String name) {
    // When
    ProviderVmRef ref = make(spec(name));
    // Then
    assertThat(see(ref).name()).isEqualTo(name);
    assertThat(named(name)).containsExactly(ref);
    done(provider().deleteVm(ref, Progress.NONE));
  }

  @Test
  default void twoVmsOfOneNameAreTwoVms() {
    // Given
    ProviderVmRef one = make(spec("twin"));
    ProviderVmRef other = make(spec("twin"));
    // When
    done(provider().deleteVm(one, Progress.NONE));
    // Then
    assertThat(named("twin")).containsExactly(other);
  }

  @Test
  default void aFullCloneIsAVmOfItsOwn() {
    if (refuses(Capability.CLONE_FULL)) {
      return;
    }
    // Given
    ProviderVmRef source = make(withDisks(spec("mother"), 20));
    ProviderVmRef ref = done(provider().reserveVm("child"));
    // When
    CloneSpec spec = cloneSpec("child", CloneSpec.Mode.FULL);
    done(provider().cloneVm(source, ref, spec, Progress.NONE));
    done(provider().cloneVm(source, ref, spec, Progress.NONE));
    done(provider().deleteVm(source, Progress.NONE));
    // Then
    VmObservation clone = see(ref);
    assertThat(clone.powerState()).isEqualTo(PowerState.STOPPED);
    assertThat(clone.cpus()).isEqualTo(2);
    assertThat(sizesMib(clone)).containsExactly(20L * 1024);
    assertThat(named("child")).containsExactly(ref);
  }

  @Test
  default void aCloneTakesWhatIsSaidOfItsHardware() {
    if (refuses(Capability.CLONE_FULL)) {
      return;
    }
    // Given
    ProviderVmRef source = make(spec("mother"));
    ProviderVmRef ref = done(provider().reserveVm("child"));
    CloneSpec spec =
        new CloneSpec(
            "child",
            CloneSpec.Mode.FULL,
            Optional.empty(),
            Optional.empty(),
            Optional.of(4),
            Optional.of(4096L),
            Optional.of(List.of()),
            Optional.empty());
    // When
    done(provider().cloneVm(source, ref, spec, Progress.NONE));
    // Then
    VmObservation clone = see(ref);
    assertThat(clone.cpus()).isEqualTo(4);
    assertThat(clone.memoryMib()).isEqualTo(4096);
    assertThat(clone.nics()).isEmpty();
    assertThat(see(source).cpus()).isEqualTo(2);
  }

  @Test
  default void cloningNothingMakesNothing() {
    if (refuses(Capability.CLONE_FULL)) {
      return;
    }
    ProviderVmRef ref = done(provider().reserveVm("child"));
    assertThat(
            failureOf(
                provider()
                    .cloneVm(
                        unknown(), ref, cloneSpec("child", CloneSpec.Mode.FULL), Progress.NONE)))
        .isEqualTo(VM_NOT_FOUND);
    assertThat(done(provider().findVm(ref))).isEmpty();
  }

  @Test
  default void whatGoesWrongHalfWayIsRemovedByDeleting() {
    // Given
    VmSpec spec = spec("half");
    ProviderVmRef ref = done(provider().reserveVm("half"));
    harness().failNextWork();
    assertThat(failureOf(provider().createVm(ref, spec, Progress.NONE))).isNotNull();
    // When
    Future<Void> deletion = provider().deleteVm(ref, Progress.NONE);
    // Then
    deletion.otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    assertThat(deletion.succeeded() || failureOf(deletion) == VM_NOT_FOUND).isTrue();
    assertThat(done(provider().findVm(ref))).isEmpty();
    assertThat(named("half")).isEmpty();
  }

  @Test
  default void aCloneThatGoesWrongHalfWayIsRemovedByDeleting() {
    if (refuses(Capability.CLONE_FULL)) {
      return;
    }
    // Given
    ProviderVmRef source = make(spec("mother"));
    ProviderVmRef ref = done(provider().reserveVm("half"));
    harness().failNextWork();
    CloneSpec spec = cloneSpec("half", CloneSpec.Mode.FULL);
    assertThat(failureOf(provider().cloneVm(source, ref, spec, Progress.NONE))).isNotNull();
    // When
    Future<Void> deletion = provider().deleteVm(ref, Progress.NONE);
    // Then
    deletion.otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    assertThat(deletion.succeeded() || failureOf(deletion) == VM_NOT_FOUND).isTrue();
    assertThat(done(provider().findVm(ref))).isEmpty();
    assertThat(powerOf(source)).isEqualTo(PowerState.STOPPED);
  }

  private List<ProviderVmRef> named(String name) {
    return done(provider().listVms()).stream()
        .filter(vm -> vm.name().equals(name))
        .map(VmObservation::ref)
        .toList();
  }

  private static List<Long> sizesMib(VmObservation vm) {
    return vm.disks().stream()
        .filter(disk -> disk.kind() == Disk.Kind.DISK)
        .map(Disk::sizeMib)
        .toList();
  }
}
