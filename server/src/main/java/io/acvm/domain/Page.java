package io.acvm.domain;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param total how many there are on all pages
 * @param nextCursor where the next page begins; empty on the last
 */
public record Page<T>(List<T> items, long total, Optional<String> nextCursor) {
  public Page {
    items = List.copyOf(items);
  }
}
