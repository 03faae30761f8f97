package io.acvm.domain.provider;

import java.util.Optional;

/** What was asked for a new snapshot. */
public record SnapshotSpec(String name, Optional<String> description, boolean includeMemory) {}
