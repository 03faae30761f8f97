package io.acvm.provider.vmware;

import io.acvm.domain.organizer.OrganizedVm;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.organizer.Shelf;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is written beside organized VMs, and that it stays true. */
final class VmwareShelf {
  private static final Logger LOG = LoggerFactory.getLogger(VmwareShelf.class);

  private final KeeperTurns turns;
  private final Shelf shelf;
  private final Map<Path, List<String>> noted = new ConcurrentHashMap<>();

  VmwareShelf(KeeperTurns turns, Shelf shelf) {
    this.turns = turns;
    this.shelf = shelf;
  }

  Future<Void> describe(
      ProviderVmRef ref, VmId vm, Optional<String> origin, String language, Progress progress) {
    return turns.turn(ref, vmx -> shelf.describe(vmx, vm, origin, language, progress));
  }

  Future<List<OrganizedVm>> list() {
    return turns.look(shelf::list);
  }

  /**
   * Makes what is written beside a VM true again after it was changed. The change itself is done:
   * what cannot be written is for the log.
   */
  void changed(Path vmx) {
    refresh(vmx, Optional.empty());
  }

  /** The same with the addresses that guests were seen with, in turns of their own. */
  void seen(List<VmObservation> all) {
    for (VmObservation vm : all) {
      List<String> addresses = vm.ipAddresses();
      Optional<Path> vmx = turns.parts().places().place(vm.ref());
      if (vmx.isPresent() && !addresses.isEmpty()) {
        List<String> before = noted.put(vmx.get(), addresses);
        if (!addresses.equals(before) && shelf.isDescribed(vmx.get())) {
          turns
              .effect(
                  Set.of(VmPlaces.key(vmx.get())), () -> refresh(vmx.get(), Optional.of(addresses)))
              .onFailure(full -> noted.remove(vmx.get()));
        }
      }
    }
  }

  private void refresh(Path vmx, Optional<List<String>> addresses) {
    try {
      if (Files.exists(vmx) && shelf.isDescribed(vmx)) {
        shelf.refresh(vmx, addresses);
      }
    } catch (IOException | RuntimeException trouble) {
      LOG.warn("What is written beside a VM is not true any more", trouble);
    }
  }

  /** Deletes a VM with what is written beside it. */
  void delete(Path vmx) throws IOException {
    try {
      turns.parts().deletion().delete(vmx);
    } finally {
      shelf.forget(vmx);
    }
  }
}
