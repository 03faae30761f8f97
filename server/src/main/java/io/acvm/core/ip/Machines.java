package io.acvm.core.ip;

import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.PoolNetwork;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Which addresses machines use, as the inventory last saw it. */
final class Machines {
  private final Supplier<List<VmRecord>> inventory;

  Machines(Supplier<List<VmRecord>> inventory) {
    this.inventory = inventory;
  }

  /** Addresses that a pool offers and machines on its networks use. */
  List<Ip> seen(IpPool pool) {
    return List.copyOf(users(pool).keySet());
  }

  /** Who uses them; one of them, where several do. */
  Map<Ip, VmRecord> users(IpPool pool) {
    Map<Ip, VmRecord> users = new HashMap<>();
    for (VmRecord vm : inventory.get()) {
      vm.observation().stream()
          .flatMap(seen -> seen.nics().stream())
          .filter(nic -> isOn(pool, vm, nic))
          .flatMap(nic -> nic.ipAddresses().stream())
          .flatMap(text -> Ips.find(text).stream())
          .filter(pool::offers)
          .forEach(ip -> users.put(ip, vm));
    }
    return users;
  }

  Optional<VmRecord> find(VmId id) {
    return inventory.get().stream().filter(vm -> vm.id().equals(id)).findFirst();
  }

  private static boolean isOn(IpPool pool, VmRecord vm, Nic nic) {
    List<PoolNetwork> networks = pool.spec().networks();
    return networks.isEmpty()
        || networks.stream()
            .anyMatch(
                each ->
                    each.provider().equals(vm.provider())
                        && (each.network().isEmpty() || each.network().equals(nic.networkId())));
  }
}
