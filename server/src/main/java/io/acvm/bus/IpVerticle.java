package io.acvm.bus;

import io.acvm.core.ip.IpManagement;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for IP pools. */
public final class IpVerticle extends VerticleBase {
  private final Bus bus;
  private final IpManagement ips;

  public IpVerticle(Bus bus, IpManagement ips) {
    this.bus = bus;
    this.ips = ips;
  }

  @Override
  public Future<?> start() {
    bus.serve(IpAddresses.LIST, nothing -> ips.pools().list());
    bus.serve(IpAddresses.GET, ips.pools()::get);
    bus.serve(IpAddresses.CREATE, ips.pools()::create);
    bus.serve(IpAddresses.UPDATE, ips.pools()::update);
    bus.serve(IpAddresses.DELETE, delete -> silent(ips.pools().delete(delete)));
    bus.serve(IpAddresses.ALLOCATE, ips.leases()::allocate);
    bus.serve(IpAddresses.SET_ASIDE, ips.leases()::setAside);
    bus.serve(IpAddresses.RELEASE, release -> silent(ips.leases().release(release)));
    bus.serve(IpAddresses.CONFIRM, ips.leases()::confirm);
    bus.serve(IpAddresses.AVAILABLE, asked -> ips.views().available(asked.pool(), asked.limit()));
    bus.serve(IpAddresses.LEASES, ips.views()::leases);
    bus.serve(IpAddresses.LEASE, asked -> ips.views().lease(asked.pool(), asked.leaseId()));
    bus.serve(IpAddresses.MAP, asked -> ips.views().map(asked.pool(), asked.page()));
    bus.serve(IpAddresses.HISTORY, ips.views()::history);
    bus.serve(IpAddresses.OF_VM, ips.views()::ofVm);
    bus.serve(IpAddresses.IMPORT, ips.lists()::read);
    bus.serve(IpAddresses.EXPORT, asked -> ips.lists().write(asked.pool(), asked.format()));
    bus.serve(IpAddresses.FINDINGS, ips.findings()::list);
    bus.serve(IpAddresses.PUT_RIGHT, right -> silent(ips.findings().putRight(right)));
    return Future.succeededFuture();
  }

  private static Future<Nothing> silent(Future<Void> done) {
    return done.map(Nothing.NOTHING);
  }
}
