package io.acvm.app;

import io.acvm.core.ip.AddressProbe;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the network: an echo request where the system lets us, else a TCP connection to the echo
 * port, which is refused where somebody is there. A machine of our own segment that drops both
 * still answers ARP, which Linux shows in {@code /proc/net/arp}.
 */
final class NetworkProbe implements AddressProbe {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkProbe.class);
  private static final Path ARP = Path.of("/proc/net/arp");
  private static final int PATIENCE_MILLIS = 1_000;
  private static final int AT_ONCE = 16;

  /** The entry has a hardware address: somebody answered. */
  private static final int COMPLETE = 0x2;

  private final WorkerExecutor workers;

  NetworkProbe(Vertx vertx) {
    workers = vertx.createSharedWorkerExecutor("probe", AT_ONCE, 10, TimeUnit.SECONDS);
  }

  @Override
  public Future<Boolean> answers(String address) {
    return workers
        .executeBlocking(() -> isReachable(address) || isInArpTable(address), false)
        .onFailure(cause -> LOG.warn("{} cannot be probed", address, cause))
        .otherwise(false);
  }

  private static boolean isReachable(String address) throws IOException {
    return InetAddress.getByName(address).isReachable(PATIENCE_MILLIS);
  }

  private static boolean isInArpTable(String address) throws IOException {
    if (!Files.isReadable(ARP)) {
      return false;
    }
    return Files.readAllLines(ARP).stream()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .anyMatch(entry -> entry.length > 2 && entry[0].equals(address) && isComplete(entry[2]));
  }

  private static boolean isComplete(String flags) {
    String digits = flags.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
    return (Integer.parseInt(digits, 16) & COMPLETE) != 0;
  }
}
