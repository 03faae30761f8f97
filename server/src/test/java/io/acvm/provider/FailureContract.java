package io.acvm.provider;

import static io.acvm.domain.error.ErrorCode.PROVIDER_ANSWER_INVALID;
import static io.acvm.domain.error.ErrorCode.PROVIDER_AUTHENTICATION_FAILED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_REJECTED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every provider promises when things go wrong. */
public interface FailureContract extends RefusalContract {
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
    // A hypervisor in memory has no wire that could carry nonsense.
    harness()
        .garbage()
        .ifPresent(
            garbage -> {
              garbage.run();
              assertThat(failuresOfReading()).containsOnly(PROVIDER_ANSWER_INVALID);
            });
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

  @Test
  default void whatIsNotDeclaredIsRefused() {
    EnumSet.complementOf(EnumSet.copyOf(provider().capabilities()))
        .forEach(capability -> assertThat(refuses(capability)).isTrue());
  }

  private List<ErrorCode> failuresOfReading() {
    return List.of(
        failureOf(provider().probe()),
        failureOf(provider().listVms()),
        failureOf(provider().findVm(new ProviderVmRef("6b8d0f3a-58b2-4f6c-9c1b-2f6a7c1f0001"))),
        failureOf(provider().readCatalogue()));
  }
}
