package io.acvm.provider.vmware;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.Nic;
import io.acvm.provider.vmware.vmrun.Vmrun;
import io.acvm.vmfiles.host.DhcpLease;
import io.acvm.vmfiles.host.DhcpLeases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What addresses guests have. Their tools are asked in the background and not for each refresh;
 * nobody waits for them. Of a guest with several NICs the tools tell one address, of which nobody
 * knows the NIC: it is shown at the first.
 */
final class GuestAddresses {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  private final Vmrun vmrun;
  private final WorkQueue queue;
  private final Duration lifetime;
  private final List<Path> leaseFiles;
  private final Clock clock;
  private volatile List<DhcpLeases> leases = List.of();
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final Set<String> asking = ConcurrentHashMap.newKeySet();

  private record Told(Optional<String> address, long atNanos) {}

  GuestAddresses(
      Vmrun vmrun, WorkQueue queue, Duration lifetime, List<Path> leaseFiles, Clock clock) {
    this.vmrun = vmrun;
    this.queue = queue;
    this.lifetime = lifetime;
    this.leaseFiles = List.copyOf(leaseFiles);
    this.clock = clock;
  }

  /**
   * Addresses by MAC, as far as they are known now: what the network's own DHCP server gave, and
   * for the first NIC what the tools tell.
   */
  Map<String, List<String>> of(KnownVm vm) {
    Map<String, List<String>> found = new HashMap<>();
    for (Nic nic : vm.nics()) {
      nic.macAddress()
          .flatMap(this::leased)
          .ifPresent(address -> found.put(nic.macAddress().orElseThrow(), List.of(address)));
    }
    Told answer = told.get(VmPlaces.key(vm.vmx()));
    Optional<String> first = vm.nics().stream().findFirst().flatMap(Nic::macAddress);
    if (answer != null && answer.address().isPresent() && first.isPresent()) {
      String address = answer.address().get();
      boolean elsewhere = found.values().stream().anyMatch(known -> known.contains(address));
      if (!elsewhere) {
        found.put(first.get(), List.of(address));
      }
    }
    return found;
  }

  private Optional<String> leased(String mac) {
    Instant now = clock.instant();
    return leases.stream()
        .flatMap(all -> all.find(mac, Instant.EPOCH, now).stream())
        .map(DhcpLease::address)
        .findFirst();
  }

  /** The server's file is often for its own eyes only; then less is known. */
  private static Optional<DhcpLeases> leases(Path file) {
    try {
      return Optional.of(DhcpLeases.read(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private void readLeases() {
    List<DhcpLeases> read = new ArrayList<>();
    leaseFiles.forEach(file -> leases(file).ifPresent(read::add));
    leases = List.copyOf(read);
  }

  /** Asks those of which nothing new is known, and forgets those that no longer run. */
  void refresh(Collection<Path> running) {
    if (!running.isEmpty()) {
      readLeases();
    }
    told.keySet().retainAll(running.stream().map(VmPlaces::key).collect(Collectors.toSet()));
    long now = System.nanoTime();
    for (Path vmx : running) {
      String key = VmPlaces.key(vmx);
      Told last = told.get(key);
      boolean old = last == null || now - last.atNanos() > lifetime.toNanos();
      if (old && asking.add(key)) {
        queue
            .look(() -> ask(vmx))
            .onSuccess(address -> told.put(key, new Told(address, System.nanoTime())))
            .onComplete(done -> asking.remove(key));
      }
    }
  }

  private Optional<String> ask(Path vmx) {
    try {
      return Optional.of(vmrun.guestAddress(vmx)).filter(GuestAddresses::isUsable);
    } catch (AcvmException notTold) {
      // No tools yet, off again, paused: asked again later.
      return Optional.empty();
    }
  }

  /** The tools also say {@code unknown}, or an address that only the guest itself can use. */
  static boolean isUsable(String text) {
    return IPV4.matcher(text).matches()
        && !text.startsWith("169.254.")
        && !text.startsWith("127.")
        && !text.equals("0.0.0.0");
  }
}
