package io.acvm.provider.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
final class FakeProviderTest {
  private static final VmSpec SPEC =
      new VmSpec(
          "one",
          Optional.empty(),
          new VmSource(VmSource.Type.BLANK, Optional.empty()),
          1,
          1024,
          Optional.of(1),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void aHeldCallWaitsBeforeItDoesAnything(Vertx vertx) throws Exception {
    // Given
    FakeProvider provider = FakeProvider.open(vertx, FakeSettings.DEFAULT);
    ProviderVmRef ref = new ProviderVmRef("one");
    FakeFaults.Hold hold = provider.faults().holdNext(FakeCall.CREATE_VM);
    // When
    Future<Void> making = provider.createVm(ref, SPEC, Progress.NONE);
    hold.reached().await(5, TimeUnit.SECONDS);
    // Then
    assertThat(provider.findVm(ref).await(5, TimeUnit.SECONDS)).isEmpty();
    hold.release();
    making.await(5, TimeUnit.SECONDS);
    assertThat(provider.findVm(ref).await(5, TimeUnit.SECONDS)).isPresent();
  }

  @Test
  void aLostAnswerLeavesTheWorkDone(Vertx vertx) throws Exception {
    // Given
    FakeProvider provider = FakeProvider.open(vertx, FakeSettings.DEFAULT);
    ProviderVmRef ref = new ProviderVmRef("one");
    provider
        .faults()
        .failNext(FakeCall.CREATE_VM, FakeFaults.Moment.AFTER, ErrorCode.PROVIDER_UNREACHABLE);
    // When
    assertThatThrownBy(() -> provider.createVm(ref, SPEC, Progress.NONE).await(5, TimeUnit.SECONDS))
        .isInstanceOf(AcvmException.class);
    // Then
    assertThat(provider.findVm(ref).await(5, TimeUnit.SECONDS).orElseThrow().problem()).isEmpty();
  }

  @Test
  void aFullHypervisorSaysSo(Vertx vertx) {
    FakeProvider provider = FakeProvider.open(vertx, FakeSettings.DEFAULT.withMaxVms(1).withVms(1));
    assertThatThrownBy(
            () ->
                provider
                    .createVm(new ProviderVmRef("two"), SPEC, Progress.NONE)
                    .await(5, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CAPACITY_EXHAUSTED));
  }
}
