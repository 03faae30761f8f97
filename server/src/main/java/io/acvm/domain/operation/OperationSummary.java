package io.acvm.domain.operation;

/** What a VM shows of the operation that works on it. */
public record OperationSummary(
    OperationId id, OperationKind kind, OperationState state, int progress) {}
