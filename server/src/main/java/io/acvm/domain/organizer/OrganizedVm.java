package io.acvm.domain.organizer;

import io.acvm.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;

/**
 * A VM in the permanent structure.
 *
 * @param origin the folder where it was before
 */
public record OrganizedVm(
    Optional<VmId> vm,
    String name,
    String folder,
    Optional<Instant> organizedAt,
    Optional<String> origin,
    long sizeBytes) {}
