package io.acvm.provider.vmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Files of the VMware installation that tell more than vmrun does. Any of them may be missing or
 * unreadable; then less is known.
 *
 * @param leases what the DHCP servers of the virtual networks gave out
 * @param networking the virtual networks, as the Linux installer writes them
 * @param library what the user interface has opened, {@code inventory.vmls}; only read
 */
public record HostFiles(List<Path> leases, Optional<Path> networking, Optional<Path> library) {
  public static final HostFiles NONE = new HostFiles(List.of(), Optional.empty(), Optional.empty());

  private static final int MOST_LINUX_NETWORKS = 20;

  public HostFiles {
    leases = List.copyOf(leases);
  }

  public static HostFiles ofThisComputer() {
    return of(
        System.getProperty("os.name", ""), System.getenv(), System.getProperty("user.home", ""));
  }

  static HostFiles of(String system, Map<String, String> environment, String home) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      String data = environment.getOrDefault("ProgramData", "C:\\ProgramData");
      return new HostFiles(
          List.of(Path.of(data, "VMware", "vmnetdhcp.leases")),
          Optional.empty(),
          Optional.ofNullable(environment.get("APPDATA"))
              .map(folder -> Path.of(folder, "VMware", "inventory.vmls")));
    }
    if (lower.startsWith("mac")) {
      return NONE;
    }
    List<Path> leases = new ArrayList<>();
    for (int net = 1; net < MOST_LINUX_NETWORKS; net++) {
      leases.add(Path.of("/etc/vmware/vmnet" + net + "/dhcpd/dhcpd.leases"));
    }
    return new HostFiles(
        leases,
        Optional.of(Path.of("/etc/vmware/networking")),
        Optional.of(Path.of(home, ".vmware", "inventory.vmls")));
  }
}
