package io.acvm.domain.operation;

import java.time.Instant;
import java.util.Optional;

/** One line of an operation's log; {@code step} is empty for lines about the whole. */
public record OperationLogEntry(Instant at, Optional<String> step, String message) {}
