package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;

import io.acvm.core.event.EventLog;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.ip.IpManagement;
import io.acvm.domain.PageRequest;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolView;
import io.acvm.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process that takes an address of each pool for each of its customers who has none, all at once,
 * and says each that it believes to be safe. Started again after a kill it goes on.
 */
final class AllocatingServer {
  private final Store store;
  private final IpManagement ips;

  AllocatingServer(Store store) {
    this.store = store;
    EventLog events = new EventLog(store, Clock.systemUTC(), Duration.ofDays(1), event -> {});
    ips =
        new IpManagement(
            store,
            events,
            (delay, task) -> () -> {},
            Clock.systemUTC(),
            AddressProbe.OFF,
            List::of,
            vm -> List.of());
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    AllocatingServer server = new AllocatingServer(await(SqlStores.open(vertx, args[0])));
    server.serve(args[1], Integer.parseInt(args[2]));
    await(server.store.close());
    System.out.println("done");
    await(vertx.close());
  }

  IpManagement ips() {
    return ips;
  }

  private void serve(String name, int customers) {
    List<Future<?>> asked = new ArrayList<>();
    for (IpPoolView pool : await(ips.pools().list())) {
      Set<String> served = new HashSet<>();
      leases(pool.pool().id()).forEach(lease -> served.add(lease.owner().orElseThrow()));
      for (int i = 0; i < customers; i++) {
        String customer = name + "-" + i;
        if (!served.contains(customer)) {
          asked.add(serve(pool.pool().id(), customer));
        }
      }
    }
    await(Future.all(asked));
  }

  private Future<?> serve(IpPoolId pool, String customer) {
    IpCommand.Allocate wanted =
        new IpCommand.Allocate(
            pool,
            1,
            List.of(),
            customer,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "stress");
    return ips.leases()
        .allocate(wanted)
        .onSuccess(
            leases ->
                System.out.println(pool + " " + leases.get(0).address().text() + " " + customer));
  }

  List<IpLease> leases(IpPoolId pool) {
    List<IpLease> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      IpLeaseQuery query =
          new IpLeaseQuery(pool, Optional.empty(), Optional.empty(), new PageRequest(1000, cursor));
      var page = await(ips.views().leases(query));
      all.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return all;
  }
}
