package io.acvm.bus;

import io.acvm.core.vm.FileQueries;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for the files of VMs. */
public final class OrganizerVerticle extends VerticleBase {
  private final Bus bus;
  private final FileQueries files;

  public OrganizerVerticle(Bus bus, FileQueries files) {
    this.bus = bus;
    this.files = files;
  }

  @Override
  public Future<?> start() {
    bus.serve(FileAddresses.PLAN, plan -> files.planOrganization(plan.vm(), plan.adopt()));
    bus.serve(FileAddresses.LIST_ORGANIZED, of -> files.organized(of.provider()));
    bus.serve(FileAddresses.LIST_BACKUPS, of -> files.backups(of.provider()));
    bus.serve(FileAddresses.GET_BACKUP, files::backup);
    bus.serve(
        FileAddresses.PLAN_RETENTION, retain -> files.retention(retain.vm(), retain.policy()));
    bus.serve(FileAddresses.LIST_CLEANUP, of -> files.cleanup(of.provider()));
    bus.serve(FileAddresses.LIST_TRASH, of -> files.trash(of.provider()));
    return Future.succeededFuture();
  }
}
