package io.acvm.provider.fake;

import static io.acvm.domain.error.ErrorCode.ADDRESS_TAKEN;
import static io.acvm.domain.error.ErrorCode.CAPACITY_EXHAUSTED;
import static io.acvm.domain.error.ErrorCode.CLUSTER_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.DISK_CANNOT_SHRINK;
import static io.acvm.domain.error.ErrorCode.NETWORK_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.TEMPLATE_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.VM_SPEC_INVALID;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.provider.Capacity;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The machines of a fake hypervisor. Every method is one instant; failures change nothing. */
final class FakeWorld {
  private static final int GIB_IN_MIB = 1024;
  private static final Cluster CLUSTER =
      new Cluster("cluster-1", "cluster01", Optional.of("fake 1"));

  private static final Capacity CAPACITY =
      new Capacity(
          Optional.of(CLUSTER),
          Optional.of(64L),
          Optional.of(512L * GIB_IN_MIB),
          Optional.of(20L * GIB_IN_MIB * GIB_IN_MIB),
          Optional.empty());

  private final Clock clock;
  private final int maxVms;
  private final Map<ProviderVmRef, FakeVm> vms = new LinkedHashMap<>();
  private final Map<TemplateId, Template> templates = new LinkedHashMap<>();
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private int addressesGiven;

  FakeWorld(Clock clock, int maxVms) {
    this.clock = clock;
    this.maxVms = maxVms;
    seedTemplate(Template.Type.TEMPLATE, "ubuntu-24.04-template", 20);
    seedTemplate(Template.Type.IMAGE, "ubuntu-24.04", 10);
    seedTemplate(Template.Type.ISO, "debian-13.iso", 1);
    addNetwork("network-1", "servers", 100, "10.20.0.0/16", "10.20.0.1");
    addNetwork("network-2", "lab", 200, "10.30.0.0/16", "10.30.0.1");
  }

  private void addNetwork(String id, String name, int vlan, String cidr, String gateway) {
    networks.put(
        id,
        new Network(
            id,
            name,
            Optional.of(CLUSTER.id()),
            Optional.of(CLUSTER.name()),
            Optional.of(vlan),
            Optional.of(cidr),
            Optional.of(gateway),
            true));
  }

  synchronized TemplateId seedTemplate(Template.Type type, String name, int diskGib) {
    TemplateId id = new TemplateId("template-" + (templates.size() + 1));
    long bytes = (long) diskGib << 30;
    templates.put(
        id,
        new Template(id, type, name, Optional.of("Linux"), Optional.of(bytes), Optional.empty()));
    return id;
  }

  synchronized Catalogue catalogue(boolean withCapacity) {
    return new Catalogue(
        List.copyOf(templates.values()),
        List.of(CLUSTER),
        List.copyOf(networks.values()),
        withCapacity ? List.of(CAPACITY) : List.of());
  }

  synchronized List<VmObservation> list() {
    return vms.values().stream().map(vm -> vm.observe(clock.instant())).toList();
  }

  synchronized Optional<VmObservation> find(ProviderVmRef ref) {
    return Optional.ofNullable(vms.get(ref)).map(vm -> vm.observe(clock.instant()));
  }

  synchronized FakeVm get(ProviderVmRef ref) {
    FakeVm vm = vms.get(ref);
    if (vm == null) {
      throw AcvmException.of(VM_NOT_FOUND, "id", ref.value());
    }
    return vm;
  }

  /** Makes the VM but for its end; one that exists stays as it is. */
  synchronized void beginCreate(ProviderVmRef ref, VmSpec spec) {
    if (vms.containsKey(ref)) {
      return;
    }
    checkRoom();
    spec.cluster()
        .filter(id -> !id.equals(CLUSTER.id()))
        .ifPresent(
            id -> {
              throw AcvmException.of(CLUSTER_NOT_FOUND, "id", id);
            });
    Optional<Template> template = spec.source().id().map(this::template);
    List<Disk> disks = disks(spec, template);
    List<Nic> nics = nics(spec.networks(), spec.ipAddress().map(StaticAddress::address));
    FakeVm vm =
        new FakeVm(
            ref,
            spec.name(),
            new FakeVm.Hardware(spec.cpus(), spec.memoryMib(), disks, nics),
            CLUSTER.name(),
            clock.instant());
    vm.description = spec.description();
    vm.guestOs = template.flatMap(Template::guestOs);
    vms.put(ref, vm);
  }

  synchronized void beginClone(ProviderVmRef source, ProviderVmRef ref, CloneSpec spec) {
    FakeVm original = get(source);
    if (vms.containsKey(ref)) {
      return;
    }
    checkRoom();
    FakeVm.Hardware from =
        spec.snapshot()
            .map(id -> FakeSnapshots.find(original, id).hardware())
            .orElse(original.hardware);
    List<String> wanted =
        spec.networks()
            .orElseGet(
                () -> from.nics().stream().map(nic -> nic.networkId().orElseThrow()).toList());
    FakeVm vm =
        new FakeVm(
            ref,
            spec.name(),
            new FakeVm.Hardware(
                spec.cpus().orElse(from.cpus()),
                spec.memoryMib().orElse(from.memoryMib()),
                from.disks(),
                nics(wanted, spec.ipAddress().map(StaticAddress::address))),
            original.cluster,
            clock.instant());
    vm.description = spec.description();
    vm.guestOs = original.guestOs;
    vms.put(ref, vm);
  }

