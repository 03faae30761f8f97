package io.acvm.provider.vmware;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.Nic;
import io.acvm.provider.vmware.vmrun.Vmrun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
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
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final Set<String> asking = ConcurrentHashMap.newKeySet();

  private record Told(Optional<String> address, long atNanos) {}

  GuestAddresses(Vmrun vmrun, WorkQueue queue, Duration lifetime) {
    this.vmrun = vmrun;
    this.queue = queue;
    this.lifetime = lifetime;
  }

  /** Addresses by MAC, as far as they are known now. */
  Map<String, List<String>> of(KnownVm vm) {
    Told answer = told.get(VmPlaces.key(vm.vmx()));
    Optional<String> mac = vm.nics().stream().findFirst().flatMap(Nic::macAddress);
    return answer == null || answer.address().isEmpty() || mac.isEmpty()
        ? Map.of()
        : Map.of(mac.get(), List.of(answer.address().get()));
  }

  /** Asks those of which nothing new is known, and forgets those that no longer run. */
  void refresh(Collection<Path> running) {
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
