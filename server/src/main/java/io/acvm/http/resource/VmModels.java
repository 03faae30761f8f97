package io.acvm.http.resource;

import io.acvm.api.model.Disk;
import io.acvm.api.model.Lifecycle;
import io.acvm.api.model.Nic;
import io.acvm.api.model.PowerState;
import io.acvm.api.model.Vm;
import io.acvm.api.model.VmList;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmListing;
import io.acvm.domain.vm.VmObservation;
import io.acvm.http.problem.Language;
import java.util.List;

/** VMs as the contract shows them. */
public final class VmModels {
  private VmModels() {}

  static VmList listing(VmListing listing, Language language) {
    var page = listing.page();
    return new VmList(
        page.items().stream().map(VmModels::vm).toList(),
        (int) page.total(),
        page.nextCursor().orElse(null),
        listing.sources().stream().map(each -> ProviderModels.source(each, language)).toList());
  }

  /** The hardware is what was last seen; a VM that was never seen has none. */
  public static Vm vm(VirtualMachine vm) {
    var kept = vm.record();
    var seen = kept.observation();
    return new Vm(
        kept.id().value(),
        kept.name(),
        kept.provider().value(),
        kept.ref().map(ref -> ref.value()).orElse(null),
        PowerState.valueOf(vm.powerState().name()),
        Lifecycle.valueOf(kept.lifecycle().name()),
        seen.map(VmObservation::cpus).orElse(null),
        seen.map(VmObservation::memoryMib).orElse(null),
        seen.map(VmObservation::disks).orElse(List.of()).stream().map(VmModels::disk).toList(),
        seen.map(VmObservation::nics).orElse(List.of()).stream().map(VmModels::nic).toList(),
        seen.map(VmObservation::ipAddresses).orElse(List.of()),
        seen.flatMap(VmObservation::guestOs).orElse(null),
        seen.flatMap(VmObservation::cluster).orElse(null),
        seen.map(VmObservation::managed).orElse(true),
        seen.flatMap(VmObservation::problem).orElse(null),
        kept.template().orElse(null),
        kept.description().or(() -> seen.flatMap(VmObservation::description)).orElse(null),
        kept.tags(),
        kept.createdAt(),
        seen.map(VmObservation::observedAt).orElse(null),
        vm.operation().map(OperationModels::summary).orElse(null));
  }

  private static Disk disk(io.acvm.domain.vm.Disk disk) {
    return new Disk(
        disk.id(),
        disk.sizeMib(),
        disk.bus().orElse(null),
        Disk.KindEnum.valueOf(disk.kind().name()));
  }

  private static Nic nic(io.acvm.domain.vm.Nic nic) {
    return new Nic(
        nic.id(),
        nic.network().orElse(null),
        nic.networkId().orElse(null),
        nic.macAddress().orElse(null),
        nic.ipAddresses(),
        nic.connected());
  }
}
