package io.acvm.domain;

import java.util.Optional;

/**
 * Which page of a list is asked for.
 *
 * @param limit how many items at most, 1 to 1000
 * @param cursor {@link Page#nextCursor()} of the page before; opaque to callers
 */
public record PageRequest(int limit, Optional<String> cursor) {}
