package io.acvm.core.vm;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Takes fixed addresses that a pool hands out from that pool, so that nobody else gets them. */
final class FixedAddresses {
  private final VmAccess access;

  FixedAddresses(VmAccess access) {
    this.access = access;
  }

  /**
   * The command with the pool of its fixed address; as it is when no pool has it. Fails as {@link
   * io.acvm.core.ip.VmLeases#poolOf} does.
   */
  Future<VmCommand> withPool(VmCommand command) {
    if (command instanceof VmCommand.Create create && create.address().isEmpty()) {
      return pool(create.spec().ipAddress(), create.provider(), create.spec().networks())
          .map(found -> found.isEmpty() ? create : create.withAddress(found.get()));
    }
    if (command instanceof VmCommand.Clone clone && clone.address().isEmpty()) {
      Optional<VmRecord> source = access.records().find(clone.source());
      if (source.isPresent()) {
        List<String> networks =
            clone.spec().networks().orElseGet(() -> CommandPlanner.networks(source.get()));
        return pool(clone.spec().ipAddress(), source.get().provider(), networks)
            .map(found -> found.isEmpty() ? clone : clone.withAddress(found.get()));
      }
    }
    return Future.succeededFuture(command);
  }

  /** Without a network there is no address either, which the checks of the command say. */
  private Future<Optional<AddressWish>> pool(
      Optional<StaticAddress> address, ProviderId provider, List<String> networks) {
    return address.isEmpty() || networks.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : access.leases().poolOf(address.get().address(), provider, networks.get(0));
  }
}
