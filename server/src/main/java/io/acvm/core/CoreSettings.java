package io.acvm.core;

import io.acvm.core.inventory.WatchSettings;
import io.acvm.core.operation.EngineLimits;
import java.time.Duration;

/**
 * Bounds of the core.
 *
 * @param eventRetention how long events are kept
 */
public record CoreSettings(EngineLimits engine, WatchSettings watch, Duration eventRetention) {
  public static final CoreSettings DEFAULT =
      new CoreSettings(EngineLimits.DEFAULT, WatchSettings.DEFAULT, Duration.ofDays(90));
}
