package io.acvm.provider.vmware;

import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmObservation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the files of a VM say about it, whether or not it runs.
 *
 * @param fixedAddress address that the guest was told to take on its first NIC
 * @param needed disks of other VMs without which this one's are incomplete
 * @param uncovered nodes of the disks that no snapshot covers
 */
record KnownVm(
    Path vmx,
    String name,
    int cpus,
    long memoryMib,
    List<Disk> disks,
    List<Nic> nics,
    Optional<String> guestOs,
    Optional<String> description,
    Optional<String> fixedAddress,
    Set<Path> needed,
    List<String> uncovered,
    Optional<String> problem) {
  KnownVm {
    disks = List.copyOf(disks);
    nics = List.copyOf(nics);
    needed = Set.copyOf(needed);
    uncovered = List.copyOf(uncovered);
  }

  /** A VM of which nothing but the place is known. */
  static KnownVm unreadable(Path vmx, String problem) {
    return new KnownVm(
        vmx,
        stem(vmx),
        0,
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        List.of(),
        Optional.of(problem));
  }

  /** The name of a VMX without its ending. */
  static String stem(Path vmx) {
    String file = vmx.getFileName().toString();
    return file.substring(0, file.length() - ".vmx".length());
  }

  KnownVm withProblem(String text) {
    return new KnownVm(
        vmx,
        name,
        cpus,
        memoryMib,
        disks,
        nics,
        guestOs,
        description,
        fixedAddress,
        needed,
        uncovered,
        Optional.of(text));
  }

  /**
   * As people see it.
   *
   * @param addresses that guests are known to have, by MAC address in lower case
   */
  VmObservation observe(
      PowerState state, boolean managed, Map<String, List<String>> addresses, Instant now) {
    List<Nic> seen = new ArrayList<>();
    for (Nic nic : nics) {
      List<String> known = nic.macAddress().map(addresses::get).orElse(List.of());
      boolean first = seen.isEmpty();
      seen.add(
          new Nic(
              nic.id(),
              nic.network(),
              nic.networkId(),
              nic.macAddress(),
              known == null || known.isEmpty()
                  ? fixedAddress.filter(address -> first).map(List::of).orElse(List.of())
                  : known,
              nic.connected()));
    }
    return new VmObservation(
        new ProviderVmRef(vmx.toString()),
        name,
        state,
        cpus,
        memoryMib,
        disks,
        seen,
        guestOs,
        Optional.empty(),
        description,
        Optional.empty(),
        problem,
        managed,
        now);
  }
}
