package io.acvm.provider.fake;

import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.vm.PowerState.PAUSED;
import static io.acvm.domain.vm.PowerState.RUNNING;
import static io.acvm.domain.vm.PowerState.STOPPED;
import static io.acvm.domain.vm.PowerState.SUSPENDED;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;

/** What each power action makes of a power state. */
final class FakePower {
  private FakePower() {}

  /** The state after; a failure if the action does not fit the state. */
  static PowerState after(PowerAction action, PowerState now) {
    return switch (action) {
      case START -> RUNNING;
      case POWER_OFF -> STOPPED;
      case SHUT_DOWN -> now == STOPPED ? STOPPED : need(RUNNING, now, STOPPED);
      case REBOOT, RESET -> need(RUNNING, now, RUNNING);
      case PAUSE -> now == PAUSED ? PAUSED : need(RUNNING, now, PAUSED);
      case SUSPEND -> now == SUSPENDED ? SUSPENDED : need(RUNNING, now, SUSPENDED);
      case RESUME -> now == RUNNING || now == PAUSED ? RUNNING : need(SUSPENDED, now, RUNNING);
    };
  }

  private static PowerState need(PowerState needed, PowerState now, PowerState after) {
    if (now != needed) {
      throw AcvmException.of(POWER_STATE_CONFLICT, "powerState", now.name());
    }
    return after;
  }
}
