package io.acvm.bus;

import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizedVm;
import io.acvm.domain.organizer.Retention;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.VmId;
import java.util.List;
import java.util.Optional;

/** What the area of the organizer answers; what it changes goes through operations. */
public final class FileAddresses {
  public static final Address<Plan, OrganizePlan> PLAN = new Address<>("organizer.plan");
  public static final Address<Of, List<Offer<OrganizedVm>>> LIST_ORGANIZED =
      new Address<>("organizer.list");
  public static final Address<Of, List<Offer<Backup>>> LIST_BACKUPS =
      new Address<>("organizer.listBackups");
  public static final Address<BackupId, Offer<Backup>> GET_BACKUP =
      new Address<>("organizer.getBackup");
  public static final Address<Retain, List<Retention.Choice>> PLAN_RETENTION =
      new Address<>("organizer.planRetention");
  public static final Address<Of, List<Offer<CleanupItem>>> LIST_CLEANUP =
      new Address<>("organizer.listCleanup");
  public static final Address<Of, List<Offer<TrashItem>>> LIST_TRASH =
      new Address<>("organizer.listTrash");

  private FileAddresses() {}

  /** One provider, or all. */
  public record Of(Optional<ProviderId> provider) {}

  /** Which VM would be organized; {@code adopt} for one outside our directories. */
  public record Plan(VmId vm, boolean adopt) {}

  /** A policy for the backups of a VM. */
  public record Retain(VmId vm, Retention policy) {}
}
