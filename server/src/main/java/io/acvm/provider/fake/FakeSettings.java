package io.acvm.provider.fake;

import io.acvm.domain.provider.Capability;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a fake hypervisor behaves.
 *
 * @param latency of every call
 * @param deadline after which a call fails with {@code PROVIDER_TIMEOUT}
 * @param maxVms capacity; one more fails with {@code CAPACITY_EXHAUSTED}
 * @param vms how many it has at the start
 */
public record FakeSettings(
    Duration latency, Duration deadline, int maxVms, int vms, Set<Capability> capabilities) {
  public static final FakeSettings DEFAULT =
      new FakeSettings(
          Duration.ZERO,
          Duration.ofSeconds(30),
          100_000,
          0,
          EnumSet.complementOf(EnumSet.of(Capability.ORGANIZE, Capability.BACKUP)));

  public FakeSettings {
    capabilities = Set.copyOf(capabilities);
  }

  /** Reads {@code latencyMillis}, {@code deadlineMillis}, {@code maxVms} and {@code vms}. */
  public static FakeSettings fromJson(JsonObject json) {
    return new FakeSettings(
        Duration.ofMillis(json.getLong("latencyMillis", 0L)),
        Duration.ofMillis(json.getLong("deadlineMillis", DEFAULT.deadline.toMillis())),
        json.getInteger("maxVms", DEFAULT.maxVms),
        json.getInteger("vms", DEFAULT.vms),
        DEFAULT.capabilities);
  }

  public FakeSettings withLatency(Duration value) {
    return new FakeSettings(value, deadline, maxVms, vms, capabilities);
  }

  public FakeSettings withDeadline(Duration value) {
    return new FakeSettings(latency, value, maxVms, vms, capabilities);
  }

  public FakeSettings withMaxVms(int value) {
    return new FakeSettings(latency, deadline, value, vms, capabilities);
  }

  public FakeSettings withVms(int value) {
    return new FakeSettings(latency, deadline, maxVms, value, capabilities);
  }

  public FakeSettings withCapabilities(Set<Capability> value) {
    return new FakeSettings(latency, deadline, maxVms, vms, value);
  }
}
