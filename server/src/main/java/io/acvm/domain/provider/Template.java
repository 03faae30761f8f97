package io.acvm.domain.provider;

import java.util.Optional;

/** Something VMs are made from; never listed, started or deleted as a VM. */
public record Template(
    TemplateId id,
    Type type,
    String name,
    Optional<String> guestOs,
    Optional<Long> sizeBytes,
    Optional<String> description) {
  /** Kinds of templates. */
  public enum Type {
    TEMPLATE,
    IMAGE,
    ISO
  }
}
