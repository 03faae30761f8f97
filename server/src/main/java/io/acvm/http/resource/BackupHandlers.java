package io.acvm.http.resource;

import static io.acvm.http.resource.Submissions.vmId;

import io.acvm.api.BackupsApi;
import io.acvm.api.model.BackupCreate;
import io.acvm.api.model.BackupRestore;
import io.acvm.bus.Bus;
import io.acvm.bus.FileAddresses;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.Retention;
import io.acvm.domain.vm.FileCommand;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backups of VMs. */
public final class BackupHandlers implements BackupsApi {
  private final Bus bus;
  private final Submissions submissions;

  public BackupHandlers(Bus bus) {
    this.bus = bus;
    this.submissions = new Submissions(bus);
  }

  @Override
  public Future<?> listBackups(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(FileAddresses.LIST_BACKUPS, FileModels.of(exchange))
        .compose(
            all ->
                exchange.json(
                    FileModels.backups(all, Optional.ofNullable(exchange.input().text("vmId")))));
  }

  @Override
  public Future<?> getBackup(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(FileAddresses.GET_BACKUP, backupId(exchange))
        .compose(backup -> exchange.json(FileModels.backup(backup)));
  }

  @Override
  public Future<?> createBackup(RoutingContext context) {
    return submissions.submit(
        context,
        exchange -> {
          var body = exchange.input().body(BackupCreate.class);
          return new FileCommand.CreateBackup(
              vmId(exchange), Optional.ofNullable(body.note()), Boolean.TRUE.equals(body.live()));
        });
  }

  @Override
  public Future<?> verifyBackup(RoutingContext context) {
    return submissions.submit(
        context, exchange -> new FileCommand.VerifyBackup(backupId(exchange)));
  }

  @Override
  public Future<?> deleteBackup(RoutingContext context) {
    return submissions.submit(
        context, exchange -> new FileCommand.DeleteBackup(backupId(exchange)));
  }

  @Override
  public Future<?> restoreBackup(RoutingContext context) {
    return submissions.submit(context, BackupHandlers::restore);
  }

  @Override
  public Future<?> planRetention(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(
            FileAddresses.PLAN_RETENTION,
            new FileAddresses.Retain(vmId(exchange), policy(exchange)))
        .compose(choices -> exchange.json(FileModels.retention(choices)));
  }

  @Override
  public Future<?> applyRetention(RoutingContext context) {
    return submissions.submit(
        context, exchange -> new FileCommand.ApplyRetention(vmId(exchange), policy(exchange)));
  }

  private static FileCommand restore(Exchange exchange) {
    var body = exchange.input().body(BackupRestore.class);
    boolean beside = body.mode() == BackupRestore.ModeEnum.BESIDE;
    if (beside != (body.name() != null)) {
      var rule = beside ? "required" : "unexpected";
      var field = new FieldFailure("/name", rule, beside ? "is missing" : "does not belong here");
      throw new AcvmException(
          new Failure(ErrorCode.REQUEST_INVALID, Map.of(), List.of(field)), null);
    }
    return new FileCommand.RestoreBackup(backupId(exchange), Optional.ofNullable(body.name()));
  }

  private static Retention policy(Exchange exchange) {
    var body = exchange.input().body(io.acvm.api.model.Retention.class);
    return new Retention(
        orZero(body.keepLast()),
        orZero(body.keepDaily()),
        orZero(body.keepWeekly()),
        orZero(body.keepMonthly()));
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }

  private static BackupId backupId(Exchange exchange) {
    return new BackupId(exchange.input().text("backupId"));
  }
}
