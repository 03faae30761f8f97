package io.acvm.provider.vmware;

import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Nic;
import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.GuestOs;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the files of VMs, again only when time or size of one has changed. Never fails. */
final class VmReader {
  private static final int MIB = 1 << 20;

  /** Where we note the address that the guest was told to take. */
  static final String ADDRESS_KEY = "guestinfo.acvm.address";

  private final Map<Path, Cached> cache = new ConcurrentHashMap<>();

  private record Cached(List<Stamp> stamps, KnownVm vm) {}

  private record Stamp(Path file, long modifiedNanos, long size) {
    static Stamp of(Path file) {
      try {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
            file,
            seen.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
            seen.size());
      } catch (IOException notThere) {
        return new Stamp(file, 0, -1);
      }
    }

    boolean isTrue() {
      return equals(of(file));
    }
  }

  /** What the files say; a VM that cannot be read says why. */
  KnownVm read(Path vmx) {
    Cached known = cache.get(vmx);
    if (known != null && known.stamps().stream().allMatch(Stamp::isTrue)) {
      return known.vm();
    }
    Set<Path> files = new LinkedHashSet<>(Set.of(vmx));
    Stamp before = Stamp.of(vmx);
    KnownVm vm = readNow(vmx, files);
    List<Stamp> stamps = new ArrayList<>();
    files.forEach(file -> stamps.add(file.equals(vmx) ? before : Stamp.of(file)));
    cache.put(vmx, new Cached(List.copyOf(stamps), vm));
    return vm;
  }

  /** Forgets what is no longer there. */
  void keepOnly(Set<Path> vmxFiles) {
    cache.keySet().retainAll(vmxFiles);
  }

  private static KnownVm readNow(Path vmx, Set<Path> files) {
    try {
      return known(vmx, Vmx.read(vmx), files);
    } catch (VmFileException e) {
      return KnownVm.unreadable(vmx, "Its configuration cannot be read: " + e.getMessage() + ".");
    } catch (NoSuchFileException e) {
      return KnownVm.unreadable(vmx, "Its configuration is no longer there.");
    } catch (IOException e) {
      return KnownVm.unreadable(vmx, "Its configuration cannot be opened.");
    }
  }

  private static KnownVm known(Path vmx, Vmx config, Set<Path> files) {
    List<Disk> disks = new ArrayList<>();
    List<String> uncovered = new ArrayList<>();
    Set<Path> needed = new LinkedHashSet<>();
    Optional<String> problem =
        config.isEncrypted() ? Optional.of("It is encrypted.") : Optional.empty();
    for (Drive drive : config.drives()) {
      Optional<Path> file = file(vmx, drive);
      long bytes = 0;
      if (drive.isDisk()) {
        try {
          bytes = file.isEmpty() ? 0 : capacity(file.get(), vmx.getParent(), files, needed);
        } catch (IOException e) {
          problem = problem.or(() -> Optional.of("Its disk " + drive.node() + " cannot be read."));
        }
        if (!drive.isCoveredBySnapshots()) {
          uncovered.add(drive.node());
        }
      }
      disks.add(disk(drive, bytes));
    }
    return new KnownVm(
        vmx,
        config.displayName().isBlank() ? KnownVm.stem(vmx) : config.displayName(),
        config.cpus().orElse(0),
        config.memoryMib().orElse(0),
        disks,
        config.nics().stream().map(VmReader::nic).toList(),
        Optional.of(config.guestOs())
            .filter(id -> !id.isBlank())
            .map(id -> GuestOs.find(id).map(GuestOs::name).orElse(id)),
        Optional.of(config.annotation()).filter(text -> !text.isBlank()),
        config.dictionary().get(ADDRESS_KEY).filter(text -> !text.isBlank()),
        needed,
        uncovered,
        problem);
  }

  private static Disk disk(Drive drive, long bytes) {
    String node = drive.node();
    return new Disk(
        node,
        bytes / MIB,
        Optional.of(node.replaceAll("\\d.*", "").toUpperCase(Locale.ROOT)),
        drive.isDisk() ? Disk.Kind.DISK : Disk.Kind.CDROM);
  }

  /** The size of a disk, with every file that it is made of and every parent elsewhere. */
  private static long capacity(Path disk, Path folder, Set<Path> files, Set<Path> needed)
      throws IOException {
    long bytes = -1;
    Optional<Path> next = Optional.of(disk);
    while (next.isPresent() && files.add(next.get())) {
      VirtualDisk one = VirtualDisk.read(next.get());
      bytes = bytes < 0 ? one.capacityBytes() : bytes;
      next = one.parent().map(Path::normalize);
      next.filter(parent -> !parent.startsWith(folder))
          .ifPresent(parent -> needed.add(VmPlaces.real(parent)));
    }
    return Math.max(bytes, 0);
  }

  static Optional<Path> file(Path vmx, Drive drive) {
    try {
      return drive.fileName().isBlank()
          ? Optional.empty()
          : Optional.of(vmx.resolveSibling(drive.fileName()).normalize());
    } catch (InvalidPathException notHere) {
      return Optional.empty();
    }
  }

  private static Nic nic(io.acvm.vmfiles.vmx.Nic nic) {
    Optional<String> network = VmNetworks.idOf(nic.network());
    return new Nic(
        "ethernet" + nic.index(),
        network.map(VmNetworks::nameOf),
        network,
        nic.macAddress(),
        List.of(),
        nic.startConnected());
  }
}
