package io.acvm.core.vm;

import io.acvm.core.inventory.ProviderConnection;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
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
import io.acvm.domain.vm.VmRecord;
import io.acvm.provider.VmKeeper;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be known of the files of VMs, read from the disks when it is asked for. */
public final class FileQueries {
  private final VmAccess access;
  private final CommandChecks checks;

  FileQueries(VmAccess access) {
    this.access = access;
    this.checks = new CommandChecks(access.records());
  }

  /**
   * What organizing would do. Fails as organizing would.
   *
   * @param adopt whether a VM outside our directories is taken over
   */
  public Future<OrganizePlan> planOrganization(VmId id, boolean adopt) {
    return Future.succeededFuture()
        .compose(
            now -> {
              VmRecord vm = checks.ready(id);
              VmKeeper keeper = access.keeper(vm.provider());
              if (adopt && !CommandChecks.isManaged(vm)) {
                return keeper.planAdoption(vm.ref().orElseThrow());
              }
              checks.needManaged(vm);
              return keeper.planOrganization(vm.ref().orElseThrow());
            });
  }

  /** The VMs of one provider, or of all. */
  public Future<List<Offer<OrganizedVm>>> organized(Optional<ProviderId> provider) {
    return all(provider, VmKeeper::listOrganized);
  }

  /** Newest first. */
  public Future<List<Offer<Backup>>> backups(Optional<ProviderId> provider) {
    return all(provider, VmKeeper::listBackups)
        .map(
            found -> {
              List<Offer<Backup>> sorted = new ArrayList<>(found);
              sorted.sort(
                  Comparator.comparing((Offer<Backup> each) -> each.item().createdAt()).reversed());
              return sorted;
            });
  }

  /** Fails with {@code BACKUP_NOT_FOUND}. */
  public Future<Offer<Backup>> backup(BackupId id) {
    return backups(Optional.empty())
        .map(
            all ->
                all.stream()
                    .filter(each -> each.item().id().equals(id))
                    .findFirst()
                    .orElseThrow(
                        () -> AcvmException.of(ErrorCode.BACKUP_NOT_FOUND, "id", id.value())));
  }

  /** Every backup of a VM and why it is kept, newest first. */
  public Future<List<Retention.Choice>> retention(VmId vm, Retention policy) {
    return backups(Optional.empty())
        .map(
            all ->
                policy.choose(
                    all.stream()
                        .map(Offer::item)
                        .filter(backup -> backup.vm().equals(Optional.of(vm)))
                        .toList()));
  }

  public Future<List<Offer<CleanupItem>>> cleanup(Optional<ProviderId> provider) {
    return all(provider, VmKeeper::findCleanup);
  }

  public Future<List<Offer<TrashItem>>> trash(Optional<ProviderId> provider) {
    return all(provider, VmKeeper::listTrash);
  }

  private <T> Future<List<Offer<T>>> all(
      Optional<ProviderId> wanted, Function<VmKeeper, Future<List<T>>> question) {
    return Future.succeededFuture()
        .compose(
            now -> {
              wanted.ifPresent(access.providers()::get);
              List<Future<List<Offer<T>>>> answers = new ArrayList<>();
              for (ProviderConnection connection : access.providers().all()) {
                ProviderId id = connection.id();
                if (wanted.map(id::equals).orElse(true)) {
                  connection.hypervisor().stream()
                      .flatMap(provider -> provider.keeper().stream())
                      .forEach(keeper -> answers.add(offers(id, question.apply(keeper))));
                }
              }
              return Future.all(answers).map(done -> flat(answers));
            });
  }

  private static <T> Future<List<Offer<T>>> offers(ProviderId id, Future<List<T>> items) {
    return items.map(all -> all.stream().map(item -> new Offer<>(id, item)).toList());
  }

  private static <T> List<Offer<T>> flat(List<Future<List<Offer<T>>>> answers) {
    return answers.stream().flatMap(answer -> answer.result().stream()).toList();
  }
}
