package io.acvm.domain.event;

import io.acvm.domain.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event before it has its place in the log.
 *
 * @param facts what a reader needs to know without asking further, such as {@code operationId},
 *     {@code kind}, {@code errorCode}; never secrets
 */
public record NewEvent(
    EventType type,
    Instant at,
    Optional<String> actor,
    Optional<Target> subject,
    Map<String, String> facts) {
  public NewEvent {
    facts = Map.copyOf(facts);
  }

  /** Somebody changed a setting of the server. */
  public static NewEvent settingChanged(
      String actor, String name, String before, String after, Instant at) {
    return new NewEvent(
        EventType.SETTINGS_CHANGED,
        at,
        Optional.of(actor),
        Optional.of(new Target(Target.Type.SERVER, name, Optional.of(name))),
        Map.of("value", after, "previousValue", before));
  }
}
