package io.acvm.provider.nutanix;

import io.acvm.domain.vm.StaticAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a guest is told of its network. Prism hands user data over but no network configuration, so
 * that the files which guests read it from are written by cloud-init: netplan's, else
 * NetworkManager's. The card is found by its MAC address.
 */
final class GuestNetwork {
  private static final String NETPLAN = "/etc/netplan/60-acvm.yaml";
  private static final String KEYFILE = "/etc/NetworkManager/system-connections/acvm.nmconnection";

  /** Keeps cloud-init from writing what it found by itself again at the next start. */
  private static final String CLOUD = "/etc/cloud/cloud.cfg.d/99-acvm-network.cfg";

  private static final String APPLY =
      "if command -v netplan; then rm -f /etc/netplan/50-cloud-init.yaml; netplan apply;"
          + " elif command -v nmcli; then nmcli connection reload; nmcli connection up acvm; fi";

  private GuestNetwork() {}

  /** As parts of a cloud-config document. The address must say its prefix. */
  static Map<String, Object> document(StaticAddress address, String mac) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "write_files",
        List.of(
            file(NETPLAN, CloudInit.yaml(netplan(address, mac))),
            file(KEYFILE, keyfile(address, mac)),
            file(CLOUD, "network: {config: disabled}\n")));
    document.put("runcmd", List.of(List.of("sh", "-c", APPLY)));
    return document;
  }

  private static Map<String, Object> file(String path, String content) {
    return Map.of("path", path, "permissions", "0600", "content", content);
  }

  private static String cidr(StaticAddress address) {
    return address.address() + "/" + address.prefixLength().orElseThrow();
  }

  private static boolean isIpv6(StaticAddress address) {
    return address.address().contains(":");
  }

  private static Map<String, Object> netplan(StaticAddress address, String mac) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("match", Map.of("macaddress", mac));
    card.put("dhcp4", false);
    card.put("addresses", List.of(cidr(address)));
    address
        .gateway()
        .ifPresent(gateway -> card.put("routes", List.of(Map.of("to", "default", "via", gateway))));
    Map<String, Object> names = new LinkedHashMap<>();
    if (!address.dns().isEmpty()) {
      names.put("addresses", address.dns());
    }
    address.searchDomain().ifPresent(domain -> names.put("search", List.of(domain)));
    if (!names.isEmpty()) {
      card.put("nameservers", names);
    }
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("version", 2);
    network.put("ethernets", Map.of("acvm0", card));
    return Map.of("network", network);
  }

  private static String keyfile(StaticAddress address, String mac) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "[connection]",
                "id=acvm",
                "type=ethernet",
                "[ethernet]",
                "mac-address=" + mac,
                isIpv6(address) ? "[ipv6]" : "[ipv4]",
                "method=manual",
                "address1=" + cidr(address) + address.gateway().map(g -> "," + g).orElse("")));
    List<String> dns =
        address.dns().stream().filter(each -> each.contains(":") == isIpv6(address)).toList();
    if (!dns.isEmpty()) {
      lines.add("dns=" + String.join(";", dns) + ";");
    }
    address.searchDomain().ifPresent(domain -> lines.add("dns-search=" + domain + ";"));
    return String.join("\n", lines) + "\n";
  }
}
