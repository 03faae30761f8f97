package io.acvm.domain.provider;

import java.util.Optional;

/**
 * What a cluster has and what of it is given to VMs; of a provider that has no clusters, or of the
 * VMs that are on none, the name is empty.
 *
 * @param clusterId empty where only the VMs say that there is such a cluster
 */
public record CapacityUse(
    ProviderId provider,
    Optional<String> clusterId,
    Optional<String> cluster,
    Amount cpus,
    Amount memoryMib,
    Amount diskMib) {
  /**
   * @param total empty when the hypervisor does not tell
   * @param free as the host says; empty when it does not
   * @param allocated given to VMs, whatever their state
   * @param inUse given to VMs that run or are paused
   */
  public record Amount(Optional<Long> total, Optional<Long> free, long allocated, long inUse) {}
}
