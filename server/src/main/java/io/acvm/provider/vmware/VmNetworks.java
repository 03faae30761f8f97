package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.NETWORK_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Network;
import io.acvm.vmfiles.host.HostNetwork;
import io.acvm.vmfiles.host.HostNetworks;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The virtual networks of this computer: the three that every installation has, and those that the
 * installation's own file or the computer's adapters tell of.
 */
final class VmNetworks {
  private static final String BRIDGED = "vmnet0";
  private static final String HOST_ONLY = "vmnet1";
  private static final String NAT = "vmnet8";
  private static final int IPV4_BITS = 32;

  private static final Pattern ADAPTER = Pattern.compile("(?i)(?:.*\\W)?vmnet(\\d{1,3})");

  private final Optional<Path> file;

  VmNetworks(Optional<Path> file) {
    this.file = file;
  }

  /** What is known of one network. */
  private static final class Facts {
    private Optional<String> subnet = Optional.empty();
    private Optional<String> mask = Optional.empty();
    private boolean gateway;
    private boolean dhcp;
  }

  List<Network> list() {
    Map<Integer, Facts> all = new TreeMap<>();
    for (String usual : List.of(BRIDGED, HOST_ONLY, NAT)) {
      all.put(number(usual), new Facts());
    }
    readAdapters(all);
    readFile(all);
    all.get(number(NAT)).gateway = true;
    List<Network> networks = new ArrayList<>();
    all.forEach((number, facts) -> networks.add(network("vmnet" + number, facts)));
    return networks;
  }

  /**
   * The network of an id as a VMX says it.
   *
   * @throws AcvmException {@code NETWORK_NOT_FOUND} for one that this computer does not have
   */
  io.acvm.vmfiles.vmx.Network require(String id) {
    if (find(id).isEmpty()) {
      throw AcvmException.of(NETWORK_NOT_FOUND, "id", id);
    }
    return io.acvm.vmfiles.vmx.Network.parse(
        switch (id) {
          case BRIDGED -> "bridged";
          case HOST_ONLY -> "hostonly";
          case NAT -> "nat";
          default -> id;
        });
  }

  Optional<Network> find(String id) {
    return list().stream().filter(network -> network.id().equals(id)).findFirst();
  }

  static Optional<String> idOf(io.acvm.vmfiles.vmx.Network network) {
    return network.kind() == io.acvm.vmfiles.vmx.Network.Kind.BRIDGED
        ? Optional.of(BRIDGED)
        : network.number().stream().mapToObj(number -> "vmnet" + number).findFirst();
  }

  static String nameOf(String id) {
    return switch (id) {
      case BRIDGED -> "Bridged (vmnet0)";
      case HOST_ONLY -> "Host-only (vmnet1)";
      case NAT -> "NAT (vmnet8)";
      default -> id;
    };
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("vmnet".length()));
  }

  private static Network network(String id, Facts facts) {
    Optional<String> cidr =
        facts.subnet.flatMap(
            net -> facts.mask.flatMap(VmNetworks::prefix).map(bits -> net + "/" + bits));
    return new Network(
        id,
        nameOf(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        cidr,
        // The NAT service of VMware has the second address of its network.
        cidr.filter(known -> facts.gateway).flatMap(known -> facts.subnet.map(VmNetworks::second)),
        facts.dhcp);
  }

  private static String second(String subnet) {
    return subnet.substring(0, subnet.lastIndexOf('.') + 1)
        + (Integer.parseInt(subnet.substring(subnet.lastIndexOf('.') + 1)) + 2);
  }

  private static Optional<Integer> prefix(String mask) {
    return ip(mask).map(Integer::bitCount);
  }

  private static Optional<Integer> ip(String text) {
    if (!text.matches("(?:\\d{1,3}\\.){3}\\d{1,3}")) {
      return Optional.empty();
    }
    int value = 0;
    for (String part : Pattern.compile("\\.").splitAsStream(text).toList()) {
      value = value << Byte.SIZE | (Integer.parseInt(part) & 0xFF);
    }
    return Optional.of(value);
  }

  /** Many hosts have no such file; the adapters tell then. */
  private void readFile(Map<Integer, Facts> all) {
    if (file.isEmpty()) {
      return;
    }
    try {
      for (HostNetwork network : HostNetworks.readNetworking(file.get())) {
        Facts facts = all.computeIfAbsent(network.number(), none -> new Facts());
        facts.subnet = network.subnet().filter(text -> ip(text).isPresent()).or(() -> facts.subnet);
        facts.mask = network.netmask().filter(text -> ip(text).isPresent()).or(() -> facts.mask);
        facts.gateway = network.nat();
        facts.dhcp = network.dhcp();
      }
    } catch (IOException unreadable) {
      return;
    }
  }

  private static void readAdapters(Map<Integer, Facts> all) {
    try {
      for (NetworkInterface adapter : NetworkInterface.networkInterfaces().toList()) {
        Matcher named = ADAPTER.matcher(String.valueOf(adapter.getDisplayName()));
        if (named.matches()) {
          Facts facts = all.computeIfAbsent(Integer.valueOf(named.group(1)), none -> new Facts());
          adapter.getInterfaceAddresses().stream()
              .filter(address -> address.getAddress() instanceof Inet4Address)
              .findFirst()
              .ifPresent(address -> adapter(facts, address));
        }
      }
    } catch (SocketException unreadable) {
      // The usual networks are offered all the same.
      return;
    }
  }

  private static void adapter(Facts facts, InterfaceAddress address) {
    int bits = address.getNetworkPrefixLength();
    int mask = bits == 0 ? 0 : -1 << (IPV4_BITS - bits);
    int value = ip(address.getAddress().getHostAddress()).orElse(0);
    facts.subnet = Optional.of(text(value & mask));
    facts.mask = Optional.of(text(mask));
    facts.dhcp = true;
  }

  private static String text(int value) {
    return (value >>> 24)
        + "."
        + (value >>> 16 & 0xFF)
        + "."
        + (value >>> 8 & 0xFF)
        + "."
        + (value & 0xFF);
  }
}
