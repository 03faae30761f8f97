package io.acvm.domain.vm;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a hypervisor said of one VM at one time.
 *
 * @param memoryMib memory in MiB
 * @param cluster name of the cluster, where there are clusters
 * @param problem why the VM cannot be read or used as it is, in one sentence of the hypervisor;
 *     empty when it can
 * @param managed whether this server looks after its files; one that is not is shown, and its power
 *     can be changed, and that is all
 * @param observedAt when the hypervisor said so
 */
public record VmObservation(
    ProviderVmRef ref,
    String name,
    PowerState powerState,
    int cpus,
    long memoryMib,
    List<Disk> disks,
    List<Nic> nics,
    Optional<String> guestOs,
    Optional<String> cluster,
    Optional<String> description,
    Optional<Instant> createdAt,
    Optional<String> problem,
    boolean managed,
    Instant observedAt) {
  public VmObservation {
    requireNonNull(ref, "ref is null");
    requireNonNull(name, "name is null");
    requireNonNull(powerState, "powerState is null");
    disks = List.copyOf(disks);
    nics = List.copyOf(nics);
  }

  /** Addresses of all NICs, in their order. */
  public List<String> ipAddresses() {
    return nics.stream().flatMap(nic -> nic.ipAddresses().stream()).distinct().toList();
  }

  /** Whether anything but the time differs: what makes a change worth telling. */
  public boolean differsFrom(VmObservation other) {
    return !at(other.observedAt).equals(other);
  }

  private VmObservation at(Instant time) {
    return new VmObservation(
        ref,
        name,
        powerState,
        cpus,
        memoryMib,
        disks,
        nics,
        guestOs,
        cluster,
        description,
        createdAt,
        problem,
        managed,
        time);
  }
}
