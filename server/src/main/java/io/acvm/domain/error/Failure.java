package io.acvm.domain.error;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A failure as data: kept with an operation, sent over the bus, turned into a problem at the edge.
 * Holds nothing that a person must not read.
 *
 * @param arguments values for the placeholders of the code's texts; never secrets
 */
public record Failure(ErrorCode code, Map<String, String> arguments, List<FieldFailure> fields) {
  public Failure {
    requireNonNull(code, "code is null");
    arguments = Map.copyOf(arguments);
    fields = List.copyOf(fields);
  }

  public static Failure of(ErrorCode code) {
    return new Failure(code, Map.of(), List.of());
  }
}
