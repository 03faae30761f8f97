package io.acvm.app;

import io.acvm.core.Core;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.ip.PoolNetwork;
import io.acvm.domain.provider.CatalogueQuery;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pools of the mock profile, on networks of its simulated hypervisor; made once. */
final class ExamplePools {
  private static final Logger LOG = LoggerFactory.getLogger(ExamplePools.class);
  private static final String BY = "example";

  private ExamplePools() {}

  /** Does nothing where there are pools; a start must not fail for want of examples. */
  static Future<Void> make(Core core, ProviderId provider) {
    return core.ips()
        .pools()
        .list()
        .compose(
            pools ->
                pools.isEmpty()
                    ? core.inventory().refresh(provider).compose(seen -> create(core, provider))
                    : Future.succeededFuture())
        .onFailure(cause -> LOG.warn("There are no example pools", cause))
        .otherwiseEmpty();
  }

  private static Future<Void> create(Core core, ProviderId provider) {
    Future<Void> done = Future.succeededFuture();
    for (IpPoolSpec spec : specs(core, provider)) {
      done =
          done.compose(
              before -> core.ips().pools().create(new IpCommand.CreatePool(spec, BY)).mapEmpty());
    }
    return done;
  }

  /**
   * Of each kind of network the first: one that manages addresses itself, and one that does not.
   */
  private static List<IpPoolSpec> specs(Core core, ProviderId provider) {
    List<Network> networks =
        core
            .inventory()
            .networks(new CatalogueQuery(Optional.of(provider), Optional.empty()))
            .stream()
            .map(Offer::item)
            .toList();
    List<IpPoolSpec> specs = new ArrayList<>();
    networks.stream()
        .filter(network -> !network.managesAddresses())
        .findFirst()
        .ifPresent(
            network ->
                specs.add(
                    spec(
                        "Lab",
                        "192.168.122.0/24",
                        "192.168.122.100-192.168.122.200",
                        Optional.of("192.168.122.1"),
                        provider,
                        network)));
    networks.stream()
        .filter(network -> network.managesAddresses() && network.cidr().isPresent())
        .filter(network -> network.cidr().get().endsWith(".0/24"))
        .findFirst()
        .ifPresent(
            network -> {
              String prefix = network.cidr().get().replaceFirst("\\.0/24$", "");
              specs.add(
                  spec(
                      network.name(),
                      network.cidr().get(),
                      prefix + ".230-" + prefix + ".249",
                      network.gateway(),
                      provider,
                      network));
            });
    return specs;
  }

  private static IpPoolSpec spec(
      String name,
      String cidr,
      String range,
      Optional<String> gateway,
      ProviderId provider,
      Network network) {
    return new IpPoolSpec(
        name,
        Optional.empty(),
        cidr,
        List.of(range),
        List.of(),
        gateway,
        List.of("8.8.8.8", "8.8.4.4"),
        Optional.of("lab.example.org"),
        network.vlanId(),
        List.of(new PoolNetwork(provider, Optional.of(network.id()))),
        IpPoolSpec.DEFAULT_SCOPE,
        IpStrategy.FIRST_FREE,
        Duration.ofHours(1),
        false);
  }
}
