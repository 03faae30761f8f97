package io.acvm.domain.provider;

import java.util.Optional;

/**
 * What a cluster has in all, or the computer of a provider that has no clusters. What is not known
 * is empty, never 0.
 *
 * @param cluster empty for a provider that has no clusters
 * @param cpus cores
 * @param diskMib of the storage that disks of VMs are on
 * @param diskFreeMib what of it nobody uses
 */
public record Capacity(
    Optional<Cluster> cluster,
    Optional<Long> cpus,
    Optional<Long> memoryMib,
    Optional<Long> diskMib,
    Optional<Long> diskFreeMib) {}
