package io.acvm.domain.provider;

import static java.util.Objects.requireNonNull;

/** A provider's own id of a template, image or ISO. */
public record TemplateId(String value) {
  public TemplateId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value;
  }
}