  synchronized void finishMaking(ProviderVmRef ref) {
    get(ref).halfMade = false;
  }

  synchronized void update(ProviderVmRef ref, VmChange change) {
    FakeVm vm = get(ref);
    FakeVm.Hardware old = vm.hardware;
    int cpus = change.cpus().orElse(old.cpus());
    long memoryMib = change.memoryMib().orElse(old.memoryMib());
    if (vm.power != PowerState.STOPPED && (cpus < old.cpus() || memoryMib < old.memoryMib())) {
      throw AcvmException.of(POWER_STATE_CONFLICT, "powerState", vm.power.name());
    }
    List<Disk> disks = change.diskGib().map(gib -> grown(old.disks(), gib)).orElse(old.disks());
    List<Nic> nics =
        change.networks().map(wanted -> changedNics(old.nics(), wanted)).orElse(old.nics());
    vm.hardware = new FakeVm.Hardware(cpus, memoryMib, disks, nics);
    vm.name = change.name().orElse(vm.name);
    vm.description = change.description().or(() -> vm.description);
  }

  synchronized void delete(ProviderVmRef ref) {
    get(ref);
    vms.remove(ref);
  }

  private void checkRoom() {
    if (vms.size() >= maxVms) {
      throw AcvmException.of(CAPACITY_EXHAUSTED);
    }
  }

  private Template template(TemplateId id) {
    Template template = templates.get(id);
    if (template == null) {
      throw AcvmException.of(TEMPLATE_NOT_FOUND, "id", id.value());
    }
    return template;
  }

  private static List<Disk> disks(VmSpec spec, Optional<Template> template) {
    List<Disk> disks = new ArrayList<>();
    boolean fromIso = spec.source().type() == VmSource.Type.ISO;
    long sourceMib = template.flatMap(Template::sizeBytes).orElse(0L) >> 20;
    if (fromIso) {
      disks.add(new Disk("cdrom-0", sourceMib, Optional.of("IDE"), Disk.Kind.CDROM));
    }
    long least = fromIso ? 0 : sourceMib;
    long sizeMib = spec.diskGib().map(gib -> (long) gib * GIB_IN_MIB).orElse(least);
    if (sizeMib < least) {
      throw AcvmException.invalid(
          VM_SPEC_INVALID,
          List.of(new FieldFailure("/diskGib", "minimum", "The disk is smaller than its source.")));
    }
    if (sizeMib > 0) {
      disks.add(disk(0, sizeMib));
    }
    for (int gib : spec.extraDisksGib()) {
      disks.add(disk(disks.size(), (long) gib * GIB_IN_MIB));
    }
    return disks;
  }

  private static Disk disk(int index, long sizeMib) {
    return new Disk("disk-" + index, sizeMib, Optional.of("SCSI"), Disk.Kind.DISK);
  }

  private static List<Disk> grown(List<Disk> disks, int gib) {
    List<Disk> changed = new ArrayList<>(disks);
    for (int i = 0; i < changed.size(); i++) {
      Disk disk = changed.get(i);
      if (disk.kind() == Disk.Kind.DISK) {
        long wanted = (long) gib * GIB_IN_MIB;
        if (wanted < disk.sizeMib()) {
          throw AcvmException.of(DISK_CANNOT_SHRINK);
        }
        changed.set(i, new Disk(disk.id(), wanted, disk.bus(), disk.kind()));
        return changed;
      }
    }
    throw AcvmException.invalid(
        VM_SPEC_INVALID, List.of(new FieldFailure("/diskGib", "missing", "The VM has no disk.")));
  }

  private List<Nic> changedNics(List<Nic> old, List<String> wanted) {
    List<Nic> changed = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      boolean kept = i < old.size() && old.get(i).networkId().equals(Optional.of(wanted.get(i)));
      changed.add(kept ? old.get(i) : nic(wanted.get(i), Optional.empty()));
    }
    return changed;
  }

  private List<Nic> nics(List<String> wanted, Optional<String> address) {
    List<Nic> nics = new ArrayList<>();
    for (String id : wanted) {
      nics.add(nic(id, nics.isEmpty() ? address : Optional.empty()));
    }
    return nics;
  }

  private Nic nic(String networkId, Optional<String> address) {
    Network network = networks.get(networkId);
    if (network == null) {
      throw AcvmException.of(NETWORK_NOT_FOUND, "id", networkId);
    }
    address
        .filter(this::isTaken)
        .ifPresent(
            taken -> {
              throw AcvmException.of(ADDRESS_TAKEN, "address", taken);
            });
    int number = ++addressesGiven;
    String net = network.cidr().orElseThrow().replace(".0.0/16", "");
    String given = net + "." + (1 + number / 250) + "." + (1 + number % 250);
    return new Nic(
        UUID.randomUUID().toString(),
        Optional.of(network.name()),
        Optional.of(networkId),
        Optional.of(
            String.format(
                "50:6b:8d:%02x:%02x:%02x", number >> 16, number >> 8 & 255, number & 255)),
        List.of(address.orElse(given)),
        true);
  }

  private boolean isTaken(String address) {
    return vms.values().stream()
        .flatMap(vm -> vm.hardware.nics().stream())
        .anyMatch(nic -> nic.ipAddresses().contains(address));
  }
}
