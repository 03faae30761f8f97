package io.acvm.provider.nutanix.v3;

import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.provider.nutanix.CloudInit.Card;
import java.util.Optional;

/**
 * How a fixed address reaches a guest.
 *
 * @param assigned what Prism is to give by its own address management
 * @param card what cloud-init tells the guest
 */
record Addressing(Optional<String> assigned, Optional<Card> card) {
  /**
   * Where Prism manages addresses it gives this one, and a guest that asks for its address gets it;
   * where it does not, it refuses to be told. A guest with an answer file is not told by us.
   */
  static Addressing of(
      String uuid, Optional<StaticAddress> address, Optional<GuestSetup> guest, boolean managed) {
    Optional<String> assigned =
        address
            .filter(wanted -> (managed && !isIpv6(wanted)) || wanted.prefixLength().isEmpty())
            .map(StaticAddress::address);
    boolean isTold = guest.map(setup -> setup.unattendXml().isEmpty()).orElse(assigned.isEmpty());
    Optional<Card> card =
        address
            .filter(wanted -> isTold && wanted.prefixLength().isPresent())
            .map(wanted -> new Card(mac(uuid), wanted));
    return new Addressing(assigned, card);
  }

  /** Prism manages IPv4 only. */
  private static boolean isIpv6(StaticAddress address) {
    return address.address().contains(":");
  }

  /**
   * Of our own making, so that the guest can be told it beforehand: locally administered, random.
   */
  private static String mac(String uuid) {
    String digits = uuid.replace("-", "").substring(0, 10);
    return "02:" + digits.replaceAll("(..)(?=.)", "$1:");
  }
}
