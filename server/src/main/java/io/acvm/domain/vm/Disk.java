package io.acvm.domain.vm;

import java.util.Optional;

/** A disk as the hypervisor shows it; {@code id} means something to its provider only. */
public record Disk(String id, long sizeMib, Optional<String> bus, Kind kind) {
  /** Kinds of disks. */
  public enum Kind {
    DISK,
    CDROM
  }
}
