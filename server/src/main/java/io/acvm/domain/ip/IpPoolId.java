package io.acvm.domain.ip;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Opaque id of a pool. */
public record IpPoolId(String value) {
  public IpPoolId {
    requireNonNull(value, "value is null");
  }

  public static IpPoolId random() {
    return new IpPoolId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
