package io.acvm.secret;

import static java.util.Objects.requireNonNull;

/** A text that must not be printed. Only {@link #value()} tells it. */
public record Secret(String value) {
  public Secret {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return "***";
  }
}
