package io.acvm.domain.event;

import io.acvm.domain.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param id its place in the log; rises by one in the order of commits, so that "everything after
 *     n" misses nothing
 */
public record Event(
    long id,
    EventType type,
    Instant at,
    Optional<String> actor,
    Optional<Target> subject,
    Map<String, String> facts) {
  public Event {
    facts = Map.copyOf(facts);
  }
}
