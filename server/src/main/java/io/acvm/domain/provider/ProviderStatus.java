package io.acvm.domain.provider;

import io.acvm.domain.error.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a provider from the last contact.
 *
 * @param latencyMs of the last call that was answered
 * @param lastSuccessAt when the inventory was last read whole: the age of what is shown
 */
public record ProviderStatus(
    ProviderId id,
    ProviderState state,
    Optional<String> version,
    Optional<Long> latencyMs,
    Optional<Instant> lastSuccessAt,
    int vmCount,
    Optional<Failure> problem) {}
