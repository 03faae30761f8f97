package io.acvm.domain.event;

import io.acvm.domain.PageRequest;
import java.util.Optional;
import java.util.Set;

/** Which events are asked for; newest first. */
public record EventQuery(
    Set<EventType> types, Optional<String> subjectId, Optional<String> actor, PageRequest page) {
  public EventQuery {
    types = Set.copyOf(types);
  }
}
