package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * The DHCP server of one virtual network. A MAC address keeps its address; each power-on adds a
 * block to the lease file, which is a log, as the real one is. Leases run a week: nobody is there
 * to renew them.
 */
final class Dhcp {
  /** Stands for the network that has its DHCP server elsewhere, and no lease file. */
  static final int BRIDGED = 0;

  private static final int FIRST = 128;
  private static final int LEFT_FREE_AT_THE_END = 2;
  private static final long LEASE_SECONDS = 7 * 24 * 3600L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);

  private final Installation installation;
  private final int vmnet;

  Dhcp(Installation installation, int vmnet) {
    this.installation = installation;
    this.vmnet = vmnet;
  }

  /** Where the lease file of a network stands, laid out as below {@code /etc/vmware}. */
  static Path leaseFile(Path home, int vmnet) {
    return home.resolve("etc").resolve("vmnet" + vmnet).resolve("dhcpd").resolve("dhcpd.leases");
  }

  static String subnet(Installation installation, int vmnet) throws IOException {
    return installation
        .settings()
        .text("vmnet." + vmnet + ".subnet", "172.16." + (vmnet & 0xff) + ".0/24");
  }

  static String mask(String subnet) {
    int length = Integer.parseInt(subnet.substring(subnet.indexOf('/') + 1).trim());
    return toText(-1 << (32 - length));
  }

  /** The address for a MAC address; empty when all are in use. */
  String lease(String mac, String hostname) throws IOException, InterruptedException {
    Installation.Lock lock = installation.lock("vmnet" + vmnet);
    try (lock) {
      Path table = installation.state.resolve("vmnet" + vmnet + ".addresses");
      Properties taken = Settings.properties(table);
      String address = choose(taken, mac);
      if (!address.isEmpty()) {
        taken.setProperty(address, mac);
        RunningTable.store(table, taken);
        // A bridged network has its DHCP server elsewhere, and no file here.
        if (vmnet != 0) {
          write(address, mac, hostname);
        }
      }
      return address;
    }
  }

  private String choose(Properties taken, String mac) throws IOException {
    String[] subnet = subnet(installation, vmnet).split("/", 2);
    int base = toInt(subnet[0]);
    int size = 1 << (32 - Integer.parseInt(subnet[1].trim()));
    String free = "";
    for (int i = FIRST; i < size - LEFT_FREE_AT_THE_END; i++) {
      String address = toText(base + i);
      String owner = taken.getProperty(address);
      if (mac.equals(owner)) {
        return address;
      }
      if (owner == null && free.isEmpty()) {
        free = address;
      }
    }
    return free.isEmpty() ? reuse(taken, base, size) : free;
  }

  /** An address that no running VM has. */
  private String reuse(Properties taken, int base, int size) throws IOException {
    Set<String> used = new HashSet<>();
    for (RunningVm vm : installation.running().all()) {
      used.add(vm.address());
    }
    for (int i = FIRST; i < size - LEFT_FREE_AT_THE_END; i++) {
      String address = toText(base + i);
      if (!used.contains(address)) {
        taken.remove(address);
        return address;
      }
    }
    return "";
  }

  private void write(String address, String mac, String hostname) throws IOException {
    Path file = leaseFile(installation.home, vmnet);
    Files.createDirectories(file.getParent());
    Instant now = Instant.now();
    String block =
        "lease "
            + address
            + " {\n"
            + "\tstarts "
            + time(now)
            + ";\n"
            + "\tends "
            + time(now.plusSeconds(LEASE_SECONDS))
            + ";\n"
            + "\thardware ethernet "
            + mac
            + ";\n"
            + "\tclient-hostname \""
            + hostname.replace("\"", "")
            + "\";\n"
            + "}\n";
    Files.writeString(
        file, block, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** As dhcpd writes it: the day of the week from Sunday = 0, then UTC. */
  private static String time(Instant instant) {
    OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
    return utc.getDayOfWeek().getValue() % 7 + " " + TIME.format(utc);
  }

  private static int toInt(String address) {
    int value = 0;
    for (String part : address.trim().split("\\.", -1)) {
      value = value << 8 | Integer.parseInt(part);
    }
    return value;
  }

  private static String toText(int address) {
    return (address >>> 24)
        + "."
        + (address >> 16 & 0xff)
        + "."
        + (address >> 8 & 0xff)
        + "."
        + (address & 0xff);
  }
}
