package io.acvm.http.resource;

import io.acvm.api.CleanupApi;
import io.acvm.api.model.CleanupRequest;
import io.acvm.api.model.TrashEmpty;
import io.acvm.api.model.TrashPutBack;
import io.acvm.bus.Bus;
import io.acvm.bus.FileAddresses;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.FileCommand;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is nobody's, and the trash. */
public final class CleanupHandlers implements CleanupApi {
  /** Every file beneath the directories of VMs is looked at. */
  private static final Duration LOOKING_TIMEOUT = Duration.ofMinutes(2);

  private final Bus bus;
  private final Submissions submissions;

  public CleanupHandlers(Bus bus) {
    this.bus = bus;
    this.submissions = new Submissions(bus);
  }

  @Override
  public Future<?> listCleanup(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(FileAddresses.LIST_CLEANUP, FileModels.of(exchange), LOOKING_TIMEOUT)
        .compose(all -> exchange.json(FileModels.cleanup(all)));
  }

  @Override
  public Future<?> cleanUp(RoutingContext context) {
    return submissions.submit(
        context,
        exchange -> {
          var body = exchange.input().body(CleanupRequest.class);
          return new FileCommand.CleanUp(
              new ProviderId(body.provider()), List.copyOf(body.items()));
        });
  }

  @Override
  public Future<?> listTrash(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(FileAddresses.LIST_TRASH, FileModels.of(exchange))
        .compose(all -> exchange.json(FileModels.trash(all)));
  }

  @Override
  public Future<?> putBack(RoutingContext context) {
    return submissions.submit(
        context,
        exchange -> {
          var body = exchange.input().body(TrashPutBack.class);
          return new FileCommand.PutBack(new ProviderId(body.provider()), body.item());
        });
  }

  @Override
  public Future<?> emptyTrash(RoutingContext context) {
    return submissions.submit(
        context,
        exchange -> {
          var body = exchange.input().body(TrashEmpty.class);
          int days = body.olderThanDays() == null ? 0 : body.olderThanDays();
          return new FileCommand.EmptyTrash(
              new ProviderId(body.provider()), days, Optional.ofNullable(body.items()));
        });
  }
}
