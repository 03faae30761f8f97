package io.acvm.domain.operation;

import io.acvm.domain.PageRequest;
import java.util.Optional;

/** Which operations are asked for; newest first. */
public record OperationQuery(
    Optional<OperationState> state,
    Optional<String> targetId,
    Optional<String> createdBy,
    PageRequest page) {}
