package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.ADDRESS_TAKEN;
import static io.acvm.domain.error.ErrorCode.PROVIDER_REJECTED;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.vmware.vmrun.Vmrun;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Identity;
import io.acvm.vmfiles.vmx.Network;
import io.acvm.vmfiles.vmx.NewVm;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Makes VMs: copies of templates and of other VMs, and new ones. All that is made lies in the
 * folder that was reserved, with a note in it until it is whole; what was interrupted is removed
 * and begun anew. Blocks; one call at a time for each VM and for each source.
 */
final class VmwareMaking {
  private final Vmrun vmrun;
  private final VmStates states;
  private final VmwareDeletion deletion;
  private final VmwareInventory inventory;
  private final Templates templates;
  private final VmNetworks networks;
  private final Disks disks;
  private final CloneSpec.Mode templateMode;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> addressesInMaking = ConcurrentHashMap.newKeySet();

  VmwareMaking(
      Vmrun vmrun,
      VmStates states,
      VmwareDeletion deletion,
      VmwareInventory inventory,
      Templates templates,
      VmNetworks networks,
      Disks disks,
      CloneSpec.Mode templateMode) {
    this.vmrun = vmrun;
    this.states = states;
    this.deletion = deletion;
    this.inventory = inventory;
    this.templates = templates;
    this.networks = networks;
    this.disks = disks;
    this.templateMode = templateMode;
  }

  /** What has to be done inside the reserved folder. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  void create(Path vmx, VmSpec spec, Progress progress) throws IOException {
    if (isWhole(vmx)) {
      return;
    }
    Hardware.check(spec.cpus(), spec.memoryMib(), spec.networks().size());
    List<Network> nets = spec.networks().stream().map(networks::require).toList();
    Optional<Path> source = source(spec.source());
    boolean copied = spec.source().type() == VmSource.Type.TEMPLATE;
    Optional<Vmx> template =
        copied ? Optional.of(Vmx.read(source.orElseThrow())) : Optional.empty();
    GuestFiles.check(spec.guest(), spec.ipAddress().isPresent(), template);
    if (template.isPresent()) {
      requireRoom(source.orElseThrow(), template.get(), spec);
    }
    // Whether the network is known is asked before anything is made.
    withAddress(
        vmx,
        address(spec),
        () ->
            make(
                vmx,
                spec.name(),
                () -> {
                  switch (spec.source().type()) {
                    case TEMPLATE -> fromTemplate(source.orElseThrow(), vmx, spec, progress);
                    default -> Files.createDirectories(vmx.getParent());
                  }
                  finish(vmx, spec, nets, source, progress);
                }));
  }

  private Optional<Path> source(VmSource source) {
    return switch (source.type()) {
      case TEMPLATE ->
          Optional.of(templates.require(source.id().orElseThrow(), Template.Type.TEMPLATE));
      case ISO -> Optional.of(templates.require(source.id().orElseThrow(), Template.Type.ISO));
      case IMAGE, BLANK -> Optional.empty();
    };
  }

  private static void requireRoom(Path template, Vmx config, VmSpec spec) throws IOException {
    Optional<Path> disk = firstDisk(template, config);
    if (spec.diskGib().isPresent()
        && disk.isPresent()
        && spec.diskGib().get() * 1024L < Disks.sizeMib(disk.get())) {
      throw Hardware.invalid("/diskGib", "minimum", "The template's disk is larger.");
    }
  }

  static Optional<Path> firstDisk(Path vmx, Vmx config) {
    return config.disks().stream().findFirst().flatMap(drive -> VmReader.file(vmx, drive));
  }

  /** An address is given once, also when two ask for it at the same time. */
  private void withAddress(Path vmx, Optional<StaticAddress> wanted, Work work) throws IOException {
    if (wanted.isEmpty()) {
      work.run();
      return;
    }
    String address = wanted.get().address();
    if (!addressesInMaking.add(address)) {
      throw AcvmException.of(ADDRESS_TAKEN, "address", address);
    }
    try {
      boolean taken =
          inventory.known().stream()
              .filter(vm -> !vm.vmx().equals(vmx))
              .anyMatch(vm -> vm.fixedAddress().equals(Optional.of(address)));
      if (taken) {
        throw AcvmException.of(ADDRESS_TAKEN, "address", address);
      }
      work.run();
    } finally {
      addressesInMaking.remove(address);
    }
  }

