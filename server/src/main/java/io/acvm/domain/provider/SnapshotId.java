package io.acvm.domain.provider;

import static java.util.Objects.requireNonNull;

/** A provider's own id of a snapshot of one VM. */
public record SnapshotId(String value) {
  public SnapshotId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value;
  }
}
