package io.acvm.provider;

import static io.acvm.domain.error.ErrorCode.CAPABILITY_NOT_SUPPORTED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_ANSWER_INVALID;
import static io.acvm.domain.error.ErrorCode.PROVIDER_AUTHENTICATION_FAILED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_REJECTED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider promises when things go wrong. */
public interface FailureContract extends ContractTools {
  @Test
  default void aProbeTellsTheVersion() {
    assertThat(done(provider().probe()).version()).isNotBlank();
  }

  @Test
  default void nobodyThereIsSaidSo() {
    harness().makeUnreachable();
    assertThat(failuresOfReading()).containsOnly(PROVIDER_UNREACHABLE);
  }

  @Test
  default void aRefusedAccountIsSaidSo() {
    // Given
    done(provider().listVms());
    // When
    harness().refuseCredentials();
    // Then
    assertThat(failuresOfReading()).containsOnly(PROVIDER_AUTHENTICATION_FAILED);
  }

  @Test
  default void answersThatMakeNoSenseAreSaidSo() {
    assumeTrue(harness().garbage().isPresent());
    harness().garbage().orElseThrow().run();
    assertThat(failuresOfReading()).containsOnly(PROVIDER_ANSWER_INVALID);
  }

  @Test
  default void workThatNeverEndsEndsWithATimeout() {
    ProviderVmRef ref = make(spec("patient"));
    harness().neverEndNextWork();
    assertThat(failureOf(power(ref, PowerAction.START))).isEqualTo(PROVIDER_TIMEOUT);
  }

  @Test
  default void workThatFailsIsRejected() {
    ProviderVmRef ref = make(spec("unlucky"));
    harness().failNextWork();
    assertThat(failureOf(power(ref, PowerAction.START))).isEqualTo(PROVIDER_REJECTED);
    assertThat(powerOf(ref)).isEqualTo(PowerState.STOPPED);
  }

  @Test
  default void closingTwiceIsClosingOnce() {
    done(provider().close());
    done(provider().close());
  }

  @ParameterizedTest
  @EnumSource(Capability.class)
  default void whatIsNotDeclaredIsRefused(Capability capability) {
    assumeTrue(!has(capability));
    // Given
    ProviderVmRef vm = make(spec("asked"));
    ProviderVmRef fresh = done(provider().reserveVm("fresh"));
    var before = see(vm);
    // Then
    assertThat(failureOf(using(capability, vm, fresh))).isEqualTo(CAPABILITY_NOT_SUPPORTED);
    assertThat(done(provider().findVm(fresh))).isEmpty();
    assertThat(see(vm).differsFrom(before)).isFalse();
  }

  private List<ErrorCode> failuresOfReading() {
    return List.of(
        failureOf(provider().probe()),
        failureOf(provider().listVms()),
        failureOf(provider().findVm(new ProviderVmRef("6b8d0f3a-58b2-4f6c-9c1b-2f6a7c1f0001"))),
        failureOf(provider().readCatalogue()));
  }

  private Future<?> using(Capability capability, ProviderVmRef vm, ProviderVmRef fresh) {
    VmSpec plain = spec("fresh");
    return switch (capability) {
      case CREATE_FROM_TEMPLATE -> create(fresh, from(VmSource.Type.TEMPLATE));
      case CREATE_FROM_IMAGE -> create(fresh, from(VmSource.Type.IMAGE));
      case CREATE_FROM_ISO -> create(fresh, from(VmSource.Type.ISO));
      case CREATE_BLANK ->
          create(fresh, spec("fresh", new VmSource(VmSource.Type.BLANK, Optional.empty())));
      case CLONE_FULL -> cloneTo(vm, fresh, CloneSpec.Mode.FULL);
      case CLONE_LINKED -> cloneTo(vm, fresh, CloneSpec.Mode.LINKED);
      case RECONFIGURE -> provider().updateVm(vm, change(3, null, null), Progress.NONE);
      case GROW_DISK -> provider().updateVm(vm, change(null, null, 90), Progress.NONE);
      case START -> power(vm, PowerAction.START);
      case STOP_GUEST -> power(vm, PowerAction.SHUT_DOWN);
      case STOP_HARD -> power(vm, PowerAction.POWER_OFF);
      case RESTART_GUEST -> power(vm, PowerAction.REBOOT);
      case RESTART_HARD -> power(vm, PowerAction.RESET);
      case SUSPEND -> power(vm, PowerAction.SUSPEND);
      case RESUME -> power(vm, PowerAction.RESUME);
      case SNAPSHOT -> photograph(vm, Optional.empty(), false);
      case SNAPSHOT_MEMORY -> photograph(vm, Optional.empty(), true);
      case SNAPSHOT_DESCRIPTION -> photograph(vm, Optional.of("why"), false);
      case CLOUD_INIT -> create(fresh, withGuest(plain, cloudInit("fresh")));
      case SYSPREP -> create(fresh, withGuest(plain, sysprep()));
      case STATIC_ADDRESS ->
          create(fresh, withPlace(plain, plain.networks(), harness().freeAddress(), null));
      case CLUSTERS -> create(fresh, withPlace(plain, plain.networks(), null, "cluster-1"));
    };
  }

  private VmSpec from(VmSource.Type type) {
    return spec(
        "fresh",
        new VmSource(type, Optional.of(harness().seed(Template.Type.valueOf(type.name()), "any"))));
  }

  private Future<Void> create(ProviderVmRef ref, VmSpec spec) {
    return provider().createVm(ref, spec, Progress.NONE);
  }

  private Future<Void> cloneTo(ProviderVmRef vm, ProviderVmRef fresh, CloneSpec.Mode mode) {
    return provider().cloneVm(vm, fresh, cloneSpec("fresh", mode), Progress.NONE);
  }

  private Future<?> photograph(ProviderVmRef vm, Optional<String> description, boolean memory) {
    return provider()
        .createSnapshot(vm, new SnapshotSpec("one", description, memory), Progress.NONE);
  }
}
