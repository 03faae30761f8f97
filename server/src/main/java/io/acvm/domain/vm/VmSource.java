package io.acvm.domain.vm;

import io.acvm.domain.provider.TemplateId;
import java.util.Optional;

/** What a VM is made from; {@code id} is empty for {@link Type#BLANK} only. */
public record VmSource(Type type, Optional<TemplateId> id) {
  /** Kinds of sources. */
  public enum Type {
    TEMPLATE,
    IMAGE,
    ISO,
    BLANK
  }
}
