package io.acvm.domain.provider;

import static java.util.Objects.requireNonNull;

/**
 * Id of a configured provider, such as {@code nutanix} or {@code lab-3}; chosen by who configures
 * it.
 */
public record ProviderId(String value) {
  public ProviderId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value;
  }
}
