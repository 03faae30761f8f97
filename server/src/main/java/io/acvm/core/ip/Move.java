package io.acvm.core.ip;

import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One address goes from one state to another.
 *
 * @param before empty when it was free
 * @param after says FREE when it becomes so
 */
record Move(Optional<IpLease> before, IpLease after) {
  static Move taking(IpLease after) {
    return new Move(Optional.empty(), after);
  }

  static Move freeing(IpLease before, Optional<String> by, Optional<String> note, Instant at) {
    return new Move(
        Optional.of(before), before.becoming(IpState.FREE, by, note, at, Optional.empty()));
  }

  /** A lease that was used cools down where the pool says so; anything else is free at once. */
  static Move releasing(IpLease before, Duration cooldown, Optional<String> by, Instant at) {
    boolean used = before.state() == IpState.LEASED || before.state() == IpState.CONFLICTING;
    return used && !cooldown.isZero()
        ? new Move(
            Optional.of(before),
            before.becoming(
                IpState.COOLING_DOWN, by, Optional.empty(), at, Optional.of(at.plus(cooldown))))
        : freeing(before, by, Optional.empty(), at);
  }

  static Move quarantining(IpLease before, String note, Instant at) {
    return new Move(
        Optional.of(before),
        before.becoming(
            IpState.QUARANTINED, Optional.empty(), Optional.of(note), at, Optional.empty()));
  }

  IpChange change() {
    return IpChange.of(before.map(IpLease::state).orElse(IpState.FREE), after);
  }
}
