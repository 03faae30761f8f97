package io.acvm.http.resource;

import static io.acvm.http.resource.Submissions.vmId;

import io.acvm.api.OrganizerApi;
import io.acvm.api.model.OrganizeRequest;
import io.acvm.bus.Bus;
import io.acvm.bus.FileAddresses;
import io.acvm.domain.vm.FileCommand;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** VMs in the permanent structure. */
public final class OrganizerHandlers implements OrganizerApi {
  private final Bus bus;
  private final Submissions submissions;

  public OrganizerHandlers(Bus bus) {
    this.bus = bus;
    this.submissions = new Submissions(bus);
  }

  @Override
  public Future<?> planOrganization(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(
            FileAddresses.PLAN,
            new FileAddresses.Plan(vmId(exchange), exchange.input().flag("adopt")))
        .compose(plan -> exchange.json(FileModels.plan(plan)));
  }

  @Override
  public Future<?> organizeVm(RoutingContext context) {
    return submissions.submit(
        context,
        exchange ->
            new FileCommand.Organize(
                vmId(exchange),
                exchange.language().tag(),
                Boolean.TRUE.equals(exchange.input().body(OrganizeRequest.class).adopt())));
  }

  @Override
  public Future<?> undoOrganization(RoutingContext context) {
    return submissions.submit(
        context, exchange -> new FileCommand.UndoOrganization(vmId(exchange)));
  }

  @Override
  public Future<?> listOrganizedVms(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(FileAddresses.LIST_ORGANIZED, FileModels.of(exchange))
        .compose(all -> exchange.json(FileModels.organized(all)));
  }
}
