package io.acvm.provider.vmware;

import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmObservation;
import io.acvm.organizer.Moving;
import io.acvm.vmfiles.host.VmLibrary;
import io.acvm.vmfiles.lock.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The VMs: those in our directories, and those of others that run. One {@code vmrun list} a
 * refresh, however many there are; the rest is read from files. Blocks.
 */
final class VmwareInventory {
  private final VmPlaces places;
  private final VmReader reader;
  private final VmStates states;
  private final GuestAddresses addresses;
  private final WorkQueue queue;
  private final Optional<Path> library;
  private final Clock clock;

  VmwareInventory(
      VmPlaces places,
      VmReader reader,
      VmStates states,
      GuestAddresses addresses,
      WorkQueue queue,
      Optional<Path> library,
      Clock clock) {
    this.places = places;
    this.reader = reader;
    this.states = states;
    this.addresses = addresses;
    this.queue = queue;
    this.library = library;
    this.clock = clock;
  }

  List<VmObservation> list() {
    RunningVms running = states.running();
    Set<Path> ours = places.scan();
    Set<Path> others = foreign(ours, running);
    Set<Path> all = new LinkedHashSet<>(ours);
    all.addAll(others);
    reader.keepOnly(all);
    List<VmObservation> seen = new ArrayList<>();
    Instant now = clock.instant();
    ours.forEach(vmx -> observe(vmx, running, now).ifPresent(seen::add));
    others.forEach(vmx -> seen.add(observeForeign(vmx, running, now)));
    addresses.refresh(running.byKey().values());
    return seen;
  }

  /** One VM; as {@link #list} it fails when vmrun does not answer. */
  Optional<VmObservation> find(ProviderVmRef ref) {
    RunningVms running = states.running();
    Optional<Path> ours = places.find(ref);
    if (ours.isPresent()) {
      return observe(ours.get(), running, clock.instant());
    }
    return foreign(ref, running).map(vmx -> observeForeign(vmx, running, clock.instant()));
  }

  /** A VM outside our directories, as {@link #list} shows them too. */
  Optional<Path> foreign(ProviderVmRef ref, RunningVms running) {
    return foreign(Set.of(), running).stream()
        .filter(vmx -> vmx.toString().equals(ref.value()))
        .findFirst();
  }

  /** Those of others: what runs, and what the user interface has in its library. */
  private Set<Path> foreign(Set<Path> ours, RunningVms running) {
    Set<Path> others = new LinkedHashSet<>(running.without(ours));
    others.addAll(inLibrary());
    others.removeIf(vmx -> places.isOurs(vmx) || places.isTemplate(vmx));
    return others;
  }

  private List<Path> inLibrary() {
    if (library.isEmpty()) {
      return List.of();
    }
    try {
      return VmLibrary.inventory(library.get()).stream()
          .flatMap(entry -> RunningVms.path(entry.config()).stream())
          .filter(Files::isRegularFile)
          .map(VmPlaces::real)
          .toList();
    } catch (IOException unreadable) {
      // The interface was never used by this account, or writes the file just now.
      return List.of();
    }
  }

  /** Everything that is known of our VMs, and of those in the library of the user interface. */
  List<KnownVm> known() {
    Set<Path> all = places.scan();
    all.addAll(inLibrary());
    return all.stream().map(reader::read).toList();
  }

  /** A VM that is being made is not there yet; one whose making was interrupted says so. */
  private Optional<VmObservation> observe(Path vmx, RunningVms running, Instant now) {
    if (Moving.isUnderWay(vmx)) {
      return Optional.empty();
    }
    boolean making = Marker.MAKING.isSet(vmx);
    if (making && queue.isBusy(VmPlaces.key(vmx))) {
      return Optional.empty();
    }
    KnownVm vm = reader.read(vmx);
    if (making) {
      vm = vm.withProblem("Its making was interrupted; delete it.");
    } else if (Marker.DELETING.isSet(vmx)) {
      vm = vm.withProblem("Its deletion was interrupted; delete it again.");
    }
    return Optional.of(withState(vm, running, now));
  }

  private VmObservation withState(KnownVm vm, RunningVms running, Instant now) {
    try {
      PowerState state = states.of(vm.vmx(), running);
      Optional<LockHolder> worker =
          state == PowerState.UNKNOWN ? VmStates.worker(vm.vmx()) : Optional.empty();
      KnownVm shown =
          worker.isPresent()
              ? vm.withProblem("Another program uses it: " + worker.get().executable() + ".")
              : vm;
      boolean on = state == PowerState.RUNNING || state == PowerState.PAUSED;
      return shown.observe(state, true, on ? addresses.of(vm) : Map.of(), now);
    } catch (IOException e) {
      return vm.withProblem("Its folder cannot be read.")
          .observe(PowerState.UNKNOWN, true, Map.of(), now);
    }
  }

  private VmObservation observeForeign(Path vmx, RunningVms running, Instant now) {
    KnownVm vm = reader.read(vmx);
    boolean on = running.has(vmx);
    PowerState state =
        on
            ? PowerState.RUNNING
            : VmStates.isSuspended(vmx) ? PowerState.SUSPENDED : PowerState.STOPPED;
    return vm.observe(state, false, on ? addresses.of(vm) : Map.of(), now);
  }
}
