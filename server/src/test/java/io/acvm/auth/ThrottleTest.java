package io.acvm.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final TestClock clock = new TestClock();
  private final Throttle throttle = new Throttle(3, Duration.ofSeconds(20), clock);

  @Test
  void theWaitDoublesWithEachFailureUpToALimit() {
    fail("amelie");
    fail("amelie");
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      fail("amelie");
      long wait = waitFor("amelie");
      waits.add(wait);
      clock.pass(Duration.ofSeconds(wait));
    }

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 20L, 20L);
  }

  @Test
  void anAttemptThatComesTooEarlyDoesNotMakeTheWaitLonger() {
    failTimes(4);
    waitFor("amelie");
    waitFor("amelie");
    clock.pass(Duration.ofSeconds(1));

    assertThat(waitFor("amelie")).isEqualTo(1);
  }

  @Test
  void oneKeyDoesNotSlowAnotherDown() {
    failTimes(4);

    throttle.begin("paul");
  }

  @Test
  void aSuccessForgetsTheFailures() {
    failTimes(2);
    throttle.begin("amelie");
    throttle.succeeded("amelie");

    failTimes(2);
    throttle.begin("amelie");
  }

  @Test
  void whatWasNoGuessIsNotCounted() {
    for (int i = 0; i < 10; i++) {
      throttle.begin("amelie");
      throttle.left("amelie");
    }

    throttle.begin("amelie");
  }

  @Test
  void aBurstDoesNotGetRoundTheWait() {
    fail("amelie");
    throttle.begin("amelie");
    throttle.begin("amelie");

    assertThat(waitFor("amelie")).isEqualTo(1);
  }

  @Test
  void withoutAFailureManyMayComeAtOnceButNotAnyNumber() {
    for (int i = 0; i < 64; i++) {
      throttle.begin("amelie");
    }

    assertThat(waitFor("amelie")).isEqualTo(1);
  }

  @Test
  void failuresAreForgottenAfterADay() {
    failTimes(4);
    clock.pass(Duration.ofDays(1).plusSeconds(1));

    failTimes(2);
    throttle.begin("amelie");
  }

  @Test
  void itRemembersABoundedNumberOfKeys() {
    failTimes(4);
    for (int i = 0; i < 10_000; i++) {
      fail("name" + i);
    }

    throttle.begin("amelie");
  }

  private void failTimes(int times) {
    for (int i = 0; i < times; i++) {
      clock.pass(Duration.ofSeconds(20));
      fail("amelie");
    }
  }

  private void fail(String key) {
    throttle.begin(key);
    throttle.failed(key);
  }

  private long waitFor(String key) {
    List<Long> seconds = new ArrayList<>();
    assertThatThrownBy(() -> throttle.begin(key))
        .isInstanceOfSatisfying(
            AcvmException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS);
              seconds.add(Long.valueOf(refusal.arguments().get("retryAfterSeconds")));
            });
    return seconds.get(0);
  }
}