  /**
   * The address with what the network knows of itself where nobody said it; VMware's own networks
   * answer names at their gateway.
   */
  private StaticAddress complete(StaticAddress address, List<String> networkIds) {
    if (address.prefixLength().isPresent()) {
      return address;
    }
    Optional<io.acvm.domain.provider.Network> network =
        networkIds.stream().findFirst().flatMap(networks::find);
    String cidr =
        network
            .flatMap(io.acvm.domain.provider.Network::cidr)
            .orElseThrow(
                () ->
                    Hardware.invalid(
                        "/ipAddress", "network", "The subnet of the first network is not known."));
    Optional<String> gateway = address.gateway().or(() -> network.get().gateway());
    return new StaticAddress(
        address.address(),
        Optional.of(Integer.valueOf(cidr.substring(cidr.indexOf('/') + 1))),
        gateway,
        address.dns().isEmpty() ? gateway.stream().toList() : address.dns(),
        address.searchDomain());
  }

  private static boolean isWhole(Path vmx) {
    return Files.isRegularFile(vmx) && !Marker.MAKING.isSet(vmx);
  }

  private void make(Path vmx, String name, Work work) throws IOException {
    if (Marker.MAKING.isSet(vmx)) {
      deletion.removeHalfMade(vmx);
    }
    Path folder = Files.createDirectories(vmx.getParent());
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw AcvmException.of(PROVIDER_REJECTED, "text", "The reserved folder is not empty.");
      }
    }
    Marker.MAKING.set(vmx, List.of(name));
    work.run();
    Marker.MAKING.clear(vmx);
  }

  private void fromTemplate(Path template, Path vmx, VmSpec spec, Progress progress)
      throws IOException {
    boolean grows = false;
    Optional<Path> disk = firstDisk(template, Vmx.read(template));
    if (spec.diskGib().isPresent() && disk.isPresent()) {
      grows = Disks.sizeMib(disk.get()) != spec.diskGib().get() * 1024L;
    }
    boolean linked = templateMode == CloneSpec.Mode.LINKED && !grows;
    progress.report(5, linked ? "linking to the template" : "copying the template");
    if (linked) {
      copy(template, vmx, true, Optional.of(base(template)));
    } else {
      copy(template, vmx, false, Optional.empty());
    }
  }

  /** A template does not change, so that one snapshot is the base of all its linked copies. */
  private Snapshot base(Path template) throws IOException {
    Optional<Snapshot> current = VmwareSnapshots.tree(template).current();
    return current.isPresent() && !current.get().withMemory()
        ? current.get()
        : newBase(template, "Linked clones");
  }

  private Snapshot newBase(Path source, String name) throws IOException {
    Optional<Snapshot> made =
        VmwareSnapshots.tree(source).all().stream()
            .filter(one -> one.displayName().equals(name))
            .findFirst();
    if (made.isEmpty()) {
      vmrun.snapshot(source, name);
    }
    return VmwareSnapshots.tree(source).find(name).get(0);
  }

  private void copy(Path source, Path vmx, boolean linked, Optional<Snapshot> snapshot)
      throws IOException {
    List<String> note = new ArrayList<>(Marker.MAKING.read(vmx));
    java.util.function.Consumer<ProcessHandle> started =
        process -> {
          note.add(Orphan.note(process));
          try {
            Marker.MAKING.set(vmx, note);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        };
    if (snapshot.isEmpty()) {
      vmrun.copy(source, vmx, linked, Optional.empty(), started);
    } else {
      VmwareSnapshots.requireWithoutMemory(snapshot.get());
      new VmwareSnapshots(vmrun, states)
          .withName(
              source,
              snapshot.get(),
              name -> vmrun.copy(source, vmx, linked, Optional.of(name), started));
    }
  }

  /** Turns the copy, or nothing yet, into what was asked for. The configuration comes last. */
  private void finish(
      Path vmx, VmSpec spec, List<Network> nets, Optional<Path> source, Progress progress)
      throws IOException {
    progress.report(80, "setting it up");
    boolean copied = spec.source().type() == VmSource.Type.TEMPLATE;
    Vmx config = copied ? Vmx.read(vmx) : blank(vmx, spec, nets, source);
    if (copied) {
      config.edit().cpus(spec.cpus()).memoryMib(spec.memoryMib());
      spec.firmware()
          .ifPresent(
              wanted ->
                  config
                      .dictionary()
                      .set("firmware", wanted == VmSpec.Firmware.UEFI ? "efi" : "bios"));
      Hardware.connect(config, nets);
      if (spec.diskGib().isPresent()) {
        disks.grow(firstDisk(vmx, config).orElseThrow(), spec.diskGib().get());
      }
    }
    dress(config, spec.name(), spec.description().orElse(""));
    for (int gib : spec.extraDisksGib()) {
      addDisk(vmx, config, gib);
    }
    boolean installing = spec.source().type() == VmSource.Type.ISO;
    GuestFiles.write(vmx, config, spec.guest(), address(spec), random, installing);
    config.save(vmx);
  }

  private Optional<StaticAddress> address(VmSpec spec) {
    return spec.ipAddress().map(each -> complete(each, spec.networks()));
  }

  private Vmx blank(Path vmx, VmSpec spec, List<Network> nets, Optional<Path> iso)
      throws IOException {
    String stem = KnownVm.stem(vmx);
    String disk = spec.diskGib().isPresent() ? stem + ".vmdk" : "";
    if (spec.diskGib().isPresent()) {
      disks.create(vmx.resolveSibling(disk), spec.diskGib().get());
    }
    boolean windows = spec.guest().flatMap(guest -> guest.unattendXml()).isPresent();
    return new NewVm(
            spec.name(),
            stem,
            GuestGuess.of(iso, windows),
            spec.firmware().equals(Optional.of(VmSpec.Firmware.BIOS))
                ? Vmx.Firmware.BIOS
                : Vmx.Firmware.EFI,
            spec.cpus(),
            spec.memoryMib(),
            NewVm.DEFAULT_HARDWARE_VERSION,
            disk,
            iso.map(Path::toString).map(List::of).orElse(List.of()),
            nets,
            Identity.random(random))
        .toVmx();
  }

  /** A VM of its own that asks nobody any question. */
  private void dress(Vmx config, String name, String description) {
    GuestFiles.forget(config);
    config.edit().displayName(name).annotation(description).newIdentity(Identity.random(random));
    config.dictionary().set("msg.autoAnswer", true);
    if (!config.dictionary().has("floppy0.fileName")) {
      config.dictionary().set("floppy0.present", false);
    }
  }

  private void addDisk(Path vmx, Vmx config, int gib) throws IOException {
    String node = Hardware.freeDiskNode(config);
    String file = KnownVm.stem(vmx) + "-" + node.replace(':', '-') + ".vmdk";
    disks.create(vmx.resolveSibling(file), gib);
    config.edit().disk(node, file);
  }

  /** Copies a VM that is off, or a snapshot of one. */
  void copy(Path source, Path vmx, CloneSpec spec, Progress progress) throws IOException {
    if (isWhole(vmx)) {
      return;
    }
    Vmx original = Vmx.read(source);
    GuestFiles.check(spec.guest(), spec.ipAddress().isPresent(), Optional.of(original));
    Hardware.check(
        spec.cpus().orElse(1),
        spec.memoryMib().orElse(1024L),
        spec.networks().map(List::size).orElse(0));
    Optional<List<Network>> nets =
        spec.networks().map(all -> all.stream().map(networks::require).toList());
    Optional<Snapshot> snapshot = Optional.empty();
    if (spec.snapshot().isPresent()) {
      snapshot = Optional.of(VmwareSnapshots.find(source, spec.snapshot().get()));
      VmwareSnapshots.requireWithoutMemory(snapshot.get());
    } else {
      states.require(source, PowerState.STOPPED);
    }
    boolean linked = spec.mode() == CloneSpec.Mode.LINKED;
    Optional<Snapshot> from = snapshot;
    Optional<StaticAddress> address =
        spec.ipAddress().map(each -> complete(each, spec.networks().orElse(List.of())));
    Work work =
        () -> {
          progress.report(5, linked ? "linking to the source" : "copying the source");
          boolean needsBase = linked && from.isEmpty();
          copy(
              source,
              vmx,
              linked,
              needsBase
                  ? Optional.of(newBase(source, "Base of " + vmx.getParent().getFileName()))
                  : from);
          progress.report(80, "setting it up");
          Vmx config = Vmx.read(vmx);
          dress(config, spec.name(), spec.description().orElse(original.annotation()));
          spec.cpus().ifPresent(cpus -> config.edit().cpus(cpus));
          spec.memoryMib().ifPresent(mib -> config.edit().memoryMib(mib));
          nets.ifPresent(all -> Hardware.connect(config, all));
          dropSeed(config);
          GuestFiles.write(vmx, config, spec.guest(), address, random, false);
          config.save(vmx);
        };
    withAddress(vmx, address, () -> make(vmx, spec.name(), work));
  }

  /** The source's own first start is no affair of its copy. */
  private static void dropSeed(Vmx config) {
    config.drives().stream()
        .filter(drive -> drive.kind() == Drive.Kind.CDROM_IMAGE)
        .filter(drive -> drive.fileName().endsWith(GuestFiles.SEED_ENDING))
        .forEach(drive -> config.edit().detach(drive.node()));
  }
}
