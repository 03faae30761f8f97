package io.acvm.domain;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The object that an operation works on or that an event is about. */
public record Target(Type type, String id, Optional<String> name) {
  /** Kinds of objects. */
  public enum Type {
    VM,
    USER,
    PROVIDER,
    SESSION,
    TOKEN,
    SERVER,
    IP_POOL,
    BACKUP
  }

  public Target {
    requireNonNull(type, "type is null");
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
  }
}
