package io.acvm.domain.vm;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Our id of a VM: opaque, and stable whatever its name or place becomes. */
public record VmId(String value) {
  public VmId {
    requireNonNull(value, "value is null");
  }

  public static VmId random() {
    return new VmId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
