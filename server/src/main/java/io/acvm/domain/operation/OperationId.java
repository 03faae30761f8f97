package io.acvm.domain.operation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Id of an operation. */
public record OperationId(String value) {
  public OperationId {
    requireNonNull(value, "value is null");
  }

  public static OperationId random() {
    return new OperationId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
