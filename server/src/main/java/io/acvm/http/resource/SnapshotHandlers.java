package io.acvm.http.resource;

import static io.acvm.http.resource.Submissions.vmId;

import io.acvm.api.SnapshotsApi;
import io.acvm.api.model.Snapshot;
import io.acvm.api.model.SnapshotCreate;
import io.acvm.api.model.SnapshotList;
import io.acvm.bus.Bus;
import io.acvm.bus.InventoryAddresses;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.VmCommand;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Snapshots of one VM. */
public final class SnapshotHandlers implements SnapshotsApi {
  private final Bus bus;
  private final Submissions submissions;

  public SnapshotHandlers(Bus bus) {
    this.bus = bus;
    this.submissions = new Submissions(bus);
  }

  @Override
  public Future<?> listSnapshots(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(InventoryAddresses.LIST_SNAPSHOTS, vmId(exchange))
        .map(
            all -> new SnapshotList(all.stream().map(SnapshotHandlers::model).toList(), all.size()))
        .compose(exchange::json);
  }

  @Override
  public Future<?> createSnapshot(RoutingContext context) {
    return submissions.submit(context, SnapshotHandlers::create);
  }

  @Override
  public Future<?> restoreSnapshot(RoutingContext context) {
    return submissions.submit(
        context, exchange -> new VmCommand.RestoreSnapshot(vmId(exchange), snapshotId(exchange)));
  }

  @Override
  public Future<?> deleteSnapshot(RoutingContext context) {
    return submissions.submit(
        context,
        exchange ->
            new VmCommand.DeleteSnapshot(
                vmId(exchange), snapshotId(exchange), exchange.input().flag("children")));
  }

  private static VmCommand create(Exchange exchange) {
    var body = exchange.input().body(SnapshotCreate.class);
    var spec =
        new SnapshotSpec(
            body.name(),
            Optional.ofNullable(body.description()),
            Boolean.TRUE.equals(body.includeMemory()));
    return new VmCommand.CreateSnapshot(vmId(exchange), spec);
  }

  private static SnapshotId snapshotId(Exchange exchange) {
    return new SnapshotId(exchange.input().text("snapshotId"));
  }

  private static Snapshot model(io.acvm.domain.provider.Snapshot snapshot) {
    return new Snapshot(
        snapshot.id().value(),
        snapshot.name(),
        snapshot.description().orElse(null),
        snapshot.createdAt(),
        snapshot.parent().map(SnapshotId::value).orElse(null),
        snapshot.isCurrent(),
        snapshot.includesMemory(),
        snapshot.uncoveredDisks());
  }
}
