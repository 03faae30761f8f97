package io.acvm.core;

import io.acvm.core.inventory.WatchSettings;
import io.acvm.core.operation.EngineLimits;
import java.time.Duration;

/**
 * Bounds of the core.
 *
 * @param eventRetention how long events are kept
 * @param operationRetention how long operations and their logs are kept after their end
 */
public record CoreSettings(
    EngineLimits engine,
    WatchSettings watch,
    Duration eventRetention,
    Duration operationRetention) {
  public static final CoreSettings DEFAULT =
      new CoreSettings(
          EngineLimits.DEFAULT, WatchSettings.DEFAULT, Duration.ofDays(90), Duration.ofDays(90));

  public CoreSettings keepingOperations(Duration retention) {
    return new CoreSettings(engine, watch, eventRetention, retention);
  }
}
