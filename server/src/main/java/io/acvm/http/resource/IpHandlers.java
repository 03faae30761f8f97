package io.acvm.http.resource;

import static io.acvm.http.resource.Submissions.vmId;

import io.acvm.api.IpPoolsApi;
import io.acvm.api.model.AvailableIpAddresses;
import io.acvm.api.model.IpAllocation;
import io.acvm.api.model.IpFix;
import io.acvm.api.model.IpImport;
import io.acvm.api.model.IpPoolSpec;
import io.acvm.api.model.IpReservation;
import io.acvm.bus.Bus;
import io.acvm.bus.IpAddresses;
import io.acvm.bus.Nothing;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpFinding;
import io.acvm.domain.ip.IpImport.Format;
import io.acvm.domain.ip.IpState;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** IP pools. */
public final class IpHandlers implements IpPoolsApi {
  /** A pool that is probed, or a long list, takes longer than most requests. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Bus bus;

  public IpHandlers(Bus bus) {
    this.bus = bus;
  }

  @Override
  public Future<?> listIpPools(RoutingContext context) {
    return bus.request(IpAddresses.LIST, Nothing.NOTHING)
        .compose(pools -> new Exchange(context).json(IpModels.pools(pools)));
  }

  @Override
  public Future<?> createIpPool(RoutingContext context) {
    var exchange = new Exchange(context);
    var spec = IpCommands.spec(exchange.input().body(IpPoolSpec.class));
    return bus.request(IpAddresses.CREATE, new IpCommand.CreatePool(spec, by(exchange)))
        .compose(pool -> exchange.json(201, IpModels.pool(pool)));
  }

  @Override
  public Future<?> getIpPool(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(IpAddresses.GET, IpCommands.pool(exchange))
        .compose(pool -> exchange.json(IpModels.pool(pool)));
  }

  @Override
  public Future<?> updateIpPool(RoutingContext context) {
    var exchange = new Exchange(context);
    var spec = IpCommands.spec(exchange.input().body(IpPoolSpec.class));
    var command = new IpCommand.UpdatePool(IpCommands.pool(exchange), spec, by(exchange));
    return bus.request(IpAddresses.UPDATE, command)
        .compose(pool -> exchange.json(IpModels.pool(pool)));
  }

  @Override
  public Future<?> deleteIpPool(RoutingContext context) {
    var exchange = new Exchange(context);
    var command = new IpCommand.DeletePool(IpCommands.pool(exchange), by(exchange));
    return bus.request(IpAddresses.DELETE, command).compose(gone -> exchange.nothing());
  }

  @Override
  public Future<?> listAvailableIpAddresses(RoutingContext context) {
    var exchange = new Exchange(context);
    var pool = IpCommands.pool(exchange);
    var asked = new IpAddresses.Available(pool, exchange.input().number("limit"));
    return bus.request(IpAddresses.AVAILABLE, asked)
        .compose(
            free ->
                bus.request(IpAddresses.GET, pool)
                    .map(view -> new AvailableIpAddresses(free, view.utilisation().free())))
        .compose(exchange::json);
  }

  @Override
  public Future<?> allocateIpAddresses(RoutingContext context) {
    var exchange = new Exchange(context);
    var command =
        IpCommands.allocate(exchange, exchange.input().body(IpAllocation.class), by(exchange));
    return bus.request(IpAddresses.ALLOCATE, command, PATIENCE)
        .compose(leases -> exchange.json(201, IpModels.leases(leases)));
  }

  @Override
  public Future<?> reserveIpAddresses(RoutingContext context) {
    return setAside(context, IpState.RESERVED);
  }

  @Override
  public Future<?> quarantineIpAddresses(RoutingContext context) {
    return setAside(context, IpState.QUARANTINED);
  }

  private Future<?> setAside(RoutingContext context, IpState state) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(IpReservation.class);
    var command =
        new IpCommand.SetAside(
            IpCommands.pool(exchange), body.addresses(), state, body.note(), by(exchange));
    return bus.request(IpAddresses.SET_ASIDE, command)
        .compose(leases -> exchange.json(201, IpModels.leases(leases)));
  }

  @Override
  public Future<?> listIpLeases(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(IpAddresses.LEASES, IpCommands.leases(exchange))
        .compose(page -> exchange.json(IpModels.leases(page)));
  }

  @Override
  public Future<?> getIpLease(RoutingContext context) {
    var exchange = new Exchange(context);
    var asked = new IpAddresses.Lease(IpCommands.pool(exchange), leaseId(exchange));
    return bus.request(IpAddresses.LEASE, asked)
        .compose(lease -> exchange.json(IpModels.lease(lease)));
  }

  @Override
  public Future<?> releaseIpLease(RoutingContext context) {
    var exchange = new Exchange(context);
    var command = new IpCommand.Release(IpCommands.pool(exchange), leaseId(exchange), by(exchange));
    return bus.request(IpAddresses.RELEASE, command).compose(done -> exchange.nothing());
  }

  @Override
  public Future<?> confirmIpLease(RoutingContext context) {
    var exchange = new Exchange(context);
    var command = new IpCommand.Confirm(IpCommands.pool(exchange), leaseId(exchange), by(exchange));
    return bus.request(IpAddresses.CONFIRM, command)
        .compose(lease -> exchange.json(IpModels.lease(lease)));
  }

  @Override
  public Future<?> listIpAddresses(RoutingContext context) {
    var exchange = new Exchange(context);
    var asked = new IpAddresses.Map(IpCommands.pool(exchange), VmCommands.page(exchange.input()));
    return bus.request(IpAddresses.MAP, asked)
        .compose(page -> exchange.json(IpModels.stretches(page)));
  }

  @Override
  public Future<?> listIpHistory(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(IpAddresses.HISTORY, IpCommands.history(exchange))
        .compose(page -> exchange.json(IpModels.history(page)));
  }

  @Override
  public Future<?> importIpAddresses(RoutingContext context) {
    var exchange = new Exchange(context);
    var body = exchange.input().body(IpImport.class);
    var command =
        new IpCommand.Import(
            IpCommands.pool(exchange),
            Format.valueOf(body.format().name()),
            body.text(),
            Boolean.TRUE.equals(body.dryRun()),
            by(exchange));
    return bus.request(IpAddresses.IMPORT, command, PATIENCE)
        .compose(report -> exchange.json(IpModels.report(report)));
  }

  @Override
  public Future<?> exportIpAddresses(RoutingContext context) {
    var exchange = new Exchange(context);
    var format = Format.valueOf(exchange.input().text("format"));
    return bus.request(
            IpAddresses.EXPORT, new IpAddresses.Export(IpCommands.pool(exchange), format), PATIENCE)
        .compose(
            list ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(list));
  }

  @Override
  public Future<?> listIpFindings(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(IpAddresses.FINDINGS, IpCommands.pool(exchange))
        .compose(findings -> exchange.json(IpModels.findings(findings)));
  }

  @Override
  public Future<?> fixIpFinding(RoutingContext context) {
    var exchange = new Exchange(context);
    var fix = IpFinding.Fix.valueOf(exchange.input().body(IpFix.class).fix().name());
    var command =
        new IpCommand.PutRight(
            IpCommands.pool(exchange), exchange.input().text("findingId"), fix, by(exchange));
    return bus.request(IpAddresses.PUT_RIGHT, command).compose(done -> exchange.nothing());
  }

  @Override
  public Future<?> listVmAddresses(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(IpAddresses.OF_VM, vmId(exchange))
        .compose(both -> exchange.json(IpModels.both(both)));
  }

  private static String leaseId(Exchange exchange) {
    return exchange.input().text("leaseId");
  }

  private static String by(Exchange exchange) {
    return exchange.principal().username();
  }
}
