package io.acvm.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Id of an API token; says nothing of its secret. */
public record ApiTokenId(String value) {
  public ApiTokenId {
    requireNonNull(value, "value is null");
  }

  public static ApiTokenId random() {
    return new ApiTokenId(UUID.randomUUID().toString());
  }
}
