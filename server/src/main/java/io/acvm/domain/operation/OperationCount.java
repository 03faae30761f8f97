package io.acvm.domain.operation;

import java.time.Instant;

/**
 * How many operations that were asked for within one stretch of time are in one state now.
 *
 * @param since begin of the stretch
 */
public record OperationCount(OperationState state, Instant since, int count) {}
