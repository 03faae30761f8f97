package io.acvm.domain.error;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer into the request body, such as {@code /guest/hostname}
 * @param code short machine-readable reason, such as {@code minimum}
 * @param detail one sentence for a person
 */
public record FieldFailure(String pointer, String code, String detail) {
  public FieldFailure {
    requireNonNull(pointer, "pointer is null");
    requireNonNull(code, "code is null");
    requireNonNull(detail, "detail is null");
  }
}
